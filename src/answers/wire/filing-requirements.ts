import { seenByKey } from '../../domain/policy/divisions.ts'
import { isOffered } from '../../domain/policy/offered.ts'
import type { PolicyContent } from '../../domain/policy/policy.ts'
import { unreadRequirements } from '../../domain/policy/unread-requirements.ts'
import type { AnsweredQuestion } from '../question.ts'
import { restsOnWire } from './decision.ts'

/**
 * What is required of a filing; a division sees its own and what is
 * court-wide. Payment and TestCreditCard are only said to be there [16].
 */
export function filingRequirementsWire (asked: AnsweredQuestion, policy: PolicyContent) {
  const { courtKey, standing: { policy: { organizationKey, ownCourtKey } } } = asked
  const { exchanges, associatedPolicies, humanPolicies } = seenByKey(policy, { courtKey, organizationKey, ownCourtKey })
  return {
    ...restsOnWire(asked),
    maximumFilingSize: policy.maximumFilingSize,
    maximumDocumentSize: policy.maximumDocumentSize,
    delimitExhibits: policy.delimitExhibits,
    mimeTypes: policy.mimeTypes,
    encodings: policy.encodings,
    creditCards: policy.acceptedCreditCards,
    replyToProtocols: policy.replyToProtocols,
    exchanges: exchanges.map(exchange => ({ ...exchange, offered: isOffered(exchange) })),
    associatedPolicies: associatedPolicies.map(associated => ({ ...associated, offered: isOffered(associated) })),
    humanPolicies,
    extensions: policy.extensions,
    payment: { present: policy.hasPayment },
    testCreditCard: { present: policy.hasTestCreditCard },
    unread: unreadRequirements(policy)
  }
}
