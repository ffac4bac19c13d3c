/**
 * The canonical JSON of a value (RFC 8785): no blanks, members by the UTF-16 units of their names, numbers and text as ECMAScript prints them.
 * As in `JSON.stringify` a member that is undefined is one that is absent; half a surrogate pair, which no UTF-8 can hold, is U+FFFD.
 */
export function canonicalJson (value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(each => canonicalJson(each ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(typeof value === 'string' ? whole(value) : value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined).sort(([a], [b]) => a < b ? -1 : 1)
  return `{${members.map(([name, member]) => `${JSON.stringify(whole(name))}:${canonicalJson(member)}`).join(',')}}`
}

const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')
