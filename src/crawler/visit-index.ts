import type { Reading } from '../archive/readings.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import type { Finding } from '../domain/policy/finding.ts'
import type { PolicyIndex } from '../domain/policy/policy.ts'
import { indexReading } from '../reading/index-reading.ts'
import { knownIndex, readNewIndex } from '../reading/known-indexes.ts'
import type { IndexReading } from '../reading/reader.ts'
import { askForIndex, askingAhead, type AskedIndex } from './ask-ahead.ts'
import { report, reportFailure, reportIndexFindings, reportUnreadable } from './crawl-report.ts'
import type { Fetched } from './fetch-document.ts'
import { isIndexReadingHeld } from './held-readings.ts'
import { checkAge, checkMirrorClock } from './index-age.ts'
import { attempt, bytesOf, keepAnswer, type AskedUrl } from './keep-answer.ts'
import { keepMeanwhile } from './keep-meanwhile.ts'
import { indexesOf, meetRemotes, policiesOf, type Ancestor } from './listed-files.ts'
import { advance, type Walk } from './walk.ts'

/**
 * Asks for an index, keeps it, and visits the indexes that it leads to. From the moment
 * it is recorded, every policy that it lists and that is not archived is a doubt
 * (domain §3.6); the policies themselves are asked for when all indexes are kept.
 *
 * @param above the indexes that lead here, outermost first
 */
export async function visitIndex (walk: Walk, url: string, above: readonly Ancestor[]): Promise<void> {
  walk.counts.indexes += 1
  const asked = await askForIndex(walk, url)
  if (asked.fetched.outcome === 'failed') return await keepFailure(walk, url, asked.fetched, above)
  const taken = await takeIndex(walk, url, asked, above)
  if (taken !== null) await followIndex(walk, taken)
}

/** An index that was kept and says something: where it answered, and the indexes that lead to what it lists. */
export interface TakenIndex { index: PolicyIndex, base: string, above: readonly Ancestor[] }

/** Keeps an index that has answered; null where there is nothing in it to follow, or it was followed already. */
export async function takeIndex (
  walk: Walk,
  url: string,
  { previous, fetched }: AskedIndex,
  above: readonly Ancestor[]
): Promise<TakenIndex | null> {
  const base = fetched.finalUrl ?? url
  const { index, reading, findings } = await readFetched(walk, url, base, fetched)
  // A mirror puts indexes in place that say what its last check
  // was: that one is like another is none of the court's doing.
  if (index?.mirror) checkMirrorClock(walk, url, index.mirror, fetched)
  else await checkAge(walk, url, previous, fetched)
  const isKept = await keepIndex(
    walk,
    { url, role: 'index', subject: null, ledFrom: parentOf(above) },
    fetched,
    reading
  )
  walk.counts[fetched.outcome === 'fetched' ? 'newDocuments' : 'notModified'] += 1
  const isReadable = index !== null && isKept
  if (isReadable) reportIndexFindings(walk, url, findings)
  else reportUnreadable(walk, 'index', url, index === null ? findings : [])
  advance(walk, url, isReadable ? fetched.outcome : 'unreadable')
  return index !== null && isNewPlace(walk, url, base, above) ? { index, base, above: [...above, [url, base]] } : null
}

/**
 * Whether what was read of it is kept. What an index lists that was
 * read before is known: of such a one nobody waits for the capture.
 */
async function keepIndex (walk: Walk, asked: AskedUrl, fetched: Fetched, reading: Reading | null): Promise<boolean> {
  if (reading !== null || fetched.outcome === 'fetched') return await keepAnswer(walk, asked, fetched, reading)
  await keepMeanwhile(walk, asked, fetched)
  return true
}

/** The index that led here, by the address under which it was captured. */
const parentOf = (above: readonly Ancestor[]): string | null => above.at(-1)?.[0] ?? null

async function keepFailure (walk: Walk, url: string, fetched: Fetched, above: readonly Ancestor[]): Promise<void> {
  await keepAnswer(walk, { url, role: 'index', subject: null, ledFrom: parentOf(above) }, fetched, null)
  reportFailure(walk, 'index', url, fetched)
  advance(walk, url, 'failed')
}

/** What an index says, if anything, and its reading where this reader had not read it before. */
interface IndexRead { index: PolicyIndex | null, findings: readonly Finding[], reading: Reading | null }

async function readFetched (walk: Walk, url: string, base: string, fetched: Fetched): Promise<IndexRead> {
  const sha256 = fetched.sha256 as Sha256
  const read = knownIndex(sha256) ?? await readNew(walk, url, sha256, await bytesOf(walk, fetched))
  if (read === null) return { index: null, findings: [], reading: null }
  const index = read.kind === 'index' ? read.index : null
  const isHeld = await isIndexReadingHeld(walk.tools.database, sha256)
  return { index, findings: read.findings, reading: isHeld ? null : indexReading(read, base) }
}

async function readNew (walk: Walk, url: string, sha256: Sha256, bytes: Uint8Array): Promise<IndexReading | null> {
  return await attempt(walk, url, async () => await readNewIndex(sha256, bytes, walk.tools.signal))
}

/**
 * A redirect may lead to where the walk has been: above, which
 * is a cycle, or elsewhere, where it was followed already.
 */
function isNewPlace (walk: Walk, url: string, base: string, above: readonly Ancestor[]): boolean {
  if (base === url) return true
  if (above.some(ancestor => ancestor.includes(base))) {
    report(walk, 'index-cycle', url, `This index redirects to ${base}, which leads here: it is not followed again.`)
  }
  const isNew = !walk.metIndexes.has(base)
  walk.metIndexes.add(base)
  return isNew
}

/**
 * Notes the policies that an index lists, and visits the indexes
 * that it leads to: each with all below it before the next.
 */
export async function followIndex (walk: Walk, { index, base, above }: TakenIndex): Promise<void> {
  const files = policiesOf(walk, index, base)
  walk.expected += files.length
  walk.counts.policies += files.length
  walk.files.push(...files)
  const askAhead = askingAhead(walk, index, base, above)
  for (const url of indexesOf(walk, index, base, above)) {
    const visited = visitIndex(walk, url, above)
    askAhead(url)
    await visited
  }
  meetRemotes(walk, index, base)
}
