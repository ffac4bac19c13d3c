import { SaxesParser } from 'saxes'
import type { Finding } from '../domain/policy/finding.ts'
import { finding } from '../domain/policy/rules.ts'
import { xmlFault, type OpenElement } from './xml-faults.ts'

/** What a document may hold at most: bytes in all, elements in all, levels of elements, attributes of one element. */
export interface ReadingLimits { bytes: number, depth: number, attributes: number, elements: number }

/** 16 MiB, 64 levels, 256 attributes of an element, a million elements: far above what a court publishes. */
export const defaultLimits: ReadingLimits = { bytes: 16 * 1024 * 1024, depth: 64, attributes: 256, elements: 1_000_000 }

/** Longest name of an element or attribute, in UTF-16 units: names are repeated in every path. */
const longestName = 256

/** Where a start tag begins, both from 1. */
export interface Position { line: number, column: number }

/** Start tags in document order, or the first reason to refuse the document. */
export type Gated = { kind: 'open', starts: Position[] } | { kind: 'refused', finding: Finding }

interface Watch {
  parser: SaxesParser<{ xmlns: true }>
  text: string
  limits: ReadingLimits
  starts: Position[]
  refuse: Refuse
}

/** Stops the parser; the fault begins at `offset`. */
type Refuse = (
  rule: 'not-well-formed' | 'document-type-refused' | 'limit-exceeded', offset: number, message: string
) => never

/**
 * Reads a text for nothing but its form: well-formed XML with namespaces, no document type, within the limits.
 * Stops at the first fault, and points to where it begins. Line ends must be `\n`.
 */
export function gate (text: string, limits: ReadingLimits): Gated {
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: '1.0', forceXMLVersion: true })
  let reason = finding('not-well-formed', 'The document cannot be parsed.')
  const refuse: Refuse = (rule, offset, message) => {
    const { line, column } = positionsIn(text)(offset)
    reason = finding(rule, `Line ${line}, column ${column}: ${message}`, { line, column })
    // The parser would only note an error and go on; an exception stops it.
    throw new Error(message)
  }
  const starts: Position[] = []
  watch({ parser, text, limits, starts, refuse })
  try {
    parser.write(text).close()
  } catch {
    return { kind: 'refused', finding: reason }
  }
  return { kind: 'open', starts }
}

function watch (watched: Watch): void {
  const open: OpenElement[] = []
  const closed: OpenElement[] = []
  watchForm(watched, open, closed)
  watchLimits(watched, open)
  watched.parser.on('closetag', () => { closed.splice(0, 1, open.pop() as OpenElement) })
}

/** Refuses what is not well-formed, and a document type. */
function watchForm ({ parser, text, refuse }: Watch, open: OpenElement[], closed: OpenElement[]): void {
  parser.on('error', ({ message }) => {
    const words = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
    // The parser closes an element before it says that this is the end tag of another.
    const fault = xmlFault({
      text, offset: parser.position, words, open: words === 'unexpected close tag' ? [...open, ...closed] : open
    })
    const said = fault.message(offset => printed(positionsIn(text)(offset)))
    refuse(
      'not-well-formed',
      fault.offset,
      `${said}. Well-formed XML with namespaces is expected; correct the file.`
    )
  })
  parser.on('doctype', () => {
    refuse(
      'document-type-refused',
      text.indexOf('<!DOCTYPE'),
      'a document type declaration (<!DOCTYPE ...>) stands here and none is allowed. If this is an XML file, take the declaration out; if it is a web page, fetch the XML file instead.'
    )
  })
}

/** Refuses what is beyond the limits, and notes where each start tag begins. */
function watchLimits ({ parser, text, limits, starts, refuse }: Watch, open: OpenElement[]): void {
  const positionOf = positionsIn(text)
  let attributes = 0
  parser.on('opentagstart', ({ name }) => {
    // The parser stands behind a name, in which no `<` can be.
    const offset = text.lastIndexOf('<', parser.position - 1)
    open.push({ name, offset })
    attributes = 0
    if (open.length > limits.depth) {
      refuse(
        'limit-exceeded', offset, `elements stand within each other more than ${limits.depth} deep. Nest them less.`
      )
    }
    if (starts.length >= limits.elements) {
      refuse('limit-exceeded', offset, `the document has more than ${limits.elements} elements. Split it.`)
    }
    checkName(name, offset, refuse)
    starts.push(positionOf(offset))
  })
  parser.on('attribute', ({ name }) => {
    const { offset } = open.at(-1) as OpenElement
    attributes += 1
    if (attributes > limits.attributes) {
      refuse('limit-exceeded', offset, `an element has more than ${limits.attributes} attributes. Take some out.`)
    }
    checkName(name, offset, refuse)
  })
}

const printed = ({ line, column }: Position): string => `line ${line}, column ${column}`

function checkName (name: string, offset: number, refuse: Refuse): void {
  if (name.length > longestName) {
    refuse(
      'limit-exceeded',
      offset,
      `the name "${name.slice(0, 20)}..." is longer than ${longestName} characters. Shorten it.`
    )
  }
}

/** Turns offsets into positions; each offset must lie behind the one before, so that the text is read once. */
function positionsIn (text: string): (offset: number) => Position {
  let line = 1
  let lineStart = 0
  let lineEnd = text.indexOf('\n')
  return offset => {
    while (lineEnd !== -1 && lineEnd < offset) {
      line += 1
      lineStart = lineEnd + 1
      lineEnd = text.indexOf('\n', lineStart)
    }
    return { line, column: offset - lineStart + 1 }
  }
}
