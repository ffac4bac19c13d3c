/**
 * The canonical JSON of a value (RFC 8785): no blanks, members by the UTF-16 units of their
 * names, numbers and text as ECMAScript prints them. As in `JSON.stringify` a member that is
 * undefined is one that is absent; half a surrogate pair, which no UTF-8 can hold, is U+FFFD.
 */
export function canonicalJson (value: unknown): string {
  if (typeof value === 'string') return printText(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return Array.isArray(value) ? printList(value) : printObject(value as Readonly<Record<string, unknown>>)
}

function printList (list: readonly unknown[]): string {
  let printed = '['
  for (let place = 0; place < list.length; place += 1) {
    if (place > 0) printed += ','
    printed += canonicalJson(list[place] ?? null)
  }
  return `${printed}]`
}

function printObject (object: Readonly<Record<string, unknown>>): string {
  let printed = ''
  // Sorted as they are by default: by their UTF-16 units.
  for (const name of Object.keys(object).sort()) {
    const member = object[name]
    if (member !== undefined) printed += `${printed === '' ? '' : ','}${printText(name)}:${canonicalJson(member)}`
  }
  return `{${printed}}`
}

// What has nothing to be escaped is most of what there is.
const SIMPLE = /^[ !#-[\]-~]*$/

const printText = (text: string): string =>
  SIMPLE.test(text) ? `"${text}"` : JSON.stringify(text.replace(/\p{Surrogate}/gu, '\ufffd'))
