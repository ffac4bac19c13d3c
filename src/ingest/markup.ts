/** What of a text's markup is open at an offset, or was wrong before it; offsets are in UTF-16 units. */
export interface Markup {
  /** Where the comment, CDATA section, instruction or tag begins that the offset lies in; null between them. */
  construct: number | null
  /** Where the quotation mark stands of the attribute value that the offset lies in. */
  value: number | null
  /** The first `&` that begins no reference. */
  ampersand: number | null
  /** Behind the last construct that has ended. */
  end: number
}

const closers: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }

/** What ends the construct that begins at an offset: `-->`, `]]>`, `?>` or `>`. */
export function closerOf (text: string, construct: number): string {
  const opener = Object.keys(closers).find(each => text.startsWith(each, construct))
  return opener === undefined ? '>' : closers[opener] as string
}

/** Goes through a text up to an offset, knowing tags, quotation marks and references, and nothing of names. */
export function markupAt (text: string, offset: number): Markup {
  const markup: Markup = { construct: null, value: null, ampersand: null, end: 0 }
  const tokens = /<!--|<!\[CDATA\[|<\?|[<>"'&]/g
  for (let token = tokens.exec(text); token !== null && token.index < offset; token = tokens.exec(text)) {
    const { 0: sign, index } = token
    if (sign === '&') {
      if (!isReference(text, index)) markup.ampersand ??= index
    } else if (markup.value !== null) {
      if (text[markup.value] === sign) markup.value = null
    } else if (sign in closers) {
      markup.construct = index
      const closer = closers[sign] as string
      const end = text.indexOf(closer, index + sign.length)
      if (end === -1 || end + closer.length > offset) return markup
      tokens.lastIndex = end + closer.length
      leave(markup, tokens.lastIndex)
    } else if (sign === '<') markup.construct = index
    else if (markup.construct !== null) {
      if (sign === '>') leave(markup, index + 1)
      else markup.value = index
    }
  }
  return markup
}

function leave (markup: Markup, end: number): void {
  markup.construct = null
  markup.end = end
}

function isReference (text: string, offset: number): boolean {
  const reference = /&(?:#\d+|#x[\da-f]+|[\p{L}_:][\p{L}\p{N}\p{M}_:.-]*);/iyu
  reference.lastIndex = offset
  return reference.test(text)
}
