import { listEvents, type RecordedEvent } from '../archive/events.ts'
import { standingOf } from '../domain/history/decision.ts'
import { doubtsOfSpan } from '../domain/history/span-doubts.ts'
import type { HeldHistory } from '../domain/history-checks/held-history.ts'
import type { CourtHistory, ListedHistory, NoHistory } from '../domain/history/court-history.ts'
import type { KnownPolicy, SetAside } from '../domain/history/known-policy.ts'
import { rulesNumber } from '../domain/policy/corrections.ts'
import { fileNameOf } from '../domain/policy/file-name.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { quarterOf } from '../domain/time/publication-hour.ts'
import { isNamed, summaryWire } from './courts.ts'
import { printUtc } from './instants.ts'
import { wholePolicyWire } from './policies.ts'
import { findingsOf } from './policy-evidence.ts'
import { isHistory, question, type CourtQuestion, type Sources } from './question.ts'
import { restOfSpan } from './resting.ts'
import { courtInstant } from './wire/court.ts'

/** The one moment that a dump is of: nothing in it was recorded later. */
export interface DumpMoment {
  /** The day that it is called after (UTC). */
  date: string
  knownAt: Instant
  /** What the service's clock said: states and present doubts are of that instant. */
  now: Instant
  /** The number of the last entry by then, and of the last event. */
  archiveVersion: number
  eventsAfter: number
  /** The version of the reader of today. */
  reader: string
  /** The last checkpoint over no more than these entries; null where there is none. */
  log: { size: number, root: string, checkpoint: string } | null
}

/** Raised when a line loses a field, or says something else by it. */
const FORM = 1

/** So many events are asked for at once. */
const EVENTS_AT_ONCE = 500

const kinds = ['court', 'policy', 'file', 'event'] as const

type Line = { kind: typeof kinds[number] } & Record<string, unknown>

/**
 * All that is public, as one moment knows it: a line that says which, then a line for each court
 * followed by its policies and the files of it that are no answer, then one for each event, and
 * a last one that counts them. Values are what the routes answer; one court is held at a time.
 *
 * @param printEvent an event as the list of events has it
 */
export async function * dumpLines (
  sources: Sources,
  moment: DumpMoment,
  printEvent: (event: RecordedEvent) => object
): AsyncGenerator<object> {
  const { archiveVersion, date, eventsAfter, knownAt, log, now, reader } = moment
  const counts = Object.fromEntries(kinds.map(kind => [kind, 0])) as Record<Line['kind'], number>
  yield {
    kind: 'dump',
    form: FORM,
    date,
    knownAt: printUtc(knownAt),
    at: printUtc(now),
    eventsAfter,
    archiveVersion,
    rules: rulesNumber,
    reader,
    log
  }
  for await (const line of linesOf(sources, moment, printEvent)) {
    counts[line.kind] += 1
    yield line
  }
  yield { kind: 'end', counts }
}

async function * linesOf (
  sources: Sources,
  moment: DumpMoment,
  printEvent: (event: RecordedEvent) => object
): AsyncGenerator<Line> {
  const { histories } = sources
  for (const organizationKey of await histories.listCourts()) {
    const history = await histories.findHistory(organizationKey, moment.knownAt)
    if (isHistory(history)) yield * answeringLines(sources, moment, history)
    else if (isNamed(history)) yield * unansweringLines(moment, history)
  }
  yield * eventLines(sources, moment, printEvent)
}

async function * answeringLines (
  sources: Sources,
  { knownAt, now }: DumpMoment,
  history: HeldHistory
): AsyncGenerator<Line> {
  const { organizationKey } = history
  const found = await question(sources, { courtKey: organizationKey, knownAt: printUtc(knownAt), now })
  yield {
    kind: 'court',
    ...summaryWire(history, quarterOf(now)),
    timeZoneSource: history.zone.source,
    source: history.source,
    lastCheckedAt: printUtc(found.lastCheckedAt),
    settledUntil: courtInstant(found.decision.settledUntil, history),
    timelineDoubts: doubtsOfSpan(history, -Infinity, Infinity)
  }
  const listed = await sources.histories.listed.find(found.history)
  for (const policy of history.policies) yield await policyLine(sources, { ...found, listed }, policy, null)
  for (const { document, first, kind } of history.setAside) {
    yield await policyLine(sources, { ...found, listed }, { ...document, first }, kind)
  }
  yield * fileLines(history)
}

/**
 * A policy as its own route answers, after what the other routes
 * say of it; `setAside`: why it does not count, null where it does.
 */
async function policyLine (
  sources: Sources,
  found: CourtQuestion & { listed: ListedHistory },
  policy: KnownPolicy,
  setAside: SetAside['kind'] | null
): Promise<Line> {
  const { decision: { at }, history } = found
  const { effectiveFrom: from, effectiveUntil: until } = standingOf(history, policy, at)
  const { provisional, doubts } =
    from === null ? { provisional: null, doubts: [] } : restOfSpan(found, policy, { from, until })
  return {
    kind: 'policy',
    fileName: fileNameOf(policy.first.url),
    reader: policy.reader,
    setAside,
    provisional,
    doubts,
    findings: await findingsOf(sources, found.listed, policy),
    ...(await wholePolicyWire(sources, found, policy))
  }
}

/** Of a court that cannot answer there is what the list of courts says, and which files there are. */
function * unansweringLines ({ knownAt, now }: DumpMoment, nothing: NoHistory): Generator<Line> {
  const { organizationKey, unplaced } = nothing
  const summary = summaryWire(nothing, quarterOf(now))
  const never = { timeZoneSource: null, source: null, lastCheckedAt: null, settledUntil: null }
  yield { kind: 'court', ...summary, ...never, timelineDoubts: summary.doubts }
  for (const policy of unplaced) {
    const { first: { recordedAt, url }, sha256 } = policy
    if (recordedAt <= knownAt) yield fileLine(organizationKey, policy, { reason: 'zone-unknown', sha256, url })
  }
  yield * fileLines(nothing)
}

/** Files of which an index or a capture tells, and that nobody could fetch or read. */
function * fileLines ({ organizationKey, missing }: CourtHistory | NoHistory): Generator<Line> {
  for (const { kind, sha256, subject, url } of missing) {
    const reason = kind === 'unreadable' ? kind : 'not-fetched'
    yield fileLine(organizationKey, subject, { reason, sha256, url })
  }
}

type Labelled = Pick<CourtHistory['missing'][number]['subject'], 'version' | 'published' | 'effective'>

interface NoAnswer { reason: 'zone-unknown' | 'unreadable' | 'not-fetched', sha256: Sha256 | null, url: string }

/** A file that is no answer, and why. */
function fileLine (
  organizationKey: string,
  { effective, published, version }: Labelled,
  { reason, sha256, url }: NoAnswer
): Line {
  const labels = { published, effective }
  return { kind: 'file', organizationKey, version, labels, reason, sha256, url, fileName: fileNameOf(url) }
}

async function * eventLines (
  { database }: Sources,
  { eventsAfter }: DumpMoment,
  printEvent: (event: RecordedEvent) => object
): AsyncGenerator<Line> {
  for (let after = 0; after < eventsAfter;) {
    const events = await listEvents(database, { after, organizationKey: null, kind: null, limit: EVENTS_AT_ONCE })
    for (const event of events) if (event.number <= eventsAfter) yield { kind: 'event', event: printEvent(event) }
    after = events.at(-1)?.number ?? eventsAfter
  }
}
