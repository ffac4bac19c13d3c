/** What the namespace of every schema of 2GEFS begins with, facts §0. */
const root = 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/'

/** Whether a namespace is that of some schema of 2GEFS: a building block's, of any version, or the policy's. */
export function isStandard (namespace: string): boolean {
  return namespace.startsWith(root)
}

/** The versions of Court Policy that are read; `test` is any of the Test drafts [6]. */
export type CourtPolicy = '01' | '02' | 'test'

/** Which Court Policy a root element's namespace stands for [6]; the slash at its end may be missing. */
export function policyOf (namespace: string): CourtPolicy | undefined {
  const name = partBehind(`${root}Policy/`, namespace)
  if (name === '01' || name === '02') return name
  return name?.startsWith('Test') === true ? 'test' : undefined
}

/** Whether a namespace is that of one of the three Policy Indexes [6]. */
export function isIndexNamespace (namespace: string): boolean {
  return ['Test01', 'Test02', '01'].some(name => name === partBehind(`${root}Policy/Index/`, namespace))
}

/** The one path segment behind a beginning, or undefined. */
function partBehind (beginning: string, namespace: string): string | undefined {
  const part = namespace.startsWith(beginning) ? namespace.slice(beginning.length).replace(/\/$/, '') : ''
  return part === '' || part.includes('/') ? undefined : part
}
