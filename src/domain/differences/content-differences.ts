import type { PolicyContent } from '../policy/policy.ts'
import { differencesOf, type Difference, type Item } from './difference.ts'
import { hoursItems } from './hours-items.ts'
import { contactItems, divisionItems } from './people-items.ts'
import { limitItems } from './limit-items.ts'
import { otherItems } from './other-items.ts'

/** The parts of a policy's differences that are neither fees nor codes. */
export const contentParts = ['limits', 'hours', 'contacts', 'divisions', 'other'] as const

export type ContentPart = typeof contentParts[number]

const itemsOf: Readonly<Record<ContentPart, (policy: PolicyContent) => Item[]>> = {
  limits: limitItems,
  hours: ({ hoursOfOperation }) => hoursItems(hoursOfOperation),
  contacts: contactItems,
  divisions: divisionItems,
  other: otherItems
}

/** What differs in one part of two policies; without the first everything is new. */
export function contentDifferences (
  part: ContentPart,
  before: PolicyContent | null,
  after: PolicyContent
): Difference[] {
  const items = itemsOf[part]
  return differencesOf(before === null ? [] : items(before), items(after))
}
