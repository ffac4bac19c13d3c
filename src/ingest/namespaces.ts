import { childrenOf, type XmlElement } from './element.ts'
import { quote, type Report } from './report.ts'
import { isStandard, isUsual, usualSpelling } from './standard.ts'

/**
 * Tells of each namespace that is read as one of 2GEFS and spelled in
 * another way, or has another number, where it first stands (domain §4).
 */
export function tellUnusualNamespaces (root: XmlElement, report: Report): void {
  const met = new Set<string>()
  const meet = (element: XmlElement, namespace: string, attribute?: string): void => {
    if (met.has(namespace)) return
    met.add(namespace)
    if (!isStandard(namespace) || isUsual(namespace)) return
    const meant = usualSpelling(namespace)
    const expected =
      meant === undefined
        ? 'one of the schemas of Court Policy is expected. Check its spelling.'
        : `"${meant}" is expected. Correct it.`
    report.tell(
      'namespace-unusual',
      element,
      path => `${path} is in the namespace ${quote(namespace, 200)}, which is read all the same: ${expected}`,
      attribute === undefined ? {} : { attribute }
    )
  }
  const walk = (element: XmlElement): void => {
    meet(element, element.namespace)
    for (const { namespace, name } of element.attributes) meet(element, namespace, name)
    for (const child of childrenOf(element)) walk(child)
  }
  walk(root)
}
