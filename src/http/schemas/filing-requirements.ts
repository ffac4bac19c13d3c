import { Type } from 'typebox'
import { requirementElements } from '../../domain/policy/unread-requirements.ts'
import { exactly } from './atoms.ts'
import { accepted, associatedPolicy, exchange, extension, humanPolicy, present } from './policy-content.ts'
import { restsOn } from './shared.ts'

const {
  acceptedCreditCards,
  maximumFilingSize,
  maximumDocumentSize,
  delimitExhibits,
  mimeTypes,
  encodings,
  replyToProtocols
} = accepted
const offered = { offered: Type.Boolean({ description: 'False where Include is No.' }) }

export const filingRequirements = exactly({
  ...restsOn,
  maximumFilingSize,
  maximumDocumentSize,
  delimitExhibits,
  mimeTypes,
  encodings,
  creditCards: acceptedCreditCards,
  replyToProtocols,
  exchanges: Type.Array(exactly({ ...exchange, ...offered })),
  associatedPolicies: Type.Array(exactly({ ...associatedPolicy, ...offered })),
  humanPolicies: Type.Array(humanPolicy),
  extensions: Type.Array(extension),
  payment: present,
  testCreditCard: present,
  unread: Type.Array(
    exactly({ element: Type.Enum([...requirementElements]), path: Type.String(), text: Type.String() }),
    { description: 'What the policy states and nobody can read.' }
  )
})
