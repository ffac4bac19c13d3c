import { Type, type TSchema } from 'typebox'
import { changes } from '../../domain/differences/difference.ts'
import { codeContent } from './code-tables.ts'
import { exactly, orNull, ref, textOrNull, utc } from './atoms.ts'
import { feeContent } from './fees.ts'

export const since = Type.String({
  description: 'The version that is compared with: usually the one before.',
  'x-expected': 'three digits with points between',
  pattern: '^\\d\\.\\d\\.\\d$',
  examples: ['1.0.2']
})

export const changesFrom = Type.String({
  description: 'The earlier instant: a date or a date-time on the court\'s clock.',
  'x-expected': 'an ISO 8601 date or date and time',
  examples: ['2005-03-02T09:30']
})

const differences = (value: TSchema, key: string) => Type.Array(exactly({
  change: Type.Enum([...changes]),
  key: Type.String({ description: key }),
  before: orNull(value),
  after: orNull(value),
  text: Type.String({ description: 'A line a person can read.' })
}))

/** A difference as a row; what was and is said stands in its cell as JSON. */
const json = Type.Object({}, { additionalProperties: true })
export const changeRow = exactly({
  part: Type.String(),
  change: Type.String(),
  key: Type.String(),
  before: orNull(json),
  after: orNull(json),
  text: Type.String()
})

/** What a policy says in its own shape. */
const said = Type.Unknown({ description: 'What the policy says of it, as the whole policy shows it.' })

export const changesFound = exactly({
  court: ref('Court'),
  knownAt: orNull(utc),
  from: orNull(ref('PolicyBasis'), { description: 'Null before the first policy: then everything is added.' }),
  to: ref('PolicyBasis'),
  provisional: Type.Boolean(),
  doubts: Type.Array(ref('Doubt')),
  fees: differences(exactly(feeContent), "The fee's code, with what it is for where one code stands for several."),
  codes: differences(
    exactly({ table: textOrNull, ...codeContent }),
    'CodifiedName/value. A table that went is its codes that went.'
  ),
  limits: differences(said, 'Sizes, exhibits, formats, encodings, protocols, cards.'),
  hours: differences(said, 'A weekday, or `holidays/` and a date.'),
  contacts: differences(said, '`clerk`, or `contacts/` with a name and units.'),
  divisions: differences(said, "The division's key."),
  other: differences(said, 'All else that a policy says, by its name.')
})
