import type { KeyAsked } from '../policy/court-keys.ts'
import type { Instant } from '../time/court-time.ts'
import { criteriaOf, variantsOf } from './fee-variants.ts'
import type { Fee } from '../policy/fees-and-codes.ts'
import { sameCode } from './fees.ts'
import { ownDates, seesFee } from './seen-fees.ts'
import type { Version } from '../policy/version.ts'

/** The fees of a policy while it was in force, and its court's own CourtKey; `until` null when it still is. */
export interface FeePeriod {
  ownCourtKey: string | null
  version: Version
  from: Instant
  until: Instant | null
  fees: readonly Fee[]
}

/** A time in which a fee stayed the same; `version` is the policy in force at its start. */
export interface FeeStep {
  version: Version
  from: Instant
  until: Instant | null
  /** False when the policy has no such fee, and outside the fee's own dates; then `fee` is null. */
  present: boolean
  /** From 1: which of the fees that the code stands for. */
  variant: number
  fee: Fee | null
}

/** The key of a division, or the OrganizationKey when none is meant. */
type CourtQuestion = Omit<KeyAsked, 'ownCourtKey'>

/**
 * What a fee code stood for over time, steps in time order: a new one where amount, name, criteria or presence
 * changes and at the fee's own dates, both inclusive; a series for each fee that the code stands for (domain §6).
 * Empty when no policy has the code, as the division asked about sees it. A date that is none bounds nothing.
 */
export function feeHistory (
  periods: readonly FeePeriod[],
  code: string,
  question: CourtQuestion,
  zone: string
): FeeStep[] {
  const held = periods.map(period =>
    period.fees.filter(
      fee => sameCode(fee.code, code) && seesFee(fee, { ...question, ownCourtKey: period.ownCourtKey })
    )
  )
  return variantsOf(held)
    .flatMap((series, index) =>
      mergeEqual(periods.flatMap((period, at) => stepsOf(period, series[at] ?? null, index + 1, zone)))
    )
    .sort((a, b) => a.from - b.from || a.variant - b.variant)
}

/** A period, cut at the fee's own first and last day. */
function stepsOf ({ version, from, until }: FeePeriod, fee: Fee | null, variant: number, zone: string): FeeStep[] {
  const { begins, ends } = ownDates(fee, zone)
  const cuts = [begins, ends].filter(cut => cut > from && cut < (until ?? Infinity))
  const starts = [...new Set([from, ...cuts])].sort((a, b) => a - b)
  return starts.map((start, index) => {
    const present = fee !== null && begins <= start && start < ends
    return { version, from: start, until: starts[index + 1] ?? until, present, variant, fee: present ? fee : null }
  })
}

function mergeEqual (steps: readonly FeeStep[]): FeeStep[] {
  const merged: FeeStep[] = []
  for (const step of steps) {
    const last = merged.at(-1)
    if (last !== undefined && last.until === step.from && contentOf(last.fee) === contentOf(step.fee)) {
      last.until = step.until
    } else merged.push({ ...step })
  }
  return merged
}

/** What makes a step: amount, name and criteria. */
function contentOf (fee: Fee | null): string {
  return fee === null
    ? ''
    : JSON.stringify([
      fee.cost,
      fee.costText,
      fee.currency,
      fee.subsequentPages,
      fee.subsequentPagesText,
      fee.name,
      criteriaOf(fee)
    ])
}
