import { unreadRequirements, type RequirementElement, type Requirements } from '../policy/unread-requirements.ts'
import type { Verdict } from './filing-check.ts'

/** MaximumFilingSize is the size of the whole filing as it is sent, envelope and header included [123]. */
export const judgeFilingSize = (limits: Requirements, bytes: number): Verdict =>
  judgeSize('The filing as it is sent', 'MaximumFilingSize', limits, limits.maximumFilingSize, bytes)

/** MaximumDocumentSize is that of one document [124]: of its own bytes, before they are encoded. */
export const judgeDocumentSize = (limits: Requirements, { bytes }: { bytes: number }): Verdict =>
  judgeSize('The document before it is encoded', 'MaximumDocumentSize', limits, limits.maximumDocumentSize, bytes)

function judgeSize (
  subject: string,
  element: RequirementElement,
  limits: Requirements,
  most: number | null,
  bytes: number
): Verdict {
  const unread = unreadRequirements(limits).find(each => each.element === element)
  if (unread !== undefined) return { result: 'undetermined', text: unread.text, expected: null }
  const has = `${subject} has ${bytes} bytes`
  if (most === null) return { result: 'pass', text: `${has}; the policy states no ${element}.`, expected: null }
  return {
    result: bytes <= most ? 'pass' : 'fail',
    text: `${has}; ${element} is ${most}.`,
    expected: `${most} bytes at most`
  }
}
