/**
 * An element of a document where it stands: local names from the root
 * on, its tag's name as written, and offsets of its tags and content.
 */
export interface XmlPlace {
  path: string
  tag: string
  start: number
  contentStart: number
  contentEnd: number
  end: number
  isEmptyTag: boolean
}

/** Comments, CDATA sections, instructions and tags; quoted values may hold anything. */
const markup = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(\/?)([^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g

/**
 * The elements of a well-formed document down to a depth, in the order in which they
 * end. Offsets are those of the text: read as Latin-1, a text has a character for each
 * byte, and whatever is written in ASCII alone can be changed without touching another.
 */
export function placesIn (text: string, depth: number): XmlPlace[] {
  const [open, found]: [XmlPlace[], XmlPlace[]] = [[], []]
  for (const { 0: whole, 1: isEnd, 2: tag, 3: isEmpty, index } of text.matchAll(markup)) {
    if (tag === undefined) continue
    const after = index + whole.length
    if (isEnd === '/') {
      const place = open.pop()
      if (place !== undefined && open.length < depth) found.push({ ...place, contentEnd: index, end: after })
      continue
    }
    const path = [...open.map(each => localName(each.tag)), localName(tag)].join('/')
    const place = {
      path,
      tag,
      start: index,
      contentStart: after,
      contentEnd: after,
      end: after,
      isEmptyTag: isEmpty === '/'
    }
    if (!place.isEmptyTag) open.push(place)
    else if (open.length < depth) found.push(place)
  }
  return found
}

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1)

/** A text with other pieces in the places of some; they do not overlap. */
export function withPieces (text: string, pieces: ReadonlyArray<{ from: number, to: number, piece: string }>): string {
  let [made, done] = ['', 0]
  for (const { from, piece, to } of pieces.toSorted((a, b) => a.from - b.from)) {
    made += text.slice(done, from) + piece
    done = to
  }
  return made + text.slice(done)
}
