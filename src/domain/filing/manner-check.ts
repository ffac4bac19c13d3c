import type { PolicyContent, ReplyToProtocol } from '../policy/policy.ts'
import { unreadRequirements, type Requirements } from '../policy/unread-requirements.ts'
import { sameText } from '../text/text-match.ts'
import { quoted } from '../text/quoted.ts'
import type { Verdict } from './filing-check.ts'

/** Exhibits must be delimited where DelimitExhibits is true, and must not be where it is false or absent [125]. */
export function judgeExhibits (
  policy: Requirements & Pick<PolicyContent, 'delimitExhibits'>,
  areDelimited: boolean
): Verdict {
  const unread = unreadRequirements(policy).find(({ element }) => element === 'DelimitExhibits')
  if (unread !== undefined) return { result: 'undetermined', text: unread.text, expected: null }
  const mustBe = policy.delimitExhibits ?? false
  const rule = `Exhibits must ${mustBe ? '' : 'not '}be delimited${policy.delimitExhibits === null ? ', as the policy states nothing else' : ''}`
  return {
    result: areDelimited === mustBe ? 'pass' : 'fail',
    text: `${rule}; in this filing they are${areDelimited ? '' : ' not'}.`,
    expected: String(mustBe)
  }
}

/**
 * Whether a court sends confirmations in such a way [142]-[152]. A policy without protocols does not tell, and one that
 * accepts SMTP without a delivery format does not tell which; a format that the request leaves out is not checked.
 */
export function judgeReplyTo (
  { replyToProtocols }: Pick<PolicyContent, 'replyToProtocols'>,
  { protocol, deliveryFormat }: ReplyToProtocol
): Verdict {
  if (replyToProtocols.length === 0) {
    return { result: 'undetermined', text: 'The policy states no reply-to protocols.', expected: null }
  }
  const expected = [...new Set(replyToProtocols.map(printProtocol))].join(', ')
  const ofProtocol = replyToProtocols.filter(accepted => sameText(accepted.protocol, protocol))
  if (ofProtocol.length === 0) {
    return { result: 'fail', text: `The court sends no confirmations by ${quoted(protocol)}.`, expected }
  }
  const sends = `The court sends confirmations by ${quoted(protocol)}`
  if (deliveryFormat === null) return { result: 'pass', text: `${sends}.`, expected }
  if (ofProtocol.some(accepted => sameText(accepted.deliveryFormat, deliveryFormat))) {
    return { result: 'pass', text: `${sends} as ${quoted(deliveryFormat)}.`, expected }
  }
  const isSilent = sameText(protocol, 'SMTP') && ofProtocol.some(accepted => accepted.deliveryFormat === null)
  return isSilent
    ? {
        result: 'undetermined',
        text: `${sends}, and its policy does not say whether as ${quoted(deliveryFormat)}.`,
        expected
      }
    : { result: 'fail', text: `${sends}, but not as ${quoted(deliveryFormat)}.`, expected }
}

const printProtocol = ({ protocol, deliveryFormat }: ReplyToProtocol): string =>
  deliveryFormat === null ? protocol : `${protocol} as ${deliveryFormat}`
