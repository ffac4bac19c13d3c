/**
 * What an answer says of its bytes, to tell later whether they have changed (RFC 9110,
 * 8.8): a strong ETag, a weak one, or a date. A date that is not there a second before the
 * answer was sent tells nothing: the file could have changed again within it (8.8.2.2).
 */
export type Validator = 'etag' | 'weak-etag' | 'last-modified'

/** Every kind. */
export const validators: ReadonlySet<Validator> = new Set<Validator>(['etag', 'weak-etag', 'last-modified'])

/** Header fields by their lower-case names. */
export type Headers = Readonly<Record<string, string>>

/** The validators of an answer that can tell something. */
export function validatorsOf ({ etag, 'last-modified': lastModified, date }: Headers): ReadonlyMap<Validator, string> {
  const found = new Map<Validator, string>()
  if (etag !== undefined) found.set(/^W\//i.test(etag) ? 'weak-etag' : 'etag', etag)
  if (lastModified !== undefined && Date.parse(date ?? '') - Date.parse(lastModified) >= 1_000) {
    found.set('last-modified', lastModified)
  }
  return found
}

/**
 * The fields by which a request is made conditional on an answer's validators, but for those kinds (RFC 9110, 13.1).
 */
export function conditionsOf (
  headers: Headers,
  without: ReadonlySet<Validator>
): ReadonlyArray<readonly [name: string, value: string]> {
  return [...validatorsOf(headers)]
    .filter(([kind]) => !without.has(kind))
    .map(([kind, value]) => [kind === 'last-modified' ? 'If-Modified-Since' : 'If-None-Match', value])
}

/**
 * The kinds that are the same in the answers of one URL with
 * different bytes: of a strong one a lie, of a weak one its right.
 */
export function sharedValidators (headers: Headers, others: readonly Headers[]): Validator[] {
  return [...validatorsOf(headers)]
    .filter(([kind, value]) => others.some(other => validatorsOf(other).get(kind) === value))
    .map(([kind]) => kind)
}
