import { Type } from 'typebox'
import { exactly, orNull, ref, textOrNull, utc } from './atoms.ts'

/** What something found rests on. */
const rests = {
  court: ref('Court'),
  policy: ref('PolicyBasis'),
  provisional: Type.Boolean(),
  doubts: Type.Array(ref('Doubt'))
}

const feeFound = exactly(
  { ...rests, fee: ref('Fee') },
  { $id: 'FeeFound', description: 'A fee, with the court and the policy in force there.' }
)

const codeFound = exactly({
  ...rests,
  table: exactly({ codifiedName: textOrNull, name: textOrNull }),
  code: ref('Code')
}, { $id: 'CodeFound', description: 'A code of a table, with the court and the policy in force there.' })

export const searchSchemas = [feeFound, codeFound]

const instantUtc = Type.String({
  format: 'date-time',
  description: 'The one instant at which all courts were asked, ISO 8601 in UTC.'
})

const foundPage = (id: string) =>
  exactly({ at: instantUtc, knownAt: orNull(utc), items: Type.Array(ref(id)), nextCursor: textOrNull })

export const feesFound = foundPage('FeeFound')
export const codesFoundAnywhere = foundPage('CodeFound')

export const atWithOffset = Type.Optional(
  Type.String({
    description:
      "The one instant at which all courts are asked: ISO 8601 with its offset. Without it: the top of each court's current hour (Rule 2 [78]).",
    'x-expected': 'an ISO 8601 date and time with its offset',
    examples: ['2005-03-02T09:30:00-08:00']
  })
)

export const knownAtWithOffset = Type.Optional(
  Type.String({
    description:
      'Only what this archive had recorded by then counts: ISO 8601 with its offset, not in the future. Without it: everything recorded.',
    'x-expected': 'an ISO 8601 date and time with its offset that has passed',
    examples: []
  })
)
