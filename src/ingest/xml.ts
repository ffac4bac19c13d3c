import { Parser } from 'xml2js'
import type { Finding } from '../domain/policy/finding.ts'
import { finding } from '../domain/policy/rules.ts'
import { decode } from './decode.ts'
import { setPaths, type XmlAttribute, type XmlElement } from './element.ts'
import { gate, type Position, type ReadingLimits } from './gate.ts'

/** A document's tree, or the one reason why it has none. */
export type XmlDocument = { kind: 'document', root: XmlElement } | { kind: 'refused', finding: Finding }

/** What xml2js makes of an element or, under the name `__text__`, of a text. */
interface Node {
  '#name': string
  $?: Record<string, { prefix: string, local: string, uri: string, value: string }>
  $ns: { uri: string, local: string }
  $$?: Node[]
  _?: string
}

/** Stands before every element's name, which then is no property of any object and no key of xml2js's own. */
const mark = 'e:'

const xmlns = 'xmlns'

/** Reads any bytes into a tree; never throws. */
export async function parseXml (bytes: Uint8Array, limits: ReadingLimits): Promise<XmlDocument> {
  if (bytes.length > limits.bytes) {
    return {
      kind: 'refused',
      finding: finding(
        'limit-exceeded',
        `The document has ${bytes.length} bytes: at most ${limits.bytes} are read. Split it.`
      )
    }
  }
  const decoded = decode(bytes)
  if (decoded.kind === 'refused') return decoded
  const gated = gate(decoded.text, limits)
  if (gated.kind === 'refused') return gated
  try {
    const nodes = await parserOf().parseStringPromise(decoded.text) as Record<string, Node>
    const root = treeOf(Object.values(nodes)[0] as Node, gated.starts)
    setPaths(root, root.name)
    return { kind: 'document', root }
  } catch {
    return {
      kind: 'refused',
      finding: finding(
        'not-well-formed',
        'The document is well-formed, but has a name that is not read: letters of the Basic Multilingual Plane are expected in names. Rename the element or attribute.'
      )
    }
  }
}

/** One for each document: a parser that is used again may answer with another document. */
function parserOf (): Parser {
  const parser = new Parser({
    xmlns: true,
    explicitArray: true,
    explicitRoot: true,
    explicitCharkey: true,
    explicitChildren: true,
    preserveChildrenOrder: true,
    charsAsChildren: true,
    includeWhiteChars: true,
    mergeAttrs: false,
    normalize: false,
    trim: false,
    async: false,
    tagNameProcessors: [name => `${mark}${name}`]
  })
  return hardened(parser)
}

/** What xml2js's tokenizer, sax, shows of itself. */
interface Tokenizer {
  ns: object
  tag: { ns: object }
  onopentagstart: (tag: { attributes: object }) => void
  onclosetag: (name: string) => void
}

/**
 * Its tokenizer writes attributes and prefixes into plain objects, where one called
 * `__proto__` is lost, and walks through all prefixes in scope at each end tag.
 */
function hardened (parser: Parser): Parser {
  const { saxParser } = parser as Parser & { saxParser: Tokenizer }
  saxParser.ns = Object.assign(Object.create(null), {
    xml: 'http://www.w3.org/XML/1998/namespace',
    xmlns: 'http://www.w3.org/2000/xmlns/'
  })
  const bare = Object.create(null, { hasOwnProperty: { value: Object.prototype.hasOwnProperty, writable: true } })
  saxParser.onopentagstart = tag => { tag.attributes = Object.create(bare) }
  const { onclosetag } = saxParser
  const none = {}
  saxParser.onclosetag = name => {
    saxParser.tag.ns = none
    onclosetag(name)
  }
  return parser
}

/** Takes the start tags' positions in the order of the document, which is that in which nodes are met. */
function treeOf (root: Node, starts: readonly Position[]): XmlElement {
  let ordinal = 0
  const convert = (node: Node): XmlElement => {
    const { line, column } = starts[ordinal] as Position
    ordinal += 1
    const element: XmlElement = {
      namespace: node.$ns.uri,
      name: node.$ns.local,
      attributes: attributesOf(node),
      content: [],
      line,
      column,
      path: ''
    }
    for (const child of node.$$ ?? []) {
      if (child['#name'].startsWith(mark)) element.content.push(convert(child))
      else appendText(element.content, child._ as string)
    }
    return element
  }
  return convert(root)
}

/** A comment or the border of a CDATA section parts a text in two. */
function appendText (content: (XmlElement | string)[], text: string): void {
  const last = content.at(-1)
  if (typeof last === 'string') content[content.length - 1] = last + text
  else content.push(text)
}

function attributesOf ({ $ = {} }: Node): XmlAttribute[] {
  return Object.values($)
    .filter(({ prefix }) => prefix !== xmlns)
    // A line end or a tab in an attribute is a blank (XML 1.0, 3.3.3).
    .map(({ uri, local, value }) => ({ namespace: uri, name: local, value: value.replace(/[\t\n]/g, ' ') }))
}
