import { childrenNamed, isKnownNamespace, open, type BlockReader, type Need } from './block.ts'
import { looseText, type XmlElement } from './element.ts'
import { extraOf } from './extra-content.ts'
import { rest } from './left-over.ts'

export { childrenNamed, open, type BlockReader, type Context, type Need } from './block.ts'
export { extraLeft, leave, wholeOf } from './left-over.ts'

/** The child that stands at most once: of several the first counts, the others are findings and go to the extra. */
export function one (block: BlockReader, name: string, need: Need = 'optional'): BlockReader | undefined {
  const [child] = many(block, name, need, 1)
  if (child !== undefined && need === 'required' && isEmpty(child)) tellEmpty(child)
  return child
}

const isEmpty = ({ element, children }: BlockReader): boolean => children.length === 0 && looseText(element) === ''

/**
 * What is required and empty is missing as much as what is absent (domain
 * §4); told once, and only where the schema is confirmed to require it.
 */
function tellEmpty (block: BlockReader): void {
  const { element, context: { report, isConfirmed } } = block
  if (!isConfirmed || block.isToldEmpty) return
  block.isToldEmpty = true
  report.tell('element-missing', element, path => `${path} is empty: its content is required. Fill it in.`)
}

/** The children of a name, at most so many of them. */
export function many (block: BlockReader, name: string, need: Need = 'optional', most = Infinity): BlockReader[] {
  const { element, context: { report, isConfirmed } } = block
  const found = childrenNamed(block, name)
  if (found.length === 0 && need === 'required' && isConfirmed && !block.isToldEmpty) {
    report.tell(
      'element-missing',
      element,
      path => `${path} has no ${name}: ${most === 1 ? 'one' : 'at least one'} is expected. Add it.`
    )
  }
  for (const surplus of found.slice(most)) {
    report.tell(
      'element-repeated',
      surplus,
      path =>
        `${path} is one too many: at most ${most} ${name} is expected. What comes first counts; take this one out.`
    )
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
    block.context.report.tell(
      'element-repeated',
      surplus,
      path => `${path} is one too many: at most 1 ${name} is expected. Take this one out.`
    )
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
  const value = child === undefined ? null : valueOf(child)
  if (child !== undefined && value === null && need === 'required') tellEmpty(child)
  return value
}

/** The values of the children of a name; blank ones are findings. */
export function textsOf (block: BlockReader, name: string, need: Need = 'optional', most = Infinity): string[] {
  return many(block, name, need, most).map(child => namedValueOf(child, need)).filter(text => text !== null)
}

/** The element's own text, where a blank one means nothing and is a finding. */
export function namedValueOf (block: BlockReader, need: Need = 'optional'): string | null {
  const value = valueOf(block)
  if (value !== null) return value
  if (need === 'required' && block.context.isConfirmed) tellEmpty(block)
  else {
    block.context.report.tell(
      'value-forbidden',
      block.element,
      path => `${path} is empty: a value is expected. Fill it in or take the element out.`
    )
  }
  return null
}

/** An attribute of no namespace or of 2GEFS, trimmed; null when absent or blank. */
export function attributeOf (block: BlockReader, name: string, need: Need = 'optional'): string | null {
  const { element, context: { report, isConfirmed } } = block
  const attribute = element.attributes.find(
    candidate => candidate.name === name && isKnownNamespace(block, candidate.namespace, '')
  )
  if (attribute === undefined) {
    if (need === 'required' && isConfirmed) {
      report.tell('element-missing', element, path => `${path} is expected, and is not there. Add the attribute.`, {
        attribute: name
      })
    }
    return null
  }
  block.readAttributes.add(attribute)
  const value = attribute.value.trim() || null
  if (value === null && need === 'required' && isConfirmed) {
    report.tell('element-missing', element, path => `${path} is empty: a value is required. Fill it in.`, {
      attribute: name
    })
  }
  return value
}
