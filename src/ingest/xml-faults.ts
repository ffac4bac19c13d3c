import { closerOf, markupAt, type Markup } from './markup.ts'
import { quote } from './report.ts'

/** An element whose start tag was read, and where that begins. */
export interface OpenElement { name: string, offset: number }

/** Where a fault of the form begins, and what it is; `placeOf` prints another place that has to do with it. */
export interface XmlFault { offset: number, message: (placeOf: (offset: number) => string) => string }

/** What the parser met: its words, how far it has read, and the elements that are open, the outermost first. */
export interface Complaint { text: string, offset: number, words: string, open: readonly OpenElement[] }

/**
 * Parsers complain where they give up, often far behind the fault: at the end of a file because of a `&` near its
 * beginning. This finds where the fault begins, and what it is.
 */
export function xmlFault (complaint: Complaint): XmlFault {
  const { text, offset } = complaint
  const isAtEnd = offset >= text.length && /^(unclosed tag|unexpected end|document must contain)/.test(complaint.words)
  const markup = markupAt(text, isAtEnd ? text.length : offset - 1)
  const finders = isAtEnd
    ? [ofAmpersand, ofUnended, ofUnclosed]
    : [ofAmpersand, ofReference, ofEndTag, ofTagInTag, ofSign, ofConstruct]
  for (const find of finders) {
    const fault = find(complaint, markup)
    if (fault !== undefined) return fault
  }
  return { offset: Math.max(0, offset - 1), message: () => complaint.words }
}

type Finder = (complaint: Complaint, markup: Markup) => XmlFault | undefined

const ofAmpersand: Finder = (_, { ampersand }) =>
  ampersand === null
    ? undefined
    : {
        offset: ampersand,
        message: () => 'a "&" stands here and begins no reference: "&amp;" is expected for the sign itself'
      }

const ofReference: Finder = ({ text, offset, words }) => {
  if (!/^(undefined entity|malformed character entity)/.test(words)) return undefined
  const start = text.lastIndexOf('&', offset - 1)
  return {
    offset: start,
    message: () =>
      `${words}, ${quote(text.slice(start, offset))}: a character, or one of &amp;, &lt;, &gt;, &quot; and &apos;, is expected`
  }
}

/** At the end of the text: what was begun and not ended. */
const ofUnended: Finder = ({ text }, { construct, value }) => {
  if (value !== null) {
    return {
      offset: value,
      message: () => 'the attribute value that begins here has no end: a second quotation mark is expected'
    }
  }
  if (construct === null) return undefined
  return { offset: construct, message: () => `what begins here has no end: "${closerOf(text, construct)}" is expected` }
}

const ofUnclosed: Finder = ({ open }) => {
  const last = open.at(-1)
  return last === undefined
    ? undefined
    : {
        offset: last.offset,
        message: () =>
          `unclosed tag: the element ${quote(last.name)} begins here, and ${quote(`</${last.name}>`)} is expected`
      }
}

const ofEndTag: Finder = ({ text, offset, words, open }, { construct }) => {
  if (construct === null || !/clos(e|ing) tag/.test(words)) return undefined
  const last = open.at(-1)
  const tag = quote(text.slice(construct, offset))
  return {
    offset: construct,
    message: placeOf =>
      last === undefined
        ? `unexpected close tag ${tag}: no element is open`
        : `unexpected close tag ${tag}: ${quote(`</${last.name}>`)} is expected, for the element that begins at ${placeOf(last.offset)}`
  }
}

/** A `<` where a tag or a value has not ended. */
const ofTagInTag: Finder = ({ text, offset }, { construct, value }) => {
  if (text[offset - 1] !== '<' || construct === null) return undefined
  return value === null
    ? {
        offset: construct,
        message: placeOf =>
          `the tag that begins here has no end before ${placeOf(offset - 1)}, where another begins: ">" is expected`
      }
    : {
        offset: value,
        message: placeOf =>
          `the attribute value that begins here holds a "<" at ${placeOf(offset - 1)}: a second quotation mark is expected before it, or "&lt;" for the sign itself`
      }
}

/** Signs that are wrong themselves. */
const ofSign: Finder = ({ text, offset, words }, { construct, end }) => {
  const at = (start: number): XmlFault => ({ offset: start, message: () => words })
  if (/^the string/.test(words)) return at(text.lastIndexOf(']]>', offset))
  if (/^text data/.test(words)) return at(end + text.slice(end).search(/\S/))
  if (/^malformed comment/.test(words) && construct !== null && text.startsWith('<!--', construct)) {
    return at(text.indexOf('--', construct + 4))
  }
  if (/^disallowed character in tag name/.test(words) && construct !== null) {
    return {
      offset: construct,
      message: () => 'a "<" stands here and begins no tag: "&lt;" is expected for the sign itself'
    }
  }
  return /^(disallowed character|unquoted|no whitespace|attribute without)/.test(words) ? at(offset - 1) : undefined
}

const ofConstruct: Finder = ({ words }, { construct }) =>
  construct === null ? undefined : { offset: construct, message: () => words }
