import type { App } from '../../src/http/fastify.ts'
import type { Court, Evidence } from './evidence.ts'
import { naiveAnswer, type NaiveAnswer } from './naive.ts'

/** What a question shows that the second reading does not say. */
export interface Mismatch { question: string, what: string, ours: unknown, naive: unknown }

/** One question about a court at an instant, as known at a moment; null: now. */
export interface Question { court: Court, at: number, knownAt: number | null }

interface DoubtWire { kind: string, version: string | null, url: string | null }

/** An answer, or a problem that says why there is none. */
interface DecisionWire {
  type?: string
  policy?: { version: string, effectiveFrom: string | null, effectiveUntil: string | null, document: { sha256: string } }
  firstEffectiveFrom?: string | null
  nextChange?: { version: string, effectiveFrom: string } | null
  settledUntil?: string | null
  provisional?: boolean
  doubts?: DoubtWire[]
  reasons?: Array<{ version: string | null, verdict: string }>
  laterPublications?: number
}

export const print = (instant: number): string => new Date(instant).toISOString()

const pathOf = ({ court, at, knownAt }: Question, route: string): string => {
  const known = knownAt === null ? '' : `&knownAt=${print(knownAt)}`
  return `/v1/courts/${court.key}/${route}?at=${print(at)}${known}`
}

/** Asks for the policy in force and for the time line, and compares both with the second reading of what was known. */
export async function askAndCompare (app: App, evidence: Evidence, question: Question): Promise<{ asked: string[], bodies: string[], mismatches: Mismatch[] }> {
  const { court, at, knownAt } = question
  const known = { ...evidence, log: evidence.log.filter(({ recordedAt }) => knownAt === null || recordedAt <= knownAt) }
  const naive = naiveAnswer(known, court, at)
  const asked = [pathOf(question, 'effective-policy'), pathOf(question, 'timeline')]
  const [decision, timeline] = await Promise.all(asked.map(async url => await app.inject({ url })))
  if (decision === undefined || timeline === undefined) throw new Error('Two questions give two answers.')
  const told = decision.json<DecisionWire>()
  const ours = decision.statusCode === 200 || told.type === 'urn:problem:none-yet' ? decisionOf(told) : undefined
  const line = timeline.statusCode === 200 ? timeline.json<{ periods: Array<{ version: string, from: string, until: string | null }> }>().periods : undefined
  const mismatches = [
    ...differences(asked[0] as string, ours, naive === undefined ? undefined : expected(naive)),
    ...shelfOf(asked[0] as string, ours?.doubts.length ?? 0, String(decision.headers['cache-control'])),
    ...differences(asked[1] as string, line?.map(({ version, from, until }) => ({ version, from: instant(from), until: instant(until) })), naive?.periods)
  ]
  if (decision.statusCode >= 500 || timeline.statusCode >= 500) mismatches.push({ question: asked.join(' '), what: 'status', ours: [decision.body, timeline.body], naive: null })
  return { asked, bodies: [decision.body, timeline.body], mismatches }
}

type Compared = Omit<NaiveAnswer, 'doubts' | 'periods' | 'later' | 'versions'> & { doubts: string[] }

const instant = (text: string | null | undefined): number | null => text === null || text === undefined ? null : Date.parse(text)

const doubtText = ({ kind, version, url }: DoubtWire): string => `${kind} ${version} ${url}`

function decisionOf (told: DecisionWire): Compared {
  const { policy, nextChange, settledUntil, reasons } = told
  const next = nextChange === undefined || nextChange === null ? null : { version: nextChange.version, effectiveFrom: Date.parse(nextChange.effectiveFrom) }
  return {
    version: policy?.version ?? null,
    sha256: policy?.document.sha256 ?? null,
    effectiveFrom: instant(policy?.effectiveFrom),
    effectiveUntil: instant(policy?.effectiveUntil),
    next,
    settledUntil: instant(settledUntil),
    provisional: told.provisional ?? false,
    doubts: (told.doubts ?? []).map(doubtText).sort(),
    reasons: (reasons ?? []).map(({ version, verdict }) => `${version} ${verdict}`).sort(),
    laterPublications: told.laterPublications ?? 0,
    ...(told.firstEffectiveFrom === undefined ? {} : { firstEffectiveFrom: instant(told.firstEffectiveFrom) })
  }
}

/** Of a court without a policy in force the problem tells less. */
function expected (naive: NaiveAnswer): Compared {
  const { doubts, periods, later, versions: _versions, ...rest } = naive
  const sorted = doubts.map(doubtText).sort()
  if (naive.version !== null) return { ...rest, reasons: [...rest.reasons, ...later].sort(), doubts: sorted }
  const { provisional } = naive
  const nothing = { version: null, sha256: null, effectiveFrom: null, effectiveUntil: null, next: null, settledUntil: null, reasons: [], laterPublications: 0 }
  return { ...nothing, provisional, doubts: sorted, ...{ firstEffectiveFrom: periods[0]?.from ?? null } }
}

/** Field by field, so that a report shows what differs and no more. */
export function differences (question: string, ours: object | undefined, naive: object | undefined): Mismatch[] {
  if (ours === undefined || naive === undefined) return ours === naive ? [] : [{ question, what: 'whether there is an answer', ours, naive }]
  const fields = new Map([...Object.entries(naive), ...Object.entries(ours)].map(([name]) => [name, null]))
  const [a, b] = [ours, naive] as [Record<string, unknown>, Record<string, unknown>]
  return [...fields.keys()].flatMap(what => JSON.stringify(a[what]) === JSON.stringify(b[what]) ? [] : [{ question, what, ours: a[what], naive: b[what] }])
}

/** An answer that carries a doubt is never shelved for more than a minute. */
function shelfOf (question: string, doubts: number, cacheControl: string): Mismatch[] {
  const seconds = Number(/max-age=(\d+)/.exec(cacheControl)?.[1] ?? 0)
  return doubts > 0 && seconds > 60 ? [{ question, what: 'max-age of an answer with a doubt', ours: seconds, naive: 60 }] : []
}

const blocking = ['unreadable', 'not-fetched', 'zone-unknown', 'version-reused']

/** The list of all courts at one instant: the version in force, and none where a doubt could make it another. */
export async function listAndCompare (app: App, evidence: Evidence, courts: readonly Court[], hourOf: (court: Court) => number): Promise<Mismatch[]> {
  const { items } = (await app.inject({ url: '/v1/courts' })).json<{ items: Array<{ organizationKey: string, effectiveVersion: string | null }> }>()
  return courts.flatMap(court => {
    const naive = naiveAnswer(evidence, court, hourOf(court))
    const isDoubted = naive?.doubts.some(({ kind }) => blocking.includes(kind)) === true
    const ours = items.find(({ organizationKey }) => organizationKey === court.key)?.effectiveVersion ?? null
    return differences(`/v1/courts of ${court.key}`, { effectiveVersion: ours }, { effectiveVersion: isDoubted ? null : naive?.version ?? null })
  })
}
