import type { Label } from '../time/court-time.ts'
import type { FileFact } from '../history/facts.ts'
import { parseFileName } from '../policy/file-name.ts'
import type { PolicyIdentity } from '../policy/policy.ts'
import type { Version } from '../policy/version.ts'

/**
 * What an index tells of a file; null where it is silent.
 * `published` may be a bare date, which comes from the file's name.
 */
export interface Listing {
  organizationKey: string | null
  version: Version | null
  published: Label | string | null
  effective: Label | null
}

const compared = [
  ['organizationKey', 'OrganizationKey'],
  ['version', 'version'],
  ['published', 'publication'],
  ['effective', 'effective']
] as const

const DATE_LENGTH = 10

/**
 * Where an index and the policy it leads to differ, as a sentence; undefined where they agree [44][50].
 * The policy wins. What the index leaves out says nothing, and a bare date is the file name's word, not the index's.
 */
export function indexDisagreement (listing: Listing, policy: PolicyIdentity): string | undefined {
  const differing = compared.filter(([field]) => isTold(listing[field], field) && listing[field] !== policy[field])
  if (differing.length === 0) return undefined
  const said = (of: Listing | PolicyIdentity): string =>
    differing.map(([field, name]) => `${name} ${of[field]}`).join(', ')
  return `The index says ${said(listing)}; the policy itself says ${said(policy)}, and counts. Correct the index.`
}

function isTold (value: string | null, field: keyof Listing): boolean {
  return value !== null && (field !== 'published' || value.length > DATE_LENGTH)
}

/**
 * What of a listed file's subject is the index's own word: where it
 * tells no hour of publication, the version may be the file name's.
 */
export function toldByIndex ({ subject, url }: FileFact): Listing {
  const name = parseFileName(url)
  const isNamed = name !== undefined && subject.published === name.publicationDate && subject.version === name.version
  return isNamed ? { ...subject, version: null } : subject
}
