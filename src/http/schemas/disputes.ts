import { Type } from 'typebox'
import type { Criteria } from '../../answers/fee-criteria.ts'
import { exactly, optionalMember, page, ref, textOrNull, utc } from './atoms.ts'
import { citedVersionSaid, disputeIdSaid, filedAt, tendered } from './dispute-parameters.ts'
import { criteria, criteriaInBody } from './fee-criteria.ts'
import { courtKey, feeCode } from './parameters.ts'

const feeWithCriteria = exactly(
  { code: feeCode, criteria: Type.Optional(criteriaInBody) },
  { 'x-expected': 'an object with code' }
)

const fee = Type.Unsafe<string | Array<{ code: string; criteria?: Criteria }>>({
  type: ['string', 'array'],
  description:
    'The code of the fee in dispute, with `criteria` beside it; or a list of the fees of the filing, each with its own.',
  'x-expected': 'a fee code, or a list of up to 100 fees',
  minLength: 1,
  maxLength: 500,
  items: feeWithCriteria,
  minItems: 1,
  maxItems: 100
})

/**
 * A question about a dispute that is to be kept; criteria that
 * stand beside `fee` hold for each fee that has none of its own.
 */
export const disputeAsked = exactly(
  {
    courtKey,
    fee,
    criteria: Type.Optional(criteriaInBody),
    ...criteria,
    tendered,
    filedAt,
    citedVersion: optionalMember<string>({ ...citedVersionSaid, type: 'string' }),
    knownAt: optionalMember<string>({
      type: 'string',
      description: 'Only what this archive had recorded by then counts.',
      'x-expected': 'an ISO 8601 date and time that has passed'
    }),
    reference: optionalMember<string>({
      type: 'string',
      description: "The court's own name for it, such as a case number; it can be searched for, and erased.",
      'x-expected': 'a text',
      maxLength: 500
    }),
    note: optionalMember<string>({
      type: 'string',
      description: 'Whatever the clerk wants to keep with it; it can be erased.',
      'x-expected': 'a text',
      maxLength: 10_000
    }),
    previous: optionalMember<string>({
      ...disputeIdSaid,
      type: 'string',
      description: 'The id of a record that this one follows: what its answer said otherwise is told.'
    })
  },
  {
    'x-expected': 'an object',
    examples: [
      {
        courtKey: 'USCASacramentoSuperior',
        fee: '0101',
        tendered: '10.00',
        filedAt: '2005-03-02T10:02',
        citedVersion: '1.0.3',
        reference: '05CV01234',
        note: 'Filed two minutes after the change.'
      }
    ]
  }
)

const difference = exactly({
  path: Type.String({ description: 'Where in the answer, for example `policy/version`.' }),
  before: Type.Unsafe<unknown>({ description: 'What the record before it says.' }),
  after: Type.Unsafe<unknown>({}),
  text: Type.String()
})

const { note: _, reference: __, ...kept } = disputeAsked.properties

const question = exactly({ reference: textOrNull, note: textOrNull, ...kept }, {
  description: 'As it came; reference and note are null where none was given, or once they were erased.'
})

const record = exactly({
  id: Type.String(),
  askedAt: utc,
  askedBy: Type.String({ description: 'Whose token it was.' }),
  reader: Type.String({ description: 'Version of the reader of policies.' }),
  question,
  answer: ref('FeeDispute'),
  previous: textOrNull,
  differs: Type.Array(difference, { description: 'What the answer of the record named as previous said otherwise.' })
}, { $id: 'Dispute', description: 'A question and its answer as they were given; never changed.' })

export const recordSchemas = [record]

export const disputeList = page(ref('Dispute'))

/** The header of a request that may be sent again. */
export const idempotencyKey = Type.Object({
  'idempotency-key': Type.Optional(Type.String({
    description: 'Sent again with the same body it gives the record that was made first.',
    'x-expected': 'a key of 1 to 255 characters',
    minLength: 1,
    maxLength: 255,
    examples: []
  }))
})
