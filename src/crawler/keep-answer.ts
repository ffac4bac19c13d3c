import { keepCapture, type NewCapture } from '../archive/captures.ts'
import { findDocument } from '../archive/documents.ts'
import type { Reading } from '../archive/readings.ts'
import type { Capture, Subject } from '../domain/history/capture.ts'
import type { Fetched } from './fetch-document.ts'
import { codeOf, twice } from './twice.ts'
import type { Walk } from './walk.ts'

/** What was asked for, whose it is, and which index led to it, where it is one itself. */
export interface AskedUrl { url: string, role: Capture['role'], subject: Subject | null, ledFrom?: string | null }

/** The bytes that answered: those that came, or of what is not modified those held. */
export async function bytesOf ({ tools }: Walk, { bytes, sha256 }: Fetched): Promise<Uint8Array> {
  if (bytes !== null) return bytes
  const held = sha256 === null ? undefined : await findDocument(tools.database, sha256)
  if (held === undefined) throw new Error(`Document ${sha256} answered and is not in the archive.`)
  return held.bytes
}

/**
 * Runs a reader on bytes. Readers do not throw; should one, its document is kept without a reading,
 * so that one file never stops a crawl and the next version of the reader meets it again.
 *
 * @throws the signal's reason when the crawl is to end: what was not read through is not kept as unreadable
 */
export async function attempt<T> ({ tools }: Walk, url: string, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    tools.signal?.throwIfAborted()
    tools.log.error({ err: error, url }, 'The reader failed on a document; its bytes are kept.')
    return null
  }
}

/**
 * Keeps and records what answered. Where the database cannot hold what was read from it, the bytes are kept alone.
 *
 * @returns whether the reading was kept, or none was to be
 * @throws whatever else the database says, of a deadlock only when it comes twice
 */
export async function keepAnswer (
  walk: Walk,
  { url, role, subject, ledFrom = null }: AskedUrl,
  fetched: Fetched,
  reading: Reading | null
): Promise<boolean> {
  const { crawl, repository } = walk
  const { document, bytes: _bytes, received: _received, reason: _reason, exchanges, ...answer } = fetched
  const capture = { crawlId: crawl.crawlId, repositoryId: repository.id, url, role, subject, ledFrom, ...answer }
  const isReadingKept = await keepWhatCanBe(walk, { capture, document, reading, exchanges })
  await walk.record()
  if (isReadingKept) {
    walk.documentErrors += reading?.findings.filter(({ severity }) => severity === 'error').length ?? 0
  }
  return isReadingKept
}

async function keepWhatCanBe ({ tools }: Walk, kept: NewCapture): Promise<boolean> {
  try {
    await twice(async () => await keepCapture(tools.database, kept))
    return true
  } catch (error) {
    if (kept.reading === null || !isContentRefused(error)) throw error
    tools.log.error(
      { err: error, url: kept.capture.url },
      'The database refused what was read from a document; its bytes are kept.'
    )
    await twice(async () => await keepCapture(tools.database, { ...kept, reading: null }))
    return false
  }
}

/** SQLSTATE classes 22 and 54: a value the database cannot hold, a limit of its own. Those are the page's doing. */
const isContentRefused = (error: unknown): boolean => /^(22|54)/.test(codeOf(error))
