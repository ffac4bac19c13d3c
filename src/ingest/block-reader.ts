import type { Extra, ExtraAttribute } from '../domain/extra.ts'
import { nearNames } from '../domain/near-names.ts'
import { childrenOf, looseText, type XmlAttribute, type XmlElement } from './element.ts'
import { extraOf } from './extra-content.ts'
import { quote, type Report } from './report.ts'
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
  isHandedOver: boolean
}

/** `required` only where the schema is confirmed to say so. */
export type Need = 'required' | 'optional'

/** Begins to read an element. */
export function open (element: XmlElement, context: Context): BlockReader {
  return { element, context, children: childrenOf(element), left: new Map(), readAttributes: new Set(), text: 'unread', known: new Set(), isHandedOver: false }
}

/** The child that stands at most once: of several the first counts, the others are findings and go to the extra. */
export function one (block: BlockReader, name: string, need: Need = 'optional'): BlockReader | undefined {
  return many(block, name, need, 1)[0]
}

/** The children of a name, at most so many of them. */
export function many (block: BlockReader, name: string, need: Need = 'optional', most = Infinity): BlockReader[] {
  const { element, context: { report, isConfirmed } } = block
  const found = childrenNamed(block, name)
  if (found.length === 0 && need === 'required' && isConfirmed) {
    report.tell('element-missing', element, path => `${path} has no ${name}: ${most === 1 ? 'one' : 'at least one'} is expected. Add it.`)
  }
  for (const surplus of found.slice(most)) {
    report.tell('element-repeated', surplus, path => `${path} is one too many: at most ${most} ${name} is expected. What comes first counts; take this one out.`)
    block.left.set(surplus, () => extraOf(surplus))
  }
  return found.slice(0, most).map(child => take(block, child))
}

/** Takes a child as read, and begins to read it. */
export function take (block: BlockReader, child: XmlElement): BlockReader {
  const reader = open(child, block.context)
  block.left.set(child, () => rest(reader))
  return reader
}

/** Takes the children that the schema knows and no field holds: they go to the extra without a finding. */
export function carry (block: BlockReader, ...names: string[]): void {
  for (const name of names) for (const child of childrenNamed(block, name)) block.left.set(child, () => extraOf(child))
}

/** Whether a child of a name is there, in whatever namespace; nothing of it is kept. */
export function isThere (block: BlockReader, name: string): boolean {
  const found = block.children.filter(child => child.name === name)
  for (const child of found) block.left.set(child, () => null)
  for (const surplus of found.slice(1)) {
    block.context.report.tell('element-repeated', surplus, path => `${path} is one too many: at most 1 ${name} is expected. Take this one out.`)
  }
  return found.length > 0
}

/** The element's own text, trimmed; null when blank. */
export function valueOf (block: BlockReader): string | null {
  block.text = 'read'
  return looseText(block.element) || null
}

/** The value of a child that stands at most once. */
export function textOf (block: BlockReader, name: string, need: Need = 'optional'): string | null {
  const child = one(block, name, need)
  return child === undefined ? null : valueOf(child)
}

/** The values of the children of a name; blank ones are findings. */
export function textsOf (block: BlockReader, name: string, need: Need = 'optional', most = Infinity): string[] {
  return many(block, name, need, most).map(child => namedValueOf(child)).filter(text => text !== null)
}

/** The element's own text, where a blank one means nothing and is a finding. */
export function namedValueOf (block: BlockReader): string | null {
  const value = valueOf(block)
  if (value === null) block.context.report.tell('value-forbidden', block.element, path => `${path} is empty: a value is expected. Fill it in or take the element out.`)
  return value
}

/** An attribute of no namespace or of 2GEFS, trimmed; null when absent or blank. */
export function attributeOf (block: BlockReader, name: string, need: Need = 'optional'): string | null {
  const { element, context: { report, isConfirmed } } = block
  const attribute = element.attributes.find(candidate => candidate.name === name && isKnownNamespace(block, candidate.namespace, ''))
  if (attribute === undefined) {
    if (need === 'required' && isConfirmed) report.tell('element-missing', element, path => `${path} is expected, and is not there. Add the attribute.`, { attribute: name })
    return null
  }
  block.readAttributes.add(attribute)
  return attribute.value.trim() || null
}

/** What is left of a block and of all in it, for the block's own field. */
export function extraLeft (block: BlockReader): Extra[] {
  const left = rest(block)
  block.isHandedOver = true
  if (left === null) return []
  const { children, ...own } = left
  return own.text === '' && own.attributes.length === 0 ? children : [{ ...own, children: [] }, ...children]
}

/** The block with all below it, which then is read. */
export function wholeOf (block: BlockReader): Extra {
  block.isHandedOver = true
  return extraOf(block.element)
}

/** What is left of an element that was read; null when nothing is. */
function rest (block: BlockReader): Extra | null {
  if (block.isHandedOver) return null
  const { element, children, left } = block
  const text = textLeft(block)
  const attributes = attributesLeft(block)
  const items = children.map(child => left.get(child)?.() ?? (left.has(child) ? null : unknown(block, child))).filter(item => item !== null)
  if (text === '' && attributes.length === 0 && items.length === 0) return null
  return { namespace: element.namespace, name: element.name, text, attributes, children: items }
}

function textLeft ({ element, text, context }: BlockReader): string {
  const loose = text === 'read' ? '' : looseText(element)
  if (loose !== '' && text === 'unread') {
    context.report.tell('content-unknown', element, path => `${path} has text between its elements (${quote(loose)}): none is expected. It is kept under extra; put it into an element.`)
  }
  return loose
}

/** Where documents name their schemas; nobody needs to hear of it. */
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'

function attributesLeft ({ element, readAttributes, context }: BlockReader): ExtraAttribute[] {
  const left = element.attributes.filter(attribute => !readAttributes.has(attribute))
  for (const { namespace, name } of left) {
    if (namespace === schemaInstance) continue
    context.report.tell('content-unknown', element, path => `${path} is no attribute that the schema knows. It is kept under extra; check its name.`, { attribute: name })
  }
  return left.map(attribute => ({ ...attribute }))
}

function unknown (block: BlockReader, child: XmlElement): Extra {
  const { context: { report }, known } = block
  report.tell('content-unknown', child, path => {
    if (!isKnownNamespace(block, child.namespace, block.element.namespace)) return `${path} is in the namespace ${quote(child.namespace)}: one of 2GEFS is expected. It is kept under extra.`
    const near = nearNames(child.name, [...known], 1).map(name => `Did the court mean "${name}"?`).join('')
    return `${path} is no element that the schema knows here. It is kept under extra. ${near || 'Check its name and its place.'}`
  })
  return extraOf(child)
}

/** The children of a name in a namespace of 2GEFS or of the block, which stay unread. */
export function childrenNamed (block: BlockReader, name: string): XmlElement[] {
  block.known.add(name)
  return block.children.filter(child => child.name === name && isKnownNamespace(block, child.namespace, block.element.namespace))
}

/** Any of 2GEFS, the one around it, or the one that belongs to its kind. */
function isKnownNamespace ({ element }: BlockReader, namespace: string, own: string): boolean {
  return namespace === own || namespace === element.namespace || isStandard(namespace)
}
