import { noise, oddValues } from './odd-values.ts'
import { below, oneOf, type Random } from './random.ts'

/** Changes the text of a document; `other` is the text of another. */
export type TextMutation = (text: string, random: Random, other: string) => string

/** A part of a text, by its offsets. */
interface Part { from: number, to: number }

const startTag = /<([A-Za-z_][\w.:-]*)([^<>]*)>/g
const value = /(?<=>)[^<>]*[^<>\s][^<>]*(?=<)/g
const attributeValue = /(?<==")[^"<>]*(?=")/g

const names = ['a', 'Policy', 'Policy:Policy', 'Index', 'Fee', 'x:y', 'xml:lang', '__proto__', 'constructor', 'é', '𐐀', 'n'.repeat(300), '-bad', '1', 'xmlns:a', '']
const namespaces = ['', 'urn:none', 'http://www.w3.org/2000/xmlns/', 'http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/1999/xhtml', 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/01/', 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/02/', 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/Index/01/']
const intruders = [
  '<!DOCTYPE Policy>', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>', '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>', '<?xml version="1.0"?>', '<?xml-stylesheet href="a"?>',
  '<!---->', '<!-- a', '<![CDATA[]]>', '<![CDATA[a', '</a>', '<a', '<a/>', '<', '>', '&', '\u0000', '\u0001', '\ufffe', '\ud800', '<html><body>404</body></html>', '<a xmlns="">', '<a xmlns:b=""/>'
]

function parts (text: string, pattern: RegExp): Part[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }))
}

const replace = (text: string, { from, to }: Part, by: string): string => text.slice(0, from) + by + text.slice(to)

/** An element by chance: from a start tag to the first end tag of its name. */
function element (text: string, random: Random): Part {
  const tag = oneOf(random, [...text.matchAll(startTag)])
  if (tag === undefined) return { from: 0, to: 0 }
  const close = `</${tag[1]}>`
  const end = text.indexOf(close, tag.index)
  return { from: tag.index, to: end === -1 ? tag.index + tag[0].length : end + close.length }
}

const elementText = (text: string, random: Random): string => {
  const { from, to } = element(text, random)
  return text.slice(from, to)
}

const oddValue = (random: Random): string => random() < 0.05 ? noise(random, 1 + below(random, 4_000)) : oneOf(random, oddValues) ?? ''

/** In place of one part by chance, what `by` makes of it. */
function atOne (pattern: RegExp, by: (part: string, random: Random) => string): TextMutation {
  return (text, random) => {
    const part = oneOf(random, parts(text, pattern))
    return part === undefined ? text : replace(text, part, by(text.slice(part.from, part.to), random))
  }
}

/** How many: often few, seldom very many. */
const many = (random: Random, most: number): number => 1 + Math.floor((most - 1) * random() ** 6)

function storm (random: Random): string {
  const kind = below(random, 4)
  const name = (place: number): string => [`a${place}`, 'same', `xmlns:p${place}`, `${oneOf(random, names)}${place}`][kind] ?? ''
  return Array.from({ length: many(random, 5_000) }, (_, place) => ` ${name(place)}="${kind === 2 ? `urn:${place}` : place}"`).join('')
}

/** What may happen to a text, by its name. */
export const textMutations: Readonly<Record<string, TextMutation>> = {
  'another value': atOne(value, (_, random) => oddValue(random)),
  'another value everywhere': (text, random) => {
    const part = oneOf(random, parts(text, value)) ?? { from: 0, to: 0 }
    return text.replaceAll(`>${text.slice(part.from, part.to)}<`, `>${random() < 0.5 ? oddValue(random) : 'USCAElsewhere'}<`)
  },
  'another digit': atOne(/\d(?=[^<>]*<)/g, (_, random) => String(below(random, 10))),
  'another attribute value': atOne(attributeValue, (_, random) => oddValue(random)),
  'another namespace': atOne(/(?<=xmlns(:\w+)?=")[^"]*(?=")/g, (_, random) => oneOf(random, namespaces) ?? ''),
  'another tag': atOne(startTag, (tag, random) => tag.replace(/[\w.:-]+/, oneOf(random, names) ?? '')),
  'another prefix': (text, random) => {
    const prefix = oneOf(random, [...text.matchAll(/<(\w+):/g)])?.[1] ?? 'Policy'
    const by = oneOf(random, ['other', 'xml', 'xmlns', '__proto__', 'é', prefix.toLowerCase(), '']) ?? ''
    return random() < 0.5 ? text.replaceAll(`${prefix}:`, by === '' ? '' : `${by}:`).replaceAll(`xmlns:${prefix}`, `xmlns:${by}`) : text.replace(`<${prefix}:`, `<${by}:`)
  },
  'tags swapped': (text, random) => {
    const [one, two] = [oneOf(random, [...text.matchAll(startTag)])?.[1] ?? 'a', oneOf(random, [...text.matchAll(startTag)])?.[1] ?? 'b']
    return text.replaceAll(new RegExp(`(</?)(${one}|${two})\\b`, 'g'), (_, open, name) => `${open}${name === one ? two : one}`)
  },
  'an element removed': (text, random) => replace(text, element(text, random), ''),
  'an element repeated': (text, random) => {
    const part = element(text, random)
    const found = text.slice(part.from, part.to)
    return replace(text, part, found.repeat(Math.min(many(random, 300), 1 + Math.floor(200_000 / (found.length + 1)))))
  },
  'an element moved': (text, random) => {
    const moved = element(text, random)
    const rest = replace(text, moved, '')
    const { from } = element(rest, random)
    return rest.slice(0, from) + text.slice(moved.from, moved.to) + rest.slice(from)
  },
  'an element emptied': (text, random) => replace(text, element(text, random), elementText(text, random).replace(/>[\s\S]*<\//, '></')),
  'an element of another document': (text, random, other) => {
    const { from, to } = element(text, random)
    return replace(text, { from, to: random() < 0.5 ? from : to }, elementText(other, random))
  },
  'half of another document': (text, random, other) => text.slice(0, element(text, random).from) + other.slice(element(other, random).from),
  'elements within each other': (text, random) => {
    const part = element(text, random)
    const depth = random() < 0.1 ? 20_000 : 1 + below(random, 80)
    return replace(text, part, '<a>'.repeat(depth) + text.slice(part.from, part.to) + (random() < 0.8 ? '</a>'.repeat(depth) : ''))
  },
  'a storm of attributes': atOne(startTag, (tag, random) => tag.replace(/\/?>$/, end => storm(random) + end)),
  'an intruder': (text, random) => {
    const { from } = element(text, random)
    const place = random() < 0.3 ? 0 : from + below(random, 30)
    return text.slice(0, place) + (oneOf(random, intruders) ?? '') + text.slice(place)
  },
  'a text between elements': atOne(/(?<=>)\s*(?=<)/g, (_, random) => oddValue(random))
}
