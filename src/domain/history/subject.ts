import type { Subject } from './capture.ts'
import { parseFileName } from '../policy/file-name.ts'
import type { IndexEntry } from '../policy/policy.ts'

/** A file system's longest name: a key that no file name can hold is no key [42]. */
const LONGEST_NAME = 255

/**
 * Whose policy a listed file is, before anybody has read it: what its index entry says, and where that is silent,
 * what its name says (domain §3.7). Null when neither names a court.
 *
 * @param url where the entry leads, or its location as printed where that is no URL
 */
export function subjectOf (entry: IndexEntry, url: string): Subject | null {
  const name = parseFileName(url)
  const organizationKey = entry.organizationKey ?? name?.organizationKey
  if (organizationKey === undefined || organizationKey.length > LONGEST_NAME) return null
  return {
    organizationKey,
    version: entry.version ?? name?.version ?? null,
    published: entry.published ?? name?.publicationDate ?? null,
    effective: entry.effective
  }
}
