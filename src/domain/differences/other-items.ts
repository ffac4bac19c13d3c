import type { PolicyContent } from '../policy/policy.ts'
import type { Item } from './difference.ts'

/**
 * All that a policy says beside fees, codes, limits, hours, contacts and
 * divisions; its version and labels are what tells two policies apart.
 */
export function otherItems (policy: PolicyContent): Item[] {
  return [
    ...text('name', 'Name of the policy', policy.name),
    ...text('specification', 'Specification', policy.specification),
    ...text('expirationDate', 'Expiration date', policy.expirationDate),
    ...text('utcOffset', 'UTC offset', policy.utcOffset),
    ...text('utcOffsetDaylightSavings', 'UTC offset in summer', policy.utcOffsetDaylightSavings),
    ...block('key', 'Key of the policy', policy.key),
    ...Object.entries(policy.courtDetails).flatMap(([field, value]) => detail(field, value)),
    ...policy.exchanges.map(each =>
      listed('exchanges', 'Exchange', [each.key, each.name], each.courtKey === null ? [] : [each.courtKey], each)
    ),
    ...policy.associatedPolicies.map(each =>
      listed('associatedPolicies', 'Associated policy', [each.key, each.name], each.courtKeys, each)
    ),
    ...policy.humanPolicies.map(each =>
      listed('humanPolicies', 'Human policy', [each.key, each.name], each.courtKeys, each)
    ),
    ...policy.extensions.map(each => listed('extensions', 'Extension', [each.name], [], each)),
    ...there('payment', 'Payment', policy.hasPayment),
    ...there('testCreditCard', 'Test credit card', policy.hasTestCreditCard),
    ...(policy.extra.length === 0 ? [] : block('extra', 'Other elements', policy.extra))
  ]
}

const text = (key: string, title: string, value: string | null): Item[] =>
  value === null ? [] : [{ key, title, value, printed: `"${value}"` }]

const block = (key: string, title: string, value: object | null): Item[] =>
  value === null ? [] : [{ key, title, value, printed: null }]

/** What is left out of every answer is only said to be there [16]. */
const there = (key: string, title: string, isThere: boolean): Item[] =>
  isThere ? [{ key, title, value: { present: true }, printed: null }] : []

/** A field of the court's own details. */
function detail (field: string, value: unknown): Item[] {
  if (value === null || (Array.isArray(value) && value.length === 0)) return []
  return [
    {
      key: `courtDetails/${field}`,
      title: `Court details, ${field}`,
      value,
      printed: typeof value === 'string' ? `"${value}"` : null
    }
  ]
}

/** What has a key, or else a name, stays the same with another name, and with other units of the court. */
function listed (
  list: string,
  title: string,
  names: readonly (string | null)[],
  courtKeys: readonly string[],
  value: object
): Item {
  const known = names.filter(part => part !== null)
  const name = [...known, ...courtKeys.toSorted()].join(' ')
  const identity = `${list}/${known[0] ?? name}`
  return { key: `${list}/${name}`, identity, title: name === '' ? title : `${title} ${name}`, value, printed: null }
}
