import type { Policy } from './policy.ts'
import type { RuleId } from './rules.ts'
import { plainText } from '../text/text-match.ts'

/** What a check finds in a policy: where, in words, and paragraphs where they are fewer than the rule's. */
export interface PolicyFault { path: string, message: string, paragraphs?: readonly number[] }

/** One check: the rule it enforces and how it looks for faults. Paths count repeated elements from 1. */
export interface PolicyCheck { rule: RuleId, find: (policy: Policy) => PolicyFault[] }

/**
 * The items that repeat an earlier one's value, with their place
 * from 1 and that of the first; absent values repeat nothing.
 */
export function repeated<Item> (
  items: readonly Item[],
  valueOf: (item: Item) => string | null
): { value: string, place: number, first: number }[] {
  const firsts = new Map<string, number>()
  const found: { value: string, place: number, first: number }[] = []
  for (const [index, item] of items.entries()) {
    const value = valueOf(item)
    if (value === null) continue
    const plain = plainText(value)
    const first = firsts.get(plain)
    if (first === undefined) firsts.set(plain, index + 1)
    else found.push({ value, place: index + 1, first })
  }
  return found
}
