import { canonicalJson } from '../text/canonical-json.ts'
import { byKey } from '../text/lookup.ts'
import { pairUp } from '../text/pairing.ts'

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
  /** Its identity among those that it is compared with. */
  key: string
  /** What it is called in a sentence. */
  title: string
  value: Value
  /** How its value reads where that is short; null where only the names of what changed are told. */
  printed: string | null
}

/**
 * What differs between two lists of things: in the order of the first, then what is new in that of the second.
 * Things of one key are paired where they say the same, then where they are called the same, then by their order.
 */
export function differencesOf<Value> (
  before: readonly Item<Value>[],
  after: readonly Item<Value>[]
): Difference<Value>[] {
  const [old, present] = [byKey(before, ({ key }) => [key]), byKey(after, ({ key }) => [key])]
  const keys = new Set([...before, ...after].map(({ key }) => key))
  return [...keys].flatMap(key =>
    numbered(
      paired(old(key), present(key)).flatMap(([was, is]) => {
        if (was === undefined) return added(is as Item<Value>)
        return is === undefined ? removed(was) : isSame(was.value, is.value) ? [] : changed(was, is)
      })
    )
  )
}

function paired<Value> (
  before: readonly Item<Value>[],
  after: readonly Item<Value>[]
): Array<readonly [Item<Value> | undefined, Item<Value> | undefined]> {
  const likes = pairUp(before, after, [({ value }) => canonicalJson(value), ({ title }) => title, () => ''])
  const taken = new Set(likes)
  return [
    ...before.map((item, place) => [item, after[likes[place] ?? -1]] as const),
    ...after.filter((_, place) => !taken.has(place)).map(item => [undefined, item] as const)
  ]
}

/** Of several differences of one key all but the first say which they are. */
export const numbered = <Value>(differences: readonly Difference<Value>[]): Difference<Value>[] =>
  differences.map((difference, place) =>
    place === 0 ? difference : { ...difference, key: `${difference.key} #${place + 1}` }
  )

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

export const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other)

/** The fields that differ, each with what it was and is where that is short: `name "A" to "B", filters`. */
export function describeFields (before: unknown, after: unknown): string {
  const [old, present] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(present)])].filter(
    name => !isSame(old[name] ?? null, present[name] ?? null)
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
