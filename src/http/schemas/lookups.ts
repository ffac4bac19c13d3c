import { Type } from 'typebox'
import { exactly, optionalMember } from './atoms.ts'
import { criteriaInBody } from './fee-criteria.ts'
import { at, code, courtKey, feeCode, table } from './parameters.ts'

/** Questions of a batch at most. */
export const MOST_QUESTIONS = 500

export const question = Type.Object(
  {
    courtKey,
    at,
    fee: Type.Optional(feeCode),
    criteria: Type.Optional(criteriaInBody),
    table: Type.Optional(table),
    code: Type.Optional(code)
  },
  {
    additionalProperties: false,
    'x-expected': 'an object with courtKey',
    description:
      'Which policy is in force; with `fee` what that fee is, by `criteria`; with `table` and `code` what that code stands for.'
  }
)

export const lookups = Type.Object(
  {
    questions: Type.Array(question, {
      description: `In order; ${MOST_QUESTIONS} at most.`,
      'x-expected': 'a list of questions'
    }),
    knownAt: optionalMember<string>({
      type: 'string',
      description:
        'Only what this archive had recorded by then counts: ISO 8601 with an offset, not in the future. Without it: everything recorded.',
      'x-expected': 'an ISO 8601 date and time with an offset'
    })
  },
  {
    additionalProperties: false,
    'x-expected': 'an object with questions',
    examples: [
      {
        questions: [
          { courtKey: 'USCASacramentoSuperior', at: '2005-03-02T09:30' },
          { courtKey: 'USCASacramentoSuperior', at: '2005-03-02T09:30', fee: '0101' },
          { courtKey: 'USCASacramentoSuperior', at: '2005-03-02', fee: '0101', criteria: { firstPaper: true } }
        ]
      }
    ]
  }
)

export const looked = exactly(
  {
    answers: Type.Array(
      exactly({
        status: Type.Integer({ description: 'As the single route answers.' }),
        body: Type.Object(
          {},
          { additionalProperties: true, description: 'As the single route gives it, problems included.' }
        )
      })
    )
  },
  { description: 'An answer to each question, in their order, all of them from one state of the archive.' }
)
