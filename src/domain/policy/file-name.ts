import { isDate } from '../time/wall-clock.ts'
import type { Finding } from './finding.ts'
import type { PolicyIdentity } from './policy.ts'
import { finding } from './rules.ts'
import type { Version } from './version.ts'

/** What the name of a policy's file says of it [42]; the date is that of publication, `2005-03-01`. */
export interface FileName { organizationKey: string, publicationDate: string, version: Version }

/** Anchored at the end, where the parts have a fixed width: the key in front may hold underscores. */
const pattern = /^([^/]+)_(\d{4})_(\d\d)_(\d\d)_Ver(\d)_(\d)_(\d)\.xml$/

/**
 * The parts of `OrganizationKey_YYYY_MM_DD_VerX_Y_Y.xml` [41][42],
 * or undefined; of a URL its last segment, decoded, counts.
 */
export function parseFileName (nameOrUrl: string): FileName | undefined {
  const match = pattern.exec(fileNameOf(nameOrUrl))
  if (match === null) return undefined
  const [, organizationKey = '', year, month, day, ...version] = match
  const publicationDate = `${year}-${month}-${day}`
  return isDate(publicationDate) ? { organizationKey, publicationDate, version: version.join('.') } : undefined
}

/**
 * Whether the file is named as Court Policy 02 asks, and after its own content
 * [41]-[44]; files of 01 [43] and the Test drafts follow other patterns.
 */
export function checkFileName (url: string, policy: PolicyIdentity): Finding[] {
  if (policy.specification === '01' || policy.specification === 'test') return []
  const name = fileNameOf(url)
  const parts = parseFileName(url)
  const expected = `Publish it as "${expectedName(policy)}", under a new version if this one is published already.`
  if (parts === undefined) {
    return [
      finding(
        'file-name-pattern',
        `The file is named "${name}": OrganizationKey_YYYY_MM_DD_VerX_Y_Y.xml was expected, with a day that exists. ${expected}`
      )
    ]
  }
  const compared = [
    ['file-name-key', 'OrganizationKey', parts.organizationKey, policy.organizationKey],
    ['file-name-date', 'publication date', parts.publicationDate, policy.published.slice(0, 10)],
    ['file-name-version', 'version', parts.version, policy.version]
  ] as const
  return compared
    .filter(([, , inName, inPolicy]) => inName !== inPolicy)
    .map(([rule, what, inName, inPolicy]) =>
      finding(
        rule,
        `The file "${name}" has the ${what} ${inName} in its name and ${inPolicy} inside: both must be the same. ${expected}`
      )
    )
}

/** The name of a policy's file [41][42]. */
export function expectedName ({
  organizationKey,
  published,
  version
}: Pick<PolicyIdentity, 'organizationKey' | 'published' | 'version'>): string {
  return `${organizationKey}_${published.slice(0, 10).replaceAll('-', '_')}_Ver${version.replaceAll('.', '_')}.xml`
}

/**
 * The name of a file by its URL, or by a location of an index: the
 * last segment, decoded, without query and fragment (domain §4).
 */
export function fileNameOf (nameOrUrl: string): string {
  const segment = lastSegmentOf(nameOrUrl)
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The same as it is written there. */
export function lastSegmentOf (nameOrUrl: string): string {
  const path = nameOrUrl.replace(/[?#].*$/s, '')
  return path.slice(path.lastIndexOf('/') + 1)
}
