import { Type } from 'typebox'
import { criteria } from './fee-criteria.ts'
import { feeCode, knownAt, limit, text } from './parameters.ts'

/** A filing may have several fees: it is given again for each. */
const disputedFees = Type.Array(feeCode, {
  description: 'The code of the fee in dispute; given again for each fee of the filing.',
  'x-expected': 'a fee code, or up to 100 of them',
  minItems: 1,
  maxItems: 100,
  examples: [['0101']]
})

export const tendered = Type.String({
  description:
    'What was tendered for all of its fees together: a plain decimal, digits with at most one point and no sign.',
  'x-expected': 'a plain decimal such as 100.00',
  pattern: '^(\\d{1,18}(\\.\\d{0,12})?|\\.\\d{1,12})$',
  examples: ['100.00']
})

export const filedAt = Type.String({
  description: 'When it was filed: ISO 8601, on the court\'s clock when no offset is given.',
  'x-expected': 'an ISO 8601 date and time',
  examples: ['2005-03-02T10:02']
})

/** What the version cited is like, as a parameter and in a body. */
export const citedVersionSaid = {
  description: 'The version of the policy that the filing cited (Filing:PolicyVersion).',
  'x-expected': 'three digits with points between',
  pattern: '^\\d\\.\\d\\.\\d$',
  examples: ['1.0.3']
}

const citedVersion = Type.Optional(Type.String(citedVersionSaid))

/** What the question about a dispute is asked by. */
export const disputeParameters = { fee: disputedFees, tendered, filedAt, citedVersion, knownAt, ...criteria }

/** What the id of a record is like, as a parameter and in a body. */
export const disputeIdSaid = {
  description: 'The id of a recorded dispute.',
  'x-expected': 'an id such as 5d0f3a52-8a0b-4c64-9a3c-4a4a6c1d2e3f',
  pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$',
  examples: ['5d0f3a52-8a0b-4c64-9a3c-4a4a6c1d2e3f']
}

export const disputeId = Type.String(disputeIdSaid)

export const courtOfDisputes = text({
  description: 'Only those of the court that this key names, its own or a division\'s.',
  'x-expected': 'a court key',
  minLength: 1,
  maxLength: 500,
  examples: ['USCASacramentoSuperior']
})

export const reference = text({
  description: 'Only those with exactly this reference.',
  'x-expected': 'a reference',
  minLength: 1,
  maxLength: 500,
  examples: ['05CV01234']
})

export const askedFrom = text({
  description: 'Only those asked for from then on: a date of UTC, or a date-time with an offset.',
  'x-expected': 'an ISO 8601 date, or a date and time with an offset',
  examples: ['2026-01-01']
})

export const askedTo = text({
  description: 'Only those asked for by then: a date of UTC (inclusive), or a date-time with an offset (exclusive).',
  'x-expected': 'an ISO 8601 date, or a date and time with an offset',
  examples: ['2030-12-31']
})

/** A record has all its evidence with it: the example is a short one. */
export const limitOfDisputes = { ...limit, examples: [1] } as typeof limit
