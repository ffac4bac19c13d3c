import { findPolicyIdentity, type HeldFile } from '../archive/held-files.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import { readerVersion } from '../reading/reader.ts'
import { ask } from './ask.ts'
import { reportFailure, reportUnreadable } from './crawl-report.ts'
import type { Fetched } from './fetch-document.ts'
import { checkEntry } from './index-disagreements.ts'
import { attempt, bytesOf, keepAnswer } from './keep-answer.ts'
import { leaveOut, noteUnasked, spentLimit } from './left-out.ts'
import type { FileToAsk } from './listed-file.ts'
import { readPolicyBeside } from '../reading/read-beside.ts'
import { isDueForRevisit, isPolicyDueWhole } from './revisits.ts'
import { advance, type Walk } from './walk.ts'

/**
 * Asks for a listed policy, reads it and keeps both. By schedule that is asked for
 * of which this reader has not yet read a policy, and once a day what is held; in
 * a crawl that a person asked for everything, on condition that it changed.
 *
 * @param held what last answered there; null for a file that never did
 */
export async function visitPolicy (walk: Walk, file: FileToAsk, held: HeldFile | null): Promise<void> {
  const { crawl, tools } = walk
  tools.signal?.throwIfAborted()
  const limit = spentLimit(walk)
  const isEnoughToHold =
    !crawl.asked && held !== null && (limit !== null || !isDueForRevisit(file.url, held.visitedAt, tools.now()))
  if (isEnoughToHold && held.policy !== null) {
    checkEntry(walk, file.entry, file.url, held.policy)
    return advance(walk, file.url, 'held')
  }
  if (limit !== null) {
    leaveOut(walk, 'policies', limit, file.url)
    if (held === null) noteUnasked(walk, file, 'beyond-limits')
    return advance(walk, file.url, 'left-out')
  }
  const fetched = await ask(walk, {
    url: file.url,
    previous: held,
    whole: isPolicyDueWhole(file.url, held, tools.now())
  })
  if (fetched.failure === 'put-off' && held === null) noteUnasked(walk, file, 'put-off')
  if (fetched.outcome === 'failed') await keepFailure(walk, file, fetched)
  else await keepPolicy(walk, file, fetched)
}

async function keepFailure (walk: Walk, { url, subject }: FileToAsk, fetched: Fetched): Promise<void> {
  // Its index lists it, which says that it is missing; of what nobody was asked, nothing more is to be said.
  if (fetched.failure !== 'put-off') await keepAnswer(walk, { url, role: 'policy', subject }, fetched, null)
  reportFailure(walk, 'policy', url, fetched)
  advance(walk, url, 'failed')
}

async function keepPolicy (walk: Walk, { url, entry, subject }: FileToAsk, fetched: Fetched): Promise<void> {
  const known = await findPolicyIdentity(walk.tools.database, fetched.sha256 as Sha256, readerVersion)
  const bytes = known === null ? await bytesOf(walk, fetched) : null
  const read =
    bytes === null
      ? null
      : await attempt(walk, url, async () => await readPolicyBeside(bytes, { signal: walk.tools.signal }))
  const isKept = await keepAnswer(walk, { url, role: 'policy', subject }, fetched, read)
  walk.counts[fetched.outcome === 'fetched' ? 'newDocuments' : 'notModified'] += 1
  const policy = known ?? (read?.kind === 'policy' && isKept ? read.policy : null)
  if (policy === null) reportUnreadable(walk, 'policy', url, read?.kind === 'unreadable' ? read.findings : [])
  else checkEntry(walk, entry, url, policy)
  advance(walk, url, policy === null ? 'unreadable' : fetched.outcome)
}
