import { findLastAnswer, type LastAnswer } from '../archive/captures.ts'
import { findReadingKind, type Reading } from '../archive/readings.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import type { Finding } from '../domain/policy/finding.ts'
import type { PolicyIndex } from '../domain/policy/policy.ts'
import { subjectOf } from '../domain/history/subject.ts'
import { readerVersion, type IndexReading } from '../ingest/ingest-document.ts'
import { ask } from './ask.ts'
import { report, reportFailure, reportIndexFindings, reportUnreadable } from './crawl-report.ts'
import type { Fetched } from './fetch-document.ts'
import { attempt, bytesOf, keepAnswer } from './keep-answer.ts'
import { checkAge } from './index-age.ts'
import { indexesOf, meetRemotes, policiesOf, type Ancestor } from './listed-files.ts'
import { placeOf } from './locations.ts'
import { readIndexBeside } from '../reading/read-beside.ts'
import { isIndexDueWhole } from './revisits.ts'
import { advance, type Walk } from './walk.ts'

/**
 * Asks for an index, keeps it, and visits the indexes that it leads to. From the moment it is recorded, every policy that it lists
 * and that is not archived is a doubt (domain §3.6); the policies themselves are asked for when all indexes are kept.
 *
 * @param above the indexes that lead here, outermost first
 */
export async function visitIndex (walk: Walk, url: string, above: readonly Ancestor[]): Promise<void> {
  walk.counts.indexes += 1
  const asked = await askForIndex(walk, url)
  if (asked.fetched.outcome === 'failed') await keepFailure(walk, url, asked.fetched, above)
  else await takeIndex(walk, url, asked, above)
}

/** What answered where an index is expected, and what had answered last. */
export interface AskedIndex { previous: LastAnswer | null, fetched: Fetched }

export async function askForIndex (walk: Walk, url: string): Promise<AskedIndex> {
  walk.metIndexes.add(url)
  walk.expected += 1
  const previous = await findLastAnswer(walk.tools.database, walk.repository.id, url) ?? null
  const whole = isIndexDueWhole(url, previous, walk.crawl.asked, walk.tools.now())
  return { previous, fetched: await ask(walk, { url, previous, whole }) }
}

/** Keeps an index that has answered, notes the policies that it lists, and visits the indexes that it leads to. */
export async function takeIndex (walk: Walk, url: string, { previous, fetched }: AskedIndex, above: readonly Ancestor[]): Promise<void> {
  const base = fetched.finalUrl ?? url
  const { index, reading, findings } = await readFetched(walk, url, base, fetched)
  await checkAge(walk, url, previous, fetched)
  const isKept = await keepAnswer(walk, { url, role: 'index', subject: null, ledFrom: parentOf(above) }, fetched, reading)
  walk.counts[fetched.outcome === 'fetched' ? 'newDocuments' : 'notModified'] += 1
  const isReadable = index !== null && isKept
  if (isReadable) reportIndexFindings(walk, url, findings)
  else reportUnreadable(walk, 'index', url, index === null ? findings : [])
  advance(walk, url, isReadable ? fetched.outcome : 'unreadable')
  if (index !== null && isNewPlace(walk, url, base, above)) await follow(walk, index, base, [...above, [url, base]])
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
  const bytes = await bytesOf(walk, fetched)
  const read = await attempt(walk, url, async () => await readIndexBeside(bytes, { signal: walk.tools.signal }))
  if (read === null) return { index: null, findings: [], reading: null }
  const index = read.kind === 'index' ? read.index : null
  const isHeld = await findReadingKind(walk.tools.database, fetched.sha256 as Sha256, 'index', readerVersion) !== undefined
  return { index, findings: read.findings, reading: isHeld ? null : indexReading(read, base) }
}

/** What is kept of an index: whose policy each of its entries is, as far as the entry or the name of a file that could be asked for tells. */
export function indexReading (read: IndexReading, base: string): Reading {
  if (read.kind === 'unreadable') return { reader: readerVersion, ...read }
  const entries = read.index.policies.map(entry => {
    const { url } = placeOf(entry.location, base)
    return { subject: subjectOf(entry, url ?? entry.location), location: entry.location, path: entry.path }
  })
  return { kind: 'index', reader: readerVersion, findings: read.findings, entries }
}

/** A redirect may lead to where the walk has been: above, which is a cycle, or elsewhere, where it was followed already. */
function isNewPlace (walk: Walk, url: string, base: string, above: readonly Ancestor[]): boolean {
  if (base === url) return true
  if (above.some(ancestor => ancestor.includes(base))) report(walk, 'index-cycle', url, `This index redirects to ${base}, which leads here: it is not followed again.`)
  const isNew = !walk.metIndexes.has(base)
  walk.metIndexes.add(base)
  return isNew
}

async function follow (walk: Walk, index: PolicyIndex, base: string, above: readonly Ancestor[]): Promise<void> {
  const files = policiesOf(walk, index, base)
  walk.expected += files.length
  walk.counts.policies += files.length
  walk.files.push(...files)
  for (const url of indexesOf(walk, index, base, above)) await visitIndex(walk, url, above)
  meetRemotes(walk, index, base)
}
