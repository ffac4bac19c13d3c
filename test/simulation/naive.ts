import { checksOf, heldOf, indexAnswers, missingOf, shownAt, type Court, type Entry, type Evidence, type Held, type Labels, type Missing } from './evidence.ts'
import { hoursAfter, instantOf, labelAt, MINUTE, settledUntil } from './wall-clock.ts'

// The domain, read a second time and as simply as it can be: everything is worked out again for each question, from all that is recorded.

export interface NaiveDoubt { kind: string, version: string | null, url: string | null }

export interface NaiveAnswer {
  version: string | null
  sha256: string | null
  effectiveFrom: number | null
  effectiveUntil: number | null
  next: { version: string, effectiveFrom: number } | null
  settledUntil: number | null
  provisional: boolean
  doubts: NaiveDoubt[]
  /** `version verdict`. */
  reasons: string[]
  /** The same of files that could change only what comes later. */
  later: string[]
  laterPublications: number
  periods: Period[]
  /** Of everything that answers for its version. */
  versions: string[]
}

export interface Period { version: string, from: number, until: number | null }

/** A policy that answers, in its court's time. */
interface Ruling extends Labels { sha256: string, url: string, publishedAt: number, from: number, floored: boolean }

/** What the archive has to answer about an instant; undefined where no policy is archived. `evidence` holds what was known. */
export function naiveAnswer (evidence: Evidence, court: Court, at: number): NaiveAnswer | undefined {
  const held = heldOf(evidence, court)
  if (held.length === 0) return undefined
  const answering = answeringOf(evidence, court, held)
  const policies = answering.map(document => place(document, court.zone))
  const chosen = rule(policies, at)
  const periods = periodsOf(policies)
  const own = periods.find(({ version }) => version === chosen?.version)
  const next = periods.find(({ from }) => from > at)
  const check = checksOf(evidence, court).at(-1)
  const settled = check === undefined ? null : settledUntil(check.checkedAt, court.zone)
  const missing = missingOf(evidence, court, held)
  const unread = missing.filter(file => couldChange(policies, file, at, court.zone))
  const unreadLater = missing.filter(file => !unread.includes(file) && couldChangeLater(policies, file, at, court.zone))
  const doubts = [
    ...unread.map(({ kind, version, url }) => ({ kind, version, url })),
    ...held.filter(document => isReused(document, answering) && place(document, court.zone).from <= at)
      .map(({ version, first }) => ({ kind: 'version-reused', version, url: first.url })),
    ...policies.filter(policy => isBackDated(evidence, court, policy, policies, at)).map(doubt('back-dated')),
    ...policies.filter(policy => restsOnFloor(policy, chosen, at, court.zone)).map(doubt('too-soon'))
  ]
  return {
    version: chosen?.version ?? null,
    sha256: chosen?.sha256 ?? null,
    effectiveFrom: own?.from ?? null,
    effectiveUntil: own?.until ?? null,
    next: next === undefined ? null : { version: next.version, effectiveFrom: next.from },
    settledUntil: settled,
    provisional: settled === null || at >= settled,
    doubts,
    reasons: [...reasonsOf(policies, chosen, own, at), ...unread.map(({ version, kind }) => `${version} ${kind}`)],
    later: unreadLater.map(({ version, kind }) => `${version} ${kind}`),
    laterPublications: Math.max(0, policies.filter(({ publishedAt }) => publishedAt > at).length - 1),
    periods,
    versions: policies.map(({ version }) => version).sort()
  }
}

const doubt = (kind: string) => ({ version, url }: Ruling): NaiveDoubt => ({ kind, version, url })

/**
 * Of each version what answers: of what was captured up to the first complete check after the version was met, the first
 * by label, then address, then order; and that for ever.
 */
function answeringOf (evidence: Evidence, court: Court, held: readonly Held[]): Held[] {
  const checks = checksOf(evidence, court)
  return [...new Set(held.map(({ version }) => version))].map(version => {
    const those = held.filter(document => document.version === version)
    const met = Math.min(...those.map(({ first }) => first.sequence))
    const until = checks.find(({ sequence }) => sequence > met)?.sequence ?? Infinity
    const addressOf = ({ seen }: Held): string => seen.filter(({ sequence }) => sequence <= until).map(({ url }) => url).sort()[0] as string
    const orderOf = (document: Held): string => `${document.published} ${addressOf(document)} ${String(document.first.sequence).padStart(9, '0')}`
    return those.filter(({ first }) => first.sequence <= until).sort((a, b) => orderOf(a) < orderOf(b) ? -1 : 1)[0] as Held
  })
}

const isReused = (document: Held, answering: readonly Held[]): boolean =>
  answering.some(({ version, published }) => version === document.version && published !== document.published)

/** A policy begins when its publication and its effective label have come, and an hour after its publication label (Rule 5). */
function place (labels: Labels & { sha256?: string, first?: { url: string }, url?: string }, zone: string): Ruling {
  const floor = hoursAfter(labels.published, 1)
  const floored = labels.effective < floor
  const publishedAt = instantOf(labels.published, zone)
  const from = Math.max(publishedAt, instantOf(floored ? floor : labels.effective, zone))
  const { key, version, published, effective } = labels
  return { key, version, published, effective, publishedAt, from, floored, sha256: labels.sha256 ?? '', url: labels.first?.url ?? labels.url ?? '' }
}

