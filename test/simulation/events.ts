import type { App } from '../../src/http/fastify.ts'
import { heldOf, missingOf, type Court, type Evidence, type Missing } from './evidence.ts'
import { doubtKinds, naiveAnswer, pendingOf, type Period } from './naive.ts'
import type { Mismatch } from './questions.ts'

/** An event as the service tells it. */
export interface EventWire {
  number: number
  kind: string
  recordedAt: string
  organizationKey: string | null
  version: string | null
  supersededBy?: string
  at: string
  from?: string
  until?: string
  before?: string | null
  after?: string | null
  doubtKinds?: string[]
}

/** Every event of policies and histories so far, in order. */
export async function listEvents (app: App): Promise<EventWire[]> {
  const events: EventWire[] = []
  for (;;) {
    const { items } = (await app.inject({ url: `/v1/events?after=${events.at(-1)?.number ?? 0}&limit=200` })).json<{ items: EventWire[] }>()
    if (items.length === 0) return events
    events.push(...items)
  }
}

/** What an event says that nothing known when it was recorded bears out. */
export function checkEvents (events: readonly EventWire[], evidence: Evidence, courts: readonly Court[]): Mismatch[] {
  return courts.flatMap(court => {
    const known = knowledgeOf(evidence, court)
    return events.filter(({ organizationKey }) => organizationKey === court.key).flatMap(event => {
      const sofar = known.filter(({ recordedAt }) => recordedAt <= Date.parse(event.recordedAt))
      const wrong = isBorneOut(event, sofar) ? [] : [{ question: `event ${event.number}`, what: event.kind, ours: event, naive: sofar.at(-1)?.periods ?? null }]
      return [...wrong, ...checkDoubts(event, evidence, court)]
    })
  })
}

/** What a file could change that a check not yet complete has listed is told later; after it, with the doubts that stay. */
function checkDoubts (event: EventWire, evidence: Evidence, court: Court): Mismatch[] {
  if (event.doubtKinds === undefined) return []
  const known = { ...evidence, log: evidence.log.filter(({ recordedAt }) => recordedAt <= Date.parse(event.recordedAt)) }
  // What ended a policy could be another if anything else ruled just before.
  const instant = Date.parse(event.from ?? event.at)
  const instants = event.kind === 'policy-superseded' ? [instant, instant - 1] : [instant]
  const kindsOf = (files: readonly Missing[]): string[] => [...new Set(instants.flatMap(at => doubtKinds(known, court, files, at)))].sort()
  const pending = kindsOf(pendingOf(known, court))
  const naive = kindsOf(missingOf(known, court, heldOf(known, court)))
  const question = `event ${event.number}`
  // What time brought is told as it was known when its hour came, its doubts too; what is known since is a changed history.
  const isKnownOtherwise = event.kind !== 'history-changed' && ruling(naiveAnswer(known, court, instant)?.periods ?? [], instants.at(-1) as number) !== event.version
  return [
    ...pending.length === 0 ? [] : [{ question, what: `${event.kind} while a file could change it`, ours: event, naive: pending }],
    ...event.from !== undefined || isKnownOtherwise || JSON.stringify(event.doubtKinds.toSorted()) === JSON.stringify(naive) ? [] : [{ question, what: `doubtKinds of ${event.kind}`, ours: event, naive }]
  ]
}

interface Knowledge { recordedAt: number, periods: readonly Period[], versions: readonly string[] }

/** What was known of a court's periods after each thing that was recorded, where it differs from what was known before. */
function knowledgeOf (evidence: Evidence, court: Court): Knowledge[] {
  const known: Knowledge[] = []
  for (const { recordedAt, kind } of evidence.log) {
    if (kind === 'begun') continue
    const answer = naiveAnswer({ ...evidence, log: evidence.log.filter(entry => entry.recordedAt <= recordedAt) }, court, recordedAt)
    if (answer === undefined) continue
    const { periods, versions } = answer
    if (JSON.stringify({ periods, versions }) !== JSON.stringify({ periods: known.at(-1)?.periods, versions: known.at(-1)?.versions })) known.push({ recordedAt, periods, versions })
  }
  return known
}

