import { findLastAnswer } from '../archive/captures.ts'
import { findReadingKind } from '../archive/readings.ts'
import type { Sha256 } from '../domain/capture.ts'
import { readerVersion } from '../ingest/ingest-document.ts'
import { reportFailure, reportUnreadable } from './crawl-report.ts'
import type { Fetched } from './fetch-document.ts'
import { checkEntry, checkHeldEntry } from './index-disagreements.ts'
import { attempt, bytesOf, keepAnswer } from './keep-answer.ts'
import { leaveOut, spentLimit } from './left-out.ts'
import type { ListedFile } from './listed-files.ts'
import { readPolicyBeside } from './read-beside.ts'
import { isDueForRevisit } from './revisits.ts'
import { advance, ask, type Walk } from './walk.ts'

/**
 * Asks for a listed policy, reads it and keeps both. By schedule that is asked for of which this reader has not yet
 * read a policy, and once a day what is held; in a crawl that a person asked for everything, on condition that it changed.
 */
export async function visitPolicy (walk: Walk, file: ListedFile): Promise<void> {
  const { crawl, repository, tools } = walk
  tools.signal?.throwIfAborted()
  const previous = await findLastAnswer(tools.database, repository.id, file.url) ?? null
  const limit = spentLimit(walk)
  const isEnoughToHold = !crawl.asked && previous !== null && (limit !== null || !isDueForRevisit(file.url, previous.visitedAt, tools.now()))
  if (isEnoughToHold && await isPolicy(walk, previous.sha256)) {
    await checkHeldEntry(walk, file.entry, file.url, file.subject, previous.sha256)
    return advance(walk, file.url, 'held')
  }
  if (limit !== null) {
    leaveOut(walk, 'policies', limit, file.url)
    return advance(walk, file.url, 'left-out')
  }
  const fetched = await ask(walk, { url: file.url, previous })
  if (fetched.outcome === 'failed') await keepFailure(walk, file, fetched)
  else await keepPolicy(walk, file, fetched)
}

async function isPolicy ({ tools }: Walk, sha256: Sha256): Promise<boolean> {
  return await findReadingKind(tools.database, sha256, 'policy', readerVersion) === 'policy'
}

async function keepFailure (walk: Walk, { url, subject }: ListedFile, fetched: Fetched): Promise<void> {
  // Its index lists it, which says that it is missing; of what nobody was asked, nothing more is to be said.
  if (fetched.failure !== 'put-off') await keepAnswer(walk, { url, role: 'policy', subject }, fetched, null)
  reportFailure(walk, 'policy', url, fetched)
  advance(walk, url, 'failed')
}

async function keepPolicy (walk: Walk, { url, entry, subject }: ListedFile, fetched: Fetched): Promise<void> {
  const sha256 = fetched.sha256 as Sha256
  const isHeld = await isPolicy(walk, sha256)
  const bytes = isHeld ? null : await bytesOf(walk, fetched)
  const read = bytes === null ? null : await attempt(walk, url, async () => await readPolicyBeside(bytes, { signal: walk.tools.signal }))
  const isKept = await keepAnswer(walk, { url, role: 'policy', subject }, fetched, read)
  walk.counts[fetched.outcome === 'fetched' ? 'newDocuments' : 'notModified'] += 1
  const isPolicyNow = isHeld || (read?.kind === 'policy' && isKept)
  if (!isPolicyNow) reportUnreadable(walk, 'policy', url, read?.kind === 'unreadable' ? read.findings : [])
  else if (read?.kind === 'policy') checkEntry(walk, entry, url, read.policy)
  else await checkHeldEntry(walk, entry, url, subject, sha256)
  advance(walk, url, isPolicyNow ? fetched.outcome : 'unreadable')
}
