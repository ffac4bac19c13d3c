import type { Label } from '../time/court-time.ts'
import { earliestStart } from '../time/publication-hour.ts'
import type { PolicyIdentity, Specification } from './policy.ts'

/**
 * Court Policy 01, and the drafts of 02 from before there were
 * hours: what is 00 in them says nothing of the hour (domain §4).
 */
export function isWithoutHours (specification: Specification): boolean {
  return specification === '01' || specification === '02-draft'
}

/** The floor of Rule 5 [81] as a label; null where the rule does not apply. */
export function floorOf ({
  specification,
  published
}: Pick<PolicyIdentity, 'specification' | 'published'>): Label | null {
  return isWithoutHours(specification) ? null : earliestStart(published)
}