const ruling = (periods: readonly Period[], at: number): string | null => periods.findLast(({ from }) => from <= at)?.version ?? null

function isBorneOut ({ kind, version, supersededBy, at, from, until, before, after }: EventWire, known: readonly Knowledge[]): boolean {
  const moment = Date.parse(at)
  switch (kind) {
    case 'policy-published': return known.some(({ versions }) => versions.includes(version as string))
    case 'policy-effective': return known.some(({ periods }) => periods.some(period => period.version === version && period.from === moment))
    case 'policy-superseded': return known.some(({ periods }) => periods.some((period, place) =>
      period.version === version && period.until === moment && periods[place + 1]?.version === supersededBy))
    case 'history-changed': return [from, until].every((text, place) => {
      const instant = Date.parse(text as string) - place
      return ruling(known.at(-1)?.periods ?? [], instant) === after && (before === null || known.some(({ periods }) => ruling(periods, instant) === before))
    })
    default: return true
  }
}

/** What a reader of all events misses, once everything has been checked and nothing is in doubt: each policy that counts, each change up to now, told once. */
export function checkTold (events: readonly EventWire[], evidence: Evidence, courts: readonly Court[], now: number): Mismatch[] {
  return courts.flatMap(court => {
    const own = events.filter(({ organizationKey }) => organizationKey === court.key)
    const answer = naiveAnswer(evidence, court, now)
    if (answer === undefined) return []
    const past = answer.periods.filter(({ from }) => from <= now)
    const wanted = [
      ...answer.versions.map(version => `policy-published ${version}`),
      ...past.map(({ version }) => `policy-effective ${version}`),
      ...past.slice(1).map(({ version }, place) => `policy-superseded ${past[place]?.version} by ${version}`)
    ]
    const told = own.map(({ kind, version, supersededBy }) => `${kind} ${version}${supersededBy === undefined ? '' : ` by ${supersededBy}`}`)
    const missed = wanted.filter(each => !told.includes(each)).map((each): Mismatch => ({ question: `events of ${court.key}`, what: each, ours: 'not told', naive: 'told' }))
    const twice = told.filter((each, place) => /^policy-/.test(each) && told.indexOf(each) !== place).map((each): Mismatch => ({ question: `events of ${court.key}`, what: each, ours: 'told twice', naive: 'told once' }))
    return [...missed, ...twice, ...checkReplay(own, past, court, now)]
  })
}

/** Who follows the events has the same past in the end as who asks: each takes effect until the next, and a changed history says for which time; one that reaches the moment of telling goes on. */
function checkReplay (events: readonly EventWire[], past: readonly Period[], court: Court, now: number): Mismatch[] {
  const instants = [...events.flatMap(({ at, from, until }) => [at, from ?? at, until ?? at].map(text => Date.parse(text))), ...past.map(({ from }) => from)]
  const replayed = (instant: number): string | null => {
    let said: string | null = null
    let saidFrom = -Infinity
    for (const { kind, version, at, from, until, after } of events) {
      const moment = Date.parse(at)
      if (kind === 'policy-effective' && moment <= instant && moment >= saidFrom) [said, saidFrom] = [version, moment]
      const ends = until === at ? Infinity : Date.parse(until ?? at)
      if (kind === 'history-changed' && Date.parse(from as string) <= instant && instant < ends) [said, saidFrom] = [after ?? null, Math.min(instant, moment)]
    }
    return said
  }
  return [...new Set(instants)].filter(instant => instant <= now).flatMap(instant => {
    const [ours, naive] = [replayed(instant), ruling(past, instant)]
    return ours === naive ? [] : [{ question: `events of ${court.key}`, what: `who ruled ${new Date(instant).toISOString()}`, ours, naive }]
  })
}
