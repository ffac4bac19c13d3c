import type { MimeType, PolicyContent } from '../policy/policy.ts'
import { plainText, sameText } from '../text/text-match.ts'
import { quoted } from '../text/quoted.ts'
import type { FiledDocument } from './filing.ts'
import type { Verdict } from './filing-check.ts'

/**
 * What a court says of formats; in Court Policy 01 an accepted
 * type need not say for which versions of a document it is.
 */
export type AcceptedFormats = Pick<PolicyContent, 'specification' | 'mimeTypes'>

/** In the closed list of types, the one for all that it does not have: the court has to be asked. */
const OTHER = 'Other'

/**
 * Whether a court accepts the format of a document [126]-[131]: the
 * MIME type, for this version of a document, with this namespace.
 * - A policy without accepted types does not tell.
 * - A namespace that the request leaves out is not checked; a type without one is accepted with any.
 * - Where the type Other is accepted for the version, what is not listed
 *   may be; and so is a type that does not say for which version it is.
 */
export function judgeMimeType (
  { specification, mimeTypes }: AcceptedFormats, { mimeType, documentVersion, namespace }: FiledDocument
): Verdict {
  if (mimeTypes.length === 0) {
    return { result: 'undetermined', text: 'The policy states no accepted MIME types.', expected: null }
  }
  const isForVersion = (accepted: MimeType): boolean =>
    sameText(accepted.documentVersion, documentVersion) ||
    (specification === '01' && accepted.documentVersion === null)
  const forVersion = mimeTypes.filter(isForVersion)
  const expected = forVersion.length === 0 ? null : listed(forVersion.map(printType))
  const given = `${quoted(mimeType)} for the document version ${quoted(documentVersion)}`
  const ofType = forVersion.filter(accepted => sameText(accepted.mimeType, mimeType))
  if (ofType.some(accepted => hasNamespace(accepted, namespace))) {
    return { result: 'pass', text: `The court accepts ${given}.`, expected }
  }
  if (ofType.length > 0) {
    const text = `The court accepts ${given} in another namespace than ${String(namespace)} only.`
    return { result: 'fail', text, expected }
  }
  const open = mimeTypes.find(accepted => accepted.documentVersion === null && sameText(accepted.mimeType, mimeType))
  if (open !== undefined) {
    const text = `The court accepts ${quoted(mimeType)}, and its policy does not say for which document version.`
    return { result: 'undetermined', text, expected }
  }
  if (forVersion.some(accepted => sameText(accepted.mimeType, OTHER))) {
    const text = `The policy does not list ${given}, and accepts types that it does not name: ask the court.`
    return { result: 'undetermined', text, expected }
  }
  return {
    result: 'fail', text: `The court does not accept ${given}.`, expected: expected ?? listed(mimeTypes.map(printAll))
  }
}

function hasNamespace (accepted: MimeType, namespace: string | null): boolean {
  return namespace === null || accepted.namespace === null || plainText(accepted.namespace) === plainText(namespace)
}

const printType = ({ mimeType, namespace }: MimeType): string =>
  namespace === null ? mimeType : `${mimeType} in ${namespace}`

const printAll = (accepted: MimeType): string =>
  accepted.documentVersion === null ? printType(accepted) : `${printType(accepted)} for ${accepted.documentVersion}`

const listed = (texts: readonly string[]): string => [...new Set(texts)].join(', ')

/**
 * A document may be absent in a confirmation alone: in a policy
 * the word means nothing, and a filing with it is rejected [141].
 */
const ABSENT = 'Absent'

/** Whether a court accepts how a document is encoded [132]-[141]; a policy without accepted encodings does not tell. */
export function judgeEncoding (
  { encodings }: Pick<PolicyContent, 'encodings'>, { encoding }: Pick<FiledDocument, 'encoding'>
): Verdict {
  const accepted = encodings.filter(each => !sameText(each, ABSENT))
  const expected = accepted.length === 0 ? null : listed(accepted)
  if (sameText(ABSENT, encoding)) {
    return { result: 'fail', text: 'A document may not be absent in a filing.', expected, paragraphs: [141] }
  }
  if (expected === null) return { result: 'undetermined', text: 'The policy states no accepted encodings.', expected }
  return accepted.some(each => sameText(each, encoding))
    ? { result: 'pass', text: `The court accepts documents encoded as ${quoted(encoding)}.`, expected }
    : { result: 'fail', text: `The court does not accept documents encoded as ${quoted(encoding)}.`, expected }
}
