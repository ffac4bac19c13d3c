import type { Extra, ExtraAttribute } from '../domain/policy/extra.ts'
import { nearNames } from '../domain/text/near-names.ts'
import { isKnownNamespace, type BlockReader } from './block.ts'
import { looseText, type XmlElement } from './element.ts'
import { extraOf } from './extra-content.ts'
import { quote } from './report.ts'

/** What is left of a block and of all in it, for the block's own field. */
export function extraLeft (block: BlockReader): Extra[] {
  const left = rest(block)
  block.handedOver = 'taken'
  if (left === null) return []
  const { children, ...own } = left
  return own.text === '' && own.attributes.length === 0 ? children : [{ ...own, children: [] }, ...children]
}

/** The block with all below it, which then is read. */
export function wholeOf (block: BlockReader): Extra {
  block.handedOver = 'taken'
  return extraOf(block.element)
}

/** Leaves a block that no field can hold to the extra, whole, for what is readable in it. */
export function leave (block: BlockReader): null {
  block.handedOver = 'whole'
  return null
}

/** What is left of an element that was read; null when nothing is. */
export function rest (block: BlockReader): Extra | null {
  if (block.handedOver === 'taken') return null
  if (block.handedOver === 'whole') return extraOf(block.element)
  const { element, children, left } = block
  const text = textLeft(block)
  const attributes = attributesLeft(block)
  const items = children
    .map(child => left.get(child)?.() ?? (left.has(child) ? null : unknown(block, child)))
    .filter(item => item !== null)
  if (text === '' && attributes.length === 0 && items.length === 0) return null
  return { namespace: element.namespace, name: element.name, text, attributes, children: items }
}

function textLeft ({ element, text, context }: BlockReader): string {
  const loose = text === 'read' ? '' : looseText(element)
  if (loose !== '' && text === 'unread') {
    context.report.tell(
      'content-unknown',
      element,
      path =>
        `${path} has text between its elements (${quote(loose)}): none is expected. It is kept under extra; put it into an element.`
    )
  }
  return loose
}

/** Where documents name their schemas; nobody needs to hear of it. */
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'

function attributesLeft ({ element, readAttributes, context }: BlockReader): ExtraAttribute[] {
  const left = element.attributes.filter(attribute => !readAttributes.has(attribute))
  for (const { namespace, name } of left) {
    if (namespace === schemaInstance) continue
    context.report.tell(
      'content-unknown',
      element,
      path => `${path} is no attribute that the schema knows. It is kept under extra; check its name.`,
      { attribute: name }
    )
  }
  return left.map(attribute => ({ ...attribute }))
}

function unknown (block: BlockReader, child: XmlElement): Extra {
  const { context: { report }, known } = block
  report.tell('content-unknown', child, path => {
    if (!isKnownNamespace(block, child.namespace, block.element.namespace)) {
      return `${path} is in the namespace ${quote(child.namespace)}: one of 2GEFS is expected. It is kept under extra.`
    }
    const near = nearNames(child.name, [...known], 1).map(name => `Did the court mean "${name}"?`).join('')
    return `${path} is no element that the schema knows here. It is kept under extra. ${near || 'Check its name and its place.'}`
  })
  return extraOf(child)
}
