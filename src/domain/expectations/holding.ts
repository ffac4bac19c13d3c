import type { Version } from '../policy/version.ts'
import type { Instant } from '../time/court-time.ts'
import type { Holds, Said, SaidSpan } from './expectation.ts'

/**
 * A stretch of a court's time, and what the policy that rules
 * in it says of something expected; null where none rules.
 */
export interface ToldStretch {
  from: Instant
  until: Instant
  isSure: boolean
  policy: { version: Version, said: readonly SaidSpan[] } | null
}

/** What ends a holding: a policy, a fee's own date, or a doubt that begins. */
export type Ending = 'policy' | 'fee-date' | 'doubt'

/**
 * Whether something expected holds at an instant, and since and
 * until when that is so without a break; null where it has no end.
 */
export interface Holding {
  holds: Holds
  /** What the policy in force says; null while there is none. */
  said: Said | null
  since: Instant | null
  until: Instant | null
  /** Of what holds and will cease to; null for all else. */
  ending: Ending | null
  /** The version that ends what holds. */
  brokenBy: Version | null
}

/** A part of a stretch in which its policy says one thing. */
interface Step {
  from: Instant
  until: Instant
  version: Version | null
  holds: Holds
  said: Said | null
  stretch: ToldStretch
}

/**
 * Whether something expected holds at an instant, and for how long it is so.
 * - Where no policy rules, or a doubt could make another of it, nobody can tell (domain §3.7).
 * - Policies that say the same of it, one after the other, do not break it; before the first of them is another state.
 *
 * @param stretches all of the court's time, in order
 */
export function holdingAt (stretches: readonly ToldStretch[], at: Instant): Holding {
  const steps = stretches.flatMap(stepsOf)
  const place = steps.findIndex(({ from, until }) => from <= at && at < until)
  const { holds, said } = steps[place] as Step
  let [first, last] = [place, place]
  const isSame = (step: Step | undefined): boolean => step?.holds === holds && (step.said === null) === (said === null)
  while (isSame(steps[first - 1])) first -= 1
  while (isSame(steps[last + 1])) last += 1
  const [begin, end, next] = [steps[first] as Step, steps[last] as Step, steps[last + 1]]
  const ending = holds === 'yes' && next !== undefined ? endingOf(end, next) : null
  return {
    holds,
    said,
    since: begin.from === -Infinity ? null : begin.from,
    until: end.until === Infinity ? null : end.until,
    ending,
    brokenBy: ending === 'policy' ? (next as Step).version : null
  }
}

function stepsOf (stretch: ToldStretch): Step[] {
  const { from, until, isSure, policy } = stretch
  if (policy === null) return [{ from, until, version: null, holds: 'undetermined', said: null, stretch }]
  const { version, said } = policy
  return said.filter(span => span.from < until && span.until > from).map(span => ({
    from: Math.max(from, span.from),
    until: Math.min(until, span.until),
    version,
    holds: isSure ? span.holds : 'undetermined',
    said: span,
    stretch
  }))
}

/**
 * A policy ends what holds where it says otherwise than the one before it would
 * have said of that instant; only else a fee's own date does, or a doubt.
 */
function endingOf (end: Step, next: Step): Ending {
  const says = next.said as Said
  if (says.holds === 'yes') return 'doubt'
  if (end.version === next.version) return 'fee-date'
  const before = saidAt(end.stretch, next.from)
  return before.holds === says.holds && before.found === says.found && before.text === says.text ? 'fee-date' : 'policy'
}

/** What a stretch's policy would say of an instant, past its own end too. */
function saidAt ({ policy }: ToldStretch, at: Instant): Said {
  return (policy as { said: readonly SaidSpan[] }).said.find(({ from, until }) => from <= at && at < until) as Said
}
