import type { KnownPolicy } from './known-policy.ts'
import { instantOf, type Instant } from '../time/court-time.ts'
import { earliestStart } from '../time/publication-hour.ts'
import type { FileFact } from './facts.ts'
import { earliestPublication, isBareDate, latestPublication } from '../time/publication.ts'
import { periodAt, type Period } from './timeline.ts'

/**
 * Whether a file that nobody has read could be in force at `at` in place of the
 * answer (domain §3.7); what is not known, could. A file of the answer's own
 * version with another label could be the one that answers for it (domain §4).
 */
export function couldRule (file: FileFact, chosen: KnownPolicy | undefined, at: Instant, zone: string): boolean {
  return isOtherLabel(file, chosen) || (couldBeNewer(file, chosen) && couldHaveStarted(file, at, zone))
}

/**
 * Whether a file that nobody has read could change only what holds after `at`: where it could be in force at
 * some later instant. What a policy has passed by the time at which the file could begin changes nothing.
 */
export function couldRuleLater (
  file: FileFact,
  periods: readonly Period<KnownPolicy>[],
  at: Instant,
  zone: string
): boolean {
  const instants = [couldRuleFrom(file, zone), ...periods.map(({ from }) => from)].filter(instant => instant > at)
  const could = (instant: Instant): boolean => couldRule(file, periodAt(periods, instant)?.policy, instant, zone)
  return !could(at) && instants.some(could)
}

/** From when on a file could be in force, by what is told of it; `-Infinity` where nothing is. */
export function couldRuleFrom ({ subject }: FileFact, zone: string): Instant {
  const { published, effective } = subject
  // A bare date tells no hour, and a policy that needs none need not wait for one [9][10].
  const floor =
    published === null ? null : isBareDate(published) ? earliestPublication(published) : earliestStart(published)
  const instants = [floor, effective].filter(label => label !== null).map(label => instantOf(label, zone).instant)
  return Math.max(-Infinity, ...instants)
}

const couldHaveStarted = (file: FileFact, at: Instant, zone: string): boolean => couldRuleFrom(file, zone) <= at

function couldBeNewer ({ subject }: FileFact, chosen: KnownPolicy | undefined): boolean {
  const { published, version } = subject
  if (published === null || chosen === undefined) return true
  const latest = latestPublication(published)
  return latest === chosen.published ? (version ?? '9.9.9') > chosen.version : latest > chosen.published
}

function isOtherLabel ({ subject }: FileFact, chosen: KnownPolicy | undefined): boolean {
  return (
    chosen !== undefined &&
    subject.version === chosen.version &&
    (subject.published === null || !chosen.published.startsWith(subject.published))
  )
}
