/** What the namespace of every schema of 2GEFS begins with, schemas §0. */
const root = 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/'

/** The same however it is spelled: with or without `www.`, a secure scheme, a slash at the end (domain §4). */
const spelled = /^https?:\/\/(?:www\.)?xmllegal\.org\/Schema\/Court\/US\/California\/2GEFS\/(.*?)\/?$/s

/**
 * The schemas that are known, schemas §1: policies and indexes,
 * building blocks in 02 and 03, and what belongs to a policy.
 */
const known = [
  /^Policy\/(01|02|Test[^/]*)$/,
  /^Policy\/Index\/(01|Test01|Test02)$/,
  /^BuildingBlocks\/(Attributes|Primitives\/[A-Za-z]+)\/0[23]$/,
  /^Policy\/(01|02|Test[^/]*)\/([A-Za-z]+\/)+01$/
]

/**
 * Whether a namespace is that of some schema of 2GEFS, however
 * spelled: a building block's, of any version, or the policy's.
 */
export function isStandard (namespace: string): boolean {
  return partOf(namespace) !== undefined
}

/** Whether it is spelled as the schemas spell it, and has a number that is known. */
export function isUsual (namespace: string): boolean {
  const part = partOf(namespace)
  return part !== undefined && namespace === `${root}${part}/` && isKnown(part)
}

/** The spelling that was meant by a namespace of 2GEFS; undefined where no schema is known that could be. */
export function usualSpelling (namespace: string): string | undefined {
  const part = partOf(namespace) ?? ''
  const numbered = part.replace(/\/?\d*$/, part.startsWith('BuildingBlocks/') ? '/03' : '/01')
  const meant = [part, numbered].find(isKnown)
  return meant === undefined ? undefined : `${root}${meant}/`
}

/** The versions of Court Policy that are read; `test` is any of the Test drafts [6]. */
export type CourtPolicy = '01' | '02' | 'test'

/** Which Court Policy a root element's namespace stands for [6], however spelled. */
export function policyOf (namespace: string): CourtPolicy | undefined {
  const name = partBehind('Policy/', namespace)
  if (name === '01' || name === '02') return name
  return name?.startsWith('Test') === true ? 'test' : undefined
}

/** Whether a namespace is that of one of the three Policy Indexes [6], however spelled. */
export function isIndexNamespace (namespace: string): boolean {
  return ['Test01', 'Test02', '01'].some(name => name === partBehind('Policy/Index/', namespace))
}

const isKnown = (part: string): boolean => known.some(pattern => pattern.test(part))

/** What stands behind the root, without the slash at its end. */
const partOf = (namespace: string): string | undefined => spelled.exec(namespace)?.[1]

/** The one path segment behind a beginning, or undefined. */
function partBehind (beginning: string, namespace: string): string | undefined {
  const part = partOf(namespace) ?? ''
  const name = part.startsWith(beginning) ? part.slice(beginning.length) : ''
  return name === '' || name.includes('/') ? undefined : name
}
