import { findLastAnswer } from '../archive/captures.ts'
import { findReadingKind } from '../archive/readings.ts'
import type { Sha256 } from '../domain/capture.ts'
import { readerVersion } from '../ingest/ingest-document.ts'
import { report, reportUnreadable } from './crawl-report.ts'
import { fetchDocument, type Fetched } from './fetch-document.ts'
import { checkEntry, checkHeldEntry } from './index-disagreements.ts'
import { attempt, bytesOf, keepAnswer } from './keep-answer.ts'
import type { ListedFile } from './listed-files.ts'
import { readPolicyBeside } from './read-beside.ts'
import { advance, type Walk } from './walk.ts'

/**
 * Asks for a listed policy, reads it and keeps both. By schedule only that is asked for of which this reader
 * has not yet read a policy; what is asked for by a person is always asked, on condition that it changed.
 */
export async function visitPolicy (walk: Walk, file: ListedFile): Promise<void> {
  const { crawl, repository, tools } = walk
  const previous = await findLastAnswer(tools.database, repository.id, file.url) ?? null
  if (!crawl.asked && previous !== null && await isPolicy(walk, previous.sha256)) {
    await checkHeldEntry(walk, file.entry, file.url, file.subject, previous.sha256)
    return advance(walk, file.url, 'held')
  }
  const fetched = await fetchDocument({ url: file.url, previous }, walk.fetchOptions)
  if (fetched.outcome === 'failed') await keepFailure(walk, file, fetched)
  else await keepPolicy(walk, file, fetched)
}

async function isPolicy ({ tools }: Walk, sha256: Sha256): Promise<boolean> {
  return await findReadingKind(tools.database, sha256, 'policy', readerVersion) === 'policy'
}

async function keepFailure (walk: Walk, { url, subject }: ListedFile, fetched: Fetched): Promise<void> {
  await keepAnswer(walk, { url, role: 'policy', subject }, fetched, null)
  walk.counts.failed += 1
  report(walk, 'policy-unreachable', url, `A Court Policy is expected here, and ${fetched.reason}. Publish it at this address, or correct the index that lists it.`)
  advance(walk, url, 'failed')
}

async function keepPolicy (walk: Walk, { url, entry, subject }: ListedFile, fetched: Fetched): Promise<void> {
  const sha256 = fetched.sha256 as Sha256
  const isHeld = await isPolicy(walk, sha256)
  const bytes = isHeld ? null : await bytesOf(walk, fetched)
  const read = bytes === null ? null : await attempt(walk, url, async () => await readPolicyBeside(bytes))
  const isKept = await keepAnswer(walk, { url, role: 'policy', subject }, fetched, read)
  walk.counts[fetched.outcome === 'fetched' ? 'newDocuments' : 'notModified'] += 1
  const isPolicyNow = isHeld || (read?.kind === 'policy' && isKept)
  if (!isPolicyNow) reportUnreadable(walk, 'policy', url, read?.kind === 'unreadable' ? read.findings : [])
  else if (read?.kind === 'policy') checkEntry(walk, entry, url, read.policy)
  else await checkHeldEntry(walk, entry, url, subject, sha256)
  advance(walk, url, isPolicyNow ? fetched.outcome : 'unreadable')
}
