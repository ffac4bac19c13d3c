import { findDocument } from '../archive/documents.ts'
import { recordEntries } from '../archive/entries.ts'
import { keepReadingBeside, listReadByOthers } from '../archive/unread.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import { readerVersion } from '../reading/reader.ts'
import { attempt } from './keep-answer.ts'
import { readPolicyBeside } from '../reading/read-beside.ts'
import type { Walk } from './walk.ts'

const AT_ONCE = 100

/**
 * Reads the policy files again that only other versions of the reader have read, and that nobody gives any more or no
 * index lists: from the archive's own bytes. Their new readings stand beside the old ones and count from now on.
 */
export async function readHeldAgain (walk: Walk): Promise<void> {
  const { tools } = walk
  let after: Sha256 = ''
  for (;;) {
    const documents = await listReadByOthers(tools.database, readerVersion, after, AT_ONCE)
    for (const sha256 of documents) await readAgain(walk, sha256)
    if (documents.length > 0) await recordEntries(tools.database)
    if (documents.length < AT_ONCE) return
    after = documents.at(-1) as Sha256
  }
}

async function readAgain (walk: Walk, sha256: Sha256): Promise<void> {
  const { tools } = walk
  tools.signal?.throwIfAborted()
  const document = await findDocument(tools.database, sha256)
  if (document === undefined) return
  const reading = await attempt(
    walk,
    `document ${sha256}`,
    async () => await readPolicyBeside(document.bytes, { signal: tools.signal })
  )
  if (reading === null) return
  try {
    await keepReadingBeside(tools.database, sha256, reading)
  } catch (error) {
    // One that cannot be kept is met again, and never ends a crawl.
    tools.log.error({ err: error, sha256 }, 'What was read again from a held document could not be kept.')
  }
}
