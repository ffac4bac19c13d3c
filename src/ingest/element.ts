/** An attribute; the declarations of namespaces are none. */
export interface XmlAttribute { namespace: string, name: string, value: string }

/** An element as the document has it; prefixes are gone. */
export interface XmlElement {
  namespace: string
  /** Local name. */
  name: string
  attributes: XmlAttribute[]
  /** Elements and texts in document order; no two texts stand side by side. */
  content: (XmlElement | string)[]
  /** Where the start tag begins, from 1. */
  line: number
  column: number
  /** `Policy/Fees/Fee[3]/Cost`; `[n]` counts from 1 and stands where siblings have the same name. */
  path: string
}

/** The elements within an element, one level down. */
export function childrenOf (element: XmlElement): XmlElement[] {
  return element.content.filter(item => typeof item !== 'string')
}

/** The text that stands directly in an element, trimmed; where elements part it, the pieces are joined with a blank. */
export function looseText (element: XmlElement): string {
  return element.content
    .filter(item => typeof item === 'string')
    .map(text => text.trim())
    .filter(text => text !== '')
    .join(' ')
}

/** The element at a path, whether or not `[1]` is written; of an attribute's path (`.../@Name`) the element that has it. */
export function locate (root: XmlElement, path: string): XmlElement | undefined {
  const [first, ...steps] = path.replace(/\/@[^/]*$/, '').split('/').map(stepOf)
  if (first?.name !== root.name || first.place !== 1) return undefined
  let found: XmlElement | undefined = root
  for (const { name, place } of steps) {
    if (found === undefined) return undefined
    found = childrenOf(found).filter(child => child.name === name)[place - 1]
  }
  return found
}

function stepOf (step: string): { name: string, place: number } {
  const [, name = step, place = '1'] = /^(.*)\[(\d+)\]$/.exec(step) ?? []
  return { name, place: Number(place) }
}

/** Gives an element and all below it their paths. */
export function setPaths (element: XmlElement, path: string): void {
  element.path = path
  const children = childrenOf(element)
  const counts = new Map<string, { all: number, seen: number }>()
  for (const { name } of children) {
    const count = counts.get(name)
    if (count === undefined) counts.set(name, { all: 1, seen: 0 })
    else count.all += 1
  }
  for (const child of children) {
    const count = counts.get(child.name) as { all: number, seen: number }
    count.seen += 1
    setPaths(child, count.all > 1 ? `${path}/${child.name}[${count.seen}]` : `${path}/${child.name}`)
  }
}
