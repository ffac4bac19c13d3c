import { Type } from 'typebox'
import { exactly, instant, instantOrNull, orNull, ref, textOrNull } from './atoms.ts'
import { restsOn } from './shared.ts'

const criteria = exactly({
  firstPaper: Type.Union([Type.Boolean(), Type.String(), Type.Null()]),
  caseTypes: Type.Array(Type.String()),
  amountInControversy: orNull(exactly({ amount: Type.String(), threshold: textOrNull })),
  jurisdictionalAmount: textOrNull,
  documentTypes: Type.Array(Type.String()),
  documentGenericTypes: Type.Array(Type.String()),
  filters: Type.Array(ref('Filter'))
}, { $id: 'FeeCriteria', description: 'What the fee states of the filings it is for.' })

/** What the policy says of a fee. */
export const feeContent = {
  code: textOrNull,
  name: textOrNull,
  alias: textOrNull,
  category: textOrNull,
  subcategory: textOrNull,
  currency: Type.String({ description: 'Of ISO 4217, or what the policy has in its place; USD where it has none.' }),
  cost: orNull(ref('Money')),
  costText: orNull(Type.String({ description: 'The Cost as printed, where it is no decimal.' })),
  subsequentPages: orNull(ref('Money')),
  subsequentPagesText: orNull(
    Type.String({
      description: 'The SubsequentPages as printed, where it is no decimal; empty where the element is.'
    })
  ),
  totalPages: textOrNull,
  effectiveDate: textOrNull,
  expirationDate: textOrNull,
  lastUpdated: textOrNull,
  note: textOrNull,
  courtKeys: Type.Array(Type.String()),
  documentKey: textOrNull,
  criteria: ref('FeeCriteria'),
  offered: Type.Boolean()
}

const fee = exactly(
  {
    ...feeContent,
    due: orNull(ref('Money')),
    applies: Type.Enum(['yes', 'no', 'undetermined']),
    reasons: Type.Array(
      exactly({ criterion: Type.String(), result: Type.Enum(['yes', 'no', 'undetermined']), text: Type.String() })
    )
  },
  { $id: 'Fee' }
)

const step = exactly({
  version: Type.String(),
  from: instant,
  until: instantOrNull,
  present: Type.Boolean(),
  variant: Type.Integer({ description: 'Which of the fees that the code stands for, from 1.' }),
  cost: orNull(ref('Money')),
  costText: textOrNull,
  name: textOrNull,
  courtKeys: Type.Array(Type.String()),
  criteria: orNull(ref('FeeCriteria'))
}, { $id: 'FeeStep' })

export const feeSchemas = [criteria, fee, step]

export const feeList = exactly({ ...restsOn, items: Type.Array(ref('Fee')), nextCursor: textOrNull })
export const feesOfCode = exactly({ ...restsOn, fees: Type.Array(ref('Fee')) })
export const feeHistory = exactly({
  ...restsOn,
  policy: orNull(ref('PolicyBasis'), {
    description: 'The policy in force at the instant, whose doubts the answer carries; null while there is none.'
  }),
  code: Type.String(),
  steps: Type.Array(ref('FeeStep'))
})
