import type { Extra } from '../domain/policy/extra.ts'
import { childrenOf, looseText, type XmlElement } from './element.ts'

/** Elements that hold bank and card numbers: wherever they stand, only that they do is kept [16]. */
const privateNames: ReadonlySet<string> = new Set(['Payment', 'TestCreditCard'])

/** Whether an element's content must not be kept or repeated. */
export function isPrivate ({ name }: XmlElement): boolean {
  return privateNames.has(name)
}

/** An element that no reader knows, with all below it; private elements without their content. */
export function extraOf (element: XmlElement): Extra {
  const { namespace, name } = element
  if (isPrivate(element)) return { namespace, name, text: '', attributes: [], children: [] }
  return {
    namespace,
    name,
    text: looseText(element),
    attributes: element.attributes.map(attribute => ({ ...attribute })),
    children: childrenOf(element).map(extraOf)
  }
}