const orderOf = ({ published, version }: Labels): string => `${published} ${version}`

const isNewer = (a: Labels, b: Labels | undefined): boolean => b === undefined || orderOf(a) > orderOf(b)

/** Of everything that has started the newest publication, then the highest version. */
function rule<P extends Ruling> (policies: readonly P[], at: number): P | undefined {
  return policies.filter(({ from }) => from <= at).sort((a, b) => isNewer(a, b) ? 1 : -1).at(-1)
}

function periodsOf (policies: readonly Ruling[]): Period[] {
  const periods: Period[] = []
  for (const from of [...new Set(policies.map(policy => policy.from))].sort((a, b) => a - b)) {
    const version = rule(policies, from)?.version as string
    const last = periods.at(-1)
    if (last?.version === version) continue
    if (last !== undefined) last.until = from
    periods.push({ version, from, until: null })
  }
  return periods
}

function reasonsOf (policies: readonly Ruling[], chosen: Ruling | undefined, own: Period | undefined, at: number): string[] {
  const later = policies.filter(({ publishedAt }) => publishedAt > at).sort((a, b) => isNewer(a, b) ? 1 : -1)
  const waiting = policies.filter(policy => policy.publishedAt <= at && policy !== chosen && isNewer(policy, chosen))
  const passed = own === undefined ? [] : policies.filter(policy => policy !== chosen && isNewer(chosen as Ruling, policy) && policy.from >= own.from && (own.until === null || policy.from < own.until))
  return [
    ...later.slice(0, 1).map(({ version }) => `${version} not-yet-published`),
    ...waiting.map(({ version }) => `${version} not-yet-effective`),
    ...(chosen === undefined ? [] : [`${chosen.version} in-force`]),
    ...passed.map(({ version }) => `${version} overtaken`)
  ]
}

/** Nothing but the floor of Rule 5 makes it answer as it does. */
function restsOnFloor (policy: Ruling, chosen: Ruling | undefined, at: number, zone: string): boolean {
  if (!policy.floored) return false
  const byItself = Math.max(policy.publishedAt, instantOf(policy.effective, zone))
  return policy === chosen || (isNewer(policy, chosen) && byItself <= at)
}

/** Of the files that are missing those that may still come within a check that has not come to its end. */
export function pendingOf (evidence: Evidence, court: Court): Missing[] {
  const checked = checksOf(evidence, court).at(-1)?.sequence ?? -Infinity
  const listedBefore = (url: string): boolean => [...indexAnswers(evidence).values()].flat()
    .some(({ capture, entries }) => capture.sequence < checked && entries.some(entry => entry.url === url))
  return missingOf(evidence, court, heldOf(evidence, court)).filter(({ url }) => !listedBefore(url))
}

/** The kinds of the doubts that files, of those given, leave about an instant. */
export function doubtKinds (evidence: Evidence, court: Court, files: readonly Missing[], at: number): string[] {
  const policies = answeringOf(evidence, court, heldOf(evidence, court)).map(document => place(document, court.zone))
  return [...new Set(files.filter(file => couldChange(policies, file, at, court.zone)).map(({ kind }) => kind))].sort()
}

/** Whether another policy would rule at an instant if a file were what its entry says; of a version that is there it takes the place. */
function couldChange (policies: readonly Ruling[], file: Entry, at: number, zone: string): boolean {
  const with_ = [...policies.filter(({ version }) => version !== file.version), place(file, zone)]
  return rule(with_, at)?.url !== rule(policies, at)?.url
}

function couldChangeLater (policies: readonly Ruling[], file: Entry, at: number, zone: string): boolean {
  const instants = [...policies, place(file, zone)].map(({ from }) => from).filter(from => from > at)
  return instants.some(instant => couldChange(policies, file, instant, zone))
}

/** Whether the archive's own captures show that a policy was published later than it says, and that this would change the answer. */
function isBackDated (evidence: Evidence, { zone }: Court, policy: Ruling, policies: readonly Ruling[], at: number): boolean {
  const lists = (entries: readonly Entry[]): boolean => entries.some(({ url, key, version, published }) =>
    key === policy.key && version === policy.version && (url === policy.url || published === policy.published))
  for (const answers of indexAnswers(evidence).values()) {
    const first = answers.findIndex(({ entries }) => lists(entries))
    const [without, with_] = [answers[first - 1]?.capture, answers[first]?.capture]
    const shown = without === undefined ? null : shownAt(without)
    if (with_ === undefined || shown === null || shown < lastOfHour(policy.published, zone) + 46 * MINUTE) continue
    const labels = [shown, shownAt(with_) ?? with_.requestedAt].map(instant => labelAt(instant, zone))
    const others = policies.filter(({ version }) => version !== policy.version)
    if (labels.some(published => rule([...others, place({ ...policy, published }, zone)], at)?.version !== rule(policies, at)?.version)) return true
  }
  return false
}

/** The last instant at which the court's clock begins to show the label's hour: in autumn it does so twice. */
function lastOfHour (label: string, zone: string): number {
  const first = instantOf(label, zone)
  return labelAt(first + 60 * MINUTE, zone) === label ? first + 60 * MINUTE : first
}
