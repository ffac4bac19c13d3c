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

/** Children by their name, of the elements that were looked into. */
export type ChildrenByName = Map<XmlElement, Map<string, XmlElement[]>>

/**
 * The element at a path, whether or not `[1]` is written; of an attribute's path (`.../@Name`) the element that has it.
 * Who looks for many gives the same `looked` each time, so that long lists are gone through once.
 */
export function locate (root: XmlElement, path: string, looked: ChildrenByName = new Map()): XmlElement | undefined {
  const [first, ...steps] = path.replace(/\/@[^/]*$/, '').split('/').map(stepOf)
  if (first?.name !== root.name || first.place !== 1) return undefined
  let found: XmlElement | undefined = root
  for (const { name, place } of steps) {
    if (found === undefined) return undefined
    const children: Map<string, XmlElement[]> = looked.get(found) ?? byName(childrenOf(found))
    looked.set(found, children)
    found = children.get(name)?.[place - 1]
  }
  return found
}

function byName (elements: readonly XmlElement[]): Map<string, XmlElement[]> {
  const named = new Map<string, XmlElement[]>()
  for (const element of elements) {
    const list = named.get(element.name)
    if (list === undefined) named.set(element.name, [element])
    else list.push(element)
  }
  return named
}

function stepOf (step: string): { name: string, place: number } {
  const [, name = step, place = '1'] = /^(.*)\[(\d+)\]$/.exec(step) ?? []
  return { name, place: Number(place) }
}

/** Gives an element and all below it their paths. */
export function setPaths (element: XmlElement, path: string): void {
  element.path = path
  for (const [name, children] of byName(childrenOf(element))) {
    for (const [index, child] of children.entries()) {
      setPaths(child, children.length > 1 ? `${path}/${name}[${index + 1}]` : `${path}/${name}`)
    }
  }
}
