import { couldBeAnother } from '../history/changing-doubts.ts'
import type { Doubt } from '../history/doubts.ts'
import type { Version } from '../policy/version.ts'
import { printInstant, type Instant } from '../time/court-time.ts'
import type { Holding } from './holding.ts'

/** When it was asked, on which court's clock, and what was in force and doubtful then. */
export interface Standpoint { at: Instant, zone: string, version: Version | null, doubts: readonly Doubt[] }

/**
 * A holding in sentences: what the policy in force says, what
 * ends it and when, and why nobody can tell where nobody can.
 */
export function tellHolding (holding: Holding, { at, zone, version, doubts }: Standpoint): string {
  const { said } = holding
  if (said === null) return `No policy of this court is in force at ${printInstant(at, zone)}: nothing tells.`
  const [doubt] = doubts.filter(each => couldBeAnother([each]))
  const but = doubt === undefined ? '' : ` But another policy could be in force: ${doubt.text}`
  return `By policy ${version} ${said.text}${endOf(holding, zone)}.${but}`
}

function endOf ({ holds, until, ending, brokenBy }: Holding, zone: string): string {
  if (until === null) return ''
  const when = printInstant(until, zone)
  if (holds !== 'yes') return `; that is so until ${when}`
  if (ending === 'policy') return `; it ceases to hold ${when}, with policy ${brokenBy}`
  return ending === 'fee-date'
    ? `; it ceases to hold ${when}`
    : `; from ${when} on nobody can tell, as another policy could be in force`
}
