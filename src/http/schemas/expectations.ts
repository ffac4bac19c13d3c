import { Type } from 'typebox'
import { holdings as kinds } from '../../domain/expectations/expectation.ts'
import { exactly, instantOrNull, optionalMember, orNull, ref, textOrNull, utcOrNull } from './atoms.ts'
import { code, courtKey, feeCode, table } from './parameters.ts'

/** Expectations of one request at most. */
export const MOST_EXPECTATIONS = 500

const instantWithOffset = (description: string) =>
  optionalMember<string>({
    type: 'string',
    description,
    'x-expected': 'an ISO 8601 date and time with an offset',
    examples: ['2005-03-02T09:30:00-08:00']
  })

const expectation = Type.Object(
  {
    courtKey,
    table: Type.Optional(table),
    code: Type.Optional(code),
    q: Type.Optional(
      Type.String({
        description: "Words that a code's value, name or alias must have; with `count`.",
        'x-expected': 'some words',
        maxLength: 500,
        examples: ['motion']
      })
    ),
    count: Type.Optional(
      Type.Integer({
        description: 'How many codes `q` is expected to find.',
        'x-expected': 'a whole number',
        minimum: 0,
        maximum: 1_000_000,
        examples: [3]
      })
    ),
    fee: Type.Optional(feeCode),
    amount: Type.Optional(
      Type.String({
        description: 'What every fee of the code is expected to cost.',
        'x-expected': 'a decimal, digits with at most one point and no sign,',
        pattern: '^(\\d{1,18}(\\.\\d{0,12})?|\\.\\d{1,12})$',
        examples: ['100.00']
      })
    )
  },
  {
    additionalProperties: false,
    'x-expected': 'an object with courtKey',
    description: 'A code of a table; how many codes of a table `q` finds; or a fee, and perhaps what it costs.'
  }
)

export const expectations = Type.Object(
  {
    at: instantWithOffset('The instant asked about. Without it: the top of the current hour of each court.'),
    knownAt: instantWithOffset(
      'Only what this archive had recorded by then counts. Without it: everything recorded.'
    ),
    expectations: Type.Array(expectation, {
      description: `In order; ${MOST_EXPECTATIONS} at most.`,
      'x-expected': 'a list of expectations'
    })
  },
  {
    additionalProperties: false,
    'x-expected': 'an object with expectations',
    examples: [
      {
        at: '2005-03-02T09:30:00-08:00',
        expectations: [
          { courtKey: 'USCASacramentoSuperior', table: 'DocumentType', code: '0004' },
          { courtKey: 'USCASacramentoSuperior', fee: '0101', amount: '10.00' }
        ]
      }
    ]
  }
)

export const holdings = exactly(
  {
    items: Type.Array(
      exactly({
        holds: Type.Enum([...kinds]),
        found: Type.Integer({ description: 'How many codes or fees match now.' }),
        since: instantOrNull,
        until: instantOrNull,
        brokenBy: textOrNull,
        text: Type.String({
          description:
            'What the policy in force says of it, what ends that and when, and why nobody can tell where nobody can.'
        }),
        court: orNull(ref('Court'), {
          description: 'Null where nobody knows the court, or nothing of it can answer.'
        }),
        at: instantOrNull,
        knownAt: utcOrNull,
        policy: orNull(ref('PolicyBasis'), { description: 'The policy in force at `at`; null while none is.' }),
        provisional: Type.Boolean(),
        doubts: Type.Array(ref('Doubt'))
      })
    )
  },
  {
    description:
      "In the order of the expectations. `since` and `until` bound the time in which it is so without a break, by every policy published so far; `brokenBy` is the version that ends what holds, null where a fee's own date or a doubt does."
  }
)
