import { MINUTE } from './wall-clock.ts'
import type { Captured, Recorded } from './recorded.ts'

// What the archive has recorded, as far as anybody can tell what it means: the documents of a court, its indexes, the files that are missing, its checks.

/** Whose a policy is, as a file or the entry of an index says it. */
export interface Labels { key: string, version: string, published: string, effective: string }

/** An entry of an index, at the address that it leads to. */
export interface Entry extends Labels { url: string }

/** What bytes are: a policy, an index, or (undefined) nothing that anybody can read. */
export type Meaning = { kind: 'policy', policy: Labels } | { kind: 'index', entries: readonly Entry[] } | undefined

export interface Court { key: string, zone: string }

/** The archive's word so far, and what its bytes mean. */
export interface Evidence { log: readonly Recorded[], meaningOf: (sha256: string | null) => Meaning, primary: string }

/** A document of a court: the first capture of it, and every address that gave it. */
export interface Held extends Labels { sha256: string, first: Recorded & Captured, seen: Array<Recorded & Captured> }

const isCapture = (entry: Recorded): entry is Recorded & Captured => entry.kind === 'capture'

const captures = ({ log }: Evidence, role: string): Array<Recorded & Captured> => log.filter(isCapture).filter(entry => entry.role === role)

/** Every document that reads as a policy of the court. */
export function heldOf (evidence: Evidence, { key }: Court): Held[] {
  const held: Held[] = []
  for (const capture of captures(evidence, 'policy')) {
    const meaning = capture.outcome === 'failed' ? undefined : evidence.meaningOf(capture.sha256)
    if (meaning?.kind !== 'policy' || meaning.policy.key !== key) continue
    const known = held.find(({ sha256 }) => sha256 === capture.sha256)
    if (known === undefined) held.push({ ...meaning.policy, sha256: capture.sha256 as string, first: capture, seen: [capture] })
    else known.seen.push(capture)
  }
  return held
}

export interface Missing extends Entry { kind: 'not-fetched' | 'unreadable' }

/** The indexes' readable answers, by address, in their order. */
export function indexAnswers (evidence: Evidence): Map<string, Array<{ capture: Recorded & Captured, entries: readonly Entry[] }>> {
  const answers = new Map<string, Array<{ capture: Recorded & Captured, entries: readonly Entry[] }>>()
  for (const capture of captures(evidence, 'index')) {
    const meaning = capture.outcome === 'failed' ? undefined : evidence.meaningOf(capture.sha256)
    if (meaning?.kind === 'index') answers.set(capture.url, [...answers.get(capture.url) ?? [], { capture, entries: meaning.entries }])
  }
  return answers
}

/** The court's files of which nothing is known but that an index lists them, or that they gave bytes which nobody can read. */
export function missingOf (evidence: Evidence, { key }: Court, held: readonly Held[]): Missing[] {
  const files = new Map<string, { entry: Entry, isListed: boolean }>()
  for (const answers of indexAnswers(evidence).values()) {
    for (const [place, { entries }] of answers.entries()) {
      for (const entry of entries) if (entry.key === key) files.set(entry.url, { entry, isListed: place === answers.length - 1 })
    }
  }
  return [...files.values()].flatMap(({ entry, isListed }): Missing[] => {
    if (held.some(({ version, published }) => version === entry.version && published === entry.published)) return []
    // What an address gave counts, whatever its entry says; but for bytes that nobody can read, of a version that it never gave.
    const there = held.filter(({ seen }) => seen.some(({ url }) => url === entry.url))
    const gaveRubbish = captures(evidence, 'policy').some(({ url, outcome, sha256 }) => url === entry.url && outcome === 'fetched' && evidence.meaningOf(sha256)?.kind !== 'policy')
    if (there.length > 0 && !(gaveRubbish && !there.some(({ version }) => version === entry.version))) return []
    const gaveBytes = captures(evidence, 'policy').some(({ url, outcome }) => url === entry.url && outcome !== 'failed')
    if (gaveBytes) return [{ ...entry, kind: 'unreadable' }]
    return isListed ? [{ ...entry, kind: 'not-fetched' }] : []
  })
}

/** As of when an answer shows its site: by our clock less its age and by its own clock, should that be right. */
export function shownAt ({ requestedAt, completedAt, headers }: Captured): number | null {
  const date = Date.parse(headers['date'] ?? '')
  if (Number.isNaN(date) || date < requestedAt - 2 * MINUTE || date > completedAt + 2 * MINUTE) return null
  return Math.min(requestedAt - ageOf(headers), date)
}

const ageOf = (headers: Record<string, string>): number => Number(headers['age'] ?? 0) * 1_000

export interface Check { checkedAt: number, recordedAt: number, sequence: number }

/** The complete checks of a court, in their order. */
export function checksOf (evidence: Evidence, court: Court): Check[] {
  return evidence.log.flatMap(ended => {
    if (ended.kind !== 'ended' || ended.state !== 'done') return []
    const before = evidence.log.filter(({ sequence }) => sequence < ended.sequence)
    const checkedAt = checkedBy({ ...evidence, log: before }, ended.crawlId, court)
    return checkedAt === null ? [] : [{ checkedAt, recordedAt: ended.recordedAt, sequence: ended.sequence }]
  })
}

/** When a crawl that came to its end has checked a court; null where it has not. */
function checkedBy (evidence: Evidence, crawlId: string, { key }: Court): number | null {
  const own = captures(evidence, 'index').filter(capture => capture.crawlId === crawlId)
  const read = own.flatMap(capture => {
    const meaning = capture.outcome === 'failed' ? undefined : evidence.meaningOf(capture.sha256)
    return meaning?.kind === 'index' ? [{ capture, entries: meaning.entries.filter(entry => entry.key === key) }] : []
  })
  const unread = own.filter(capture => !read.some(other => other.capture === capture))
  const listing = read.filter(({ entries }) => entries.length > 0)
  if (!read.some(({ capture }) => capture.url === evidence.primary)) return null
  const listedBefore = (url: string): boolean => indexAnswers(evidence).get(url)?.some(({ entries }) => entries.some(entry => entry.key === key)) === true
  if (unread.length > 0 && (listing.length === 0 || unread.some(({ url }) => listedBefore(url)))) return null
  const policies = captures(evidence, 'policy')
  const isSeen = ({ url }: Entry): boolean => policies.some(capture => capture.url === url && (capture.outcome !== 'failed' || capture.crawlId === crawlId))
  if (!listing.flatMap(({ entries }) => entries).every(isSeen)) return null
  const way = listing.length === 0 ? read : read.filter(({ capture, entries }) => entries.length > 0 || capture.url === evidence.primary)
  return Math.min(...way.map(({ capture }) => capture.requestedAt - ageOf(capture.headers)))
}
