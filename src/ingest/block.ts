import type { Extra } from '../domain/policy/extra.ts'
import { childrenOf, type XmlAttribute, type XmlElement } from './element.ts'
import type { Report } from './report.ts'
import { isStandard } from './standard.ts'

/** What goes along while one document is read. */
export interface Context {
  report: Report
  /** Whether the document follows the schemas of which it is confirmed what they require. */
  isConfirmed: boolean
}

/** An element being read: it knows what was asked of it, and so what is left over. */
export interface BlockReader {
  element: XmlElement
  context: Context
  children: XmlElement[]
  /** What is left over of each child that was read. */
  left: Map<XmlElement, () => Extra | null>
  readAttributes: Set<XmlAttribute>
  /** `kept`: a value that its type forbids stays in the extra, and is no unknown content. */
  text: 'unread' | 'read' | 'kept'
  /** Every name that was asked for. */
  known: Set<string>
  /** It was told that the element is empty: what it lacks is told with that. */
  isToldEmpty: boolean
  /** What is left over of it is asked for no more, or is all of it. */
  handedOver: 'nothing' | 'taken' | 'whole'
}

/** `required` only where the schema is confirmed to say so. */
export type Need = 'required' | 'optional'

/** Begins to read an element. */
export function open (element: XmlElement, context: Context): BlockReader {
  return {
    element,
    context,
    children: childrenOf(element),
    left: new Map(),
    readAttributes: new Set(),
    text: 'unread',
    known: new Set(),
    isToldEmpty: false,
    handedOver: 'nothing'
  }
}

/** The children of a name in a namespace of 2GEFS or of the block, which stay unread. */
export function childrenNamed (block: BlockReader, name: string): XmlElement[] {
  block.known.add(name)
  return block.children.filter(
    child => child.name === name && isKnownNamespace(block, child.namespace, block.element.namespace)
  )
}

/** Any of 2GEFS, the one around it, or the one that belongs to its kind. */
export function isKnownNamespace ({ element }: BlockReader, namespace: string, own: string): boolean {
  return namespace === own || namespace === element.namespace || isStandard(namespace)
}
