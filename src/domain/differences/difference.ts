import { canonicalJson } from '../text/canonical-json.ts'
import { byKey } from '../text/lookup.ts'
import { pairsOf, type Pair } from '../text/pairing.ts'
import { plainLetters } from '../text/text-match.ts'

export const changes = ['added', 'removed', 'changed'] as const

/**
 * One thing that two policies say differently: what it is by its identity,
 * never by its place; what each says of it; and a line a person can read.
 */
export interface Difference<Value = unknown> {
  change: typeof changes[number]
  key: string
  before: Value | null
  after: Value | null
  text: string
}

/** A thing that a policy says, as it is compared. */
export interface Item<Value = unknown> {
  /** What it is by, as it is told. */
  key: string
  /** Its identity among those that it is compared with, where that is less than its key says. */
  identity?: string
  /** What it is called in a sentence. */
  title: string
  value: Value
  /** How its value reads where that is short; null where only the names of what changed are told. */
  printed: string | null
}

/**
 * What differs between two lists of things: in the order of the first, then what is new in that of the second.
 * Identities are compared as texts are (domain §7). Things of one are paired where they say
 * the same, then where they are called the same, then by their order.
 */
export function differencesOf<Value> (
  before: readonly Item<Value>[],
  after: readonly Item<Value>[]
): Difference<Value>[] {
  const identityOf = ({ identity, key }: Item<Value>): string => plainLetters(identity ?? key)
  const [old, present] = [byKey(before, item => [identityOf(item)]), byKey(after, item => [identityOf(item)])]
  const identities = new Set([...before, ...after].map(identityOf))
  return differencesOfPairs(
    [...identities].flatMap(identity =>
      pairsOf(old(identity), present(identity), [({ value }) => compared(value), ({ title }) => title, () => ''])
    )
  )
}

/** What differs between things that are known to be one, pair by pair. */
export function differencesOfPairs<Value> (pairs: readonly Pair<Item<Value>>[]): Difference<Value>[] {
  return numbered(
    pairs.flatMap(({ before, after }) => {
      if (before === null) return added(after as Item<Value>)
      return after === null ? removed(before) : isSame(before.value, after.value) ? [] : changed(before, after)
    })
  )
}

/** Of several differences of one key all but the first say which they are. */
export function numbered<Value> (differences: readonly Difference<Value>[]): Difference<Value>[] {
  const counts = new Map<string, number>()
  return differences.map(difference => {
    const count = (counts.get(difference.key) ?? 0) + 1
    counts.set(difference.key, count)
    return count === 1 ? difference : { ...difference, key: `${difference.key} #${count}` }
  })
}

export const added = <Value>({ key, title, value, printed }: Item<Value>): Difference<Value> => ({
  change: 'added',
  key,
  before: null,
  after: value,
  text: `${title}: added${printed === null ? '' : `, ${printed}`}`
})

export const removed = <Value>({ key, title, value, printed }: Item<Value>): Difference<Value> => ({
  change: 'removed',
  key,
  before: value,
  after: null,
  text: `${title}: removed${printed === null ? '' : `, was ${printed}`}`
})

function changed<Value> (before: Item<Value>, { title, value, printed }: Item<Value>): Difference<Value> {
  const text = before.printed === null || printed === null || before.printed === printed
    ? describeFields(before.value, value)
    : `${before.printed} to ${printed}`
  return { change: 'changed', key: before.key, before: before.value, after: value, text: `${title}: ${text}` }
}

export const isSame = (one: unknown, other: unknown): boolean => compared(one) === compared(other)

/** Lists of keys and types, whose order says nothing. */
const unordered = ['courtKeys', 'caseTypes', 'documentTypes', 'documentGenericTypes'] as const

/** A value as it is compared. */
function compared (value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return canonicalJson(value)
  const sorted = Object.fromEntries(
    unordered.flatMap(name => {
      const list = (value as Record<string, unknown>)[name]
      return Array.isArray(list) ? [[name, list.toSorted()]] : []
    })
  )
  return canonicalJson({ ...value, ...sorted })
}

/** The fields that differ, each with what it was and is where that is short: `name "A" to "B", filters`. */
export function describeFields (before: unknown, after: unknown): string {
  const [old, present] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(present)])].filter(
    name => !isSame({ [name]: old[name] ?? null }, { [name]: present[name] ?? null })
  )
  return names.map(name => {
    const [was, is] = [short(old[name] ?? null), short(present[name] ?? null)]
    return was === null || is === null ? name : `${name} ${was} to ${is}`
  }).join(', ')
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : { value }

/** A value in a sentence; null where it is none for it. */
function short (value: unknown): string | null {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none'
  if (typeof value === 'string') return `"${value}"`
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) && value.every(each => typeof each === 'string') ? `"${value.join(', ')}"` : null
}
