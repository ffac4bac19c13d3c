import { Type, type TSchemaOptions } from 'typebox'

/** What a parameter is for, what is expected of it in words, and an example that works on the sample repository. */
interface Described extends TSchemaOptions { description: string, 'x-expected': string, examples: unknown[] }

export const text = (described: Described) => Type.Optional(Type.String(described))

export const courtKey = Type.String({
  description: 'An OrganizationKey, or the CourtKey of one of its divisions.',
  'x-expected': 'a court key',
  minLength: 1,
  maxLength: 500,
  examples: ['USCASacramentoSuperior']
})

export const at = text({
  description:
    "The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the top of the court's current hour (Rule 2 [78]).",
  'x-expected': 'an ISO 8601 date and time',
  examples: ['2005-03-02T09:30']
})

/** Of an answer that rests on no instant and yet says where policies stand. */
export const standingAt = text({
  description:
    'As of which instant states and doubts are told: ISO 8601, on the court\'s clock when no offset is given. Without it: the top of the court\'s current hour.',
  'x-expected': 'an ISO 8601 date and time',
  examples: []
})

export const knownAt = text({
  description:
    'Only what this archive had recorded by then counts: ISO 8601, not in the future. Without it: everything recorded.',
  'x-expected': 'an ISO 8601 date and time that has passed',
  examples: []
})

export const from = text({
  description: 'Begin of the span: a date or a date-time on the court\'s clock.',
  'x-expected': 'an ISO 8601 date or date and time',
  examples: ['2005-01-01']
})

export const to = text({
  description: 'End of the span: a date (inclusive) or a date-time (exclusive).',
  'x-expected': 'an ISO 8601 date or date and time',
  examples: ['2005-12-31']
})

export const cursor = text({
  description: 'The nextCursor of the page before.',
  'x-expected': 'the nextCursor of an earlier answer',
  maxLength: 2_000,
  examples: []
})

export const limit = Type.Optional(Type.Integer({
  description: 'How many items a page holds.',
  'x-expected': 'a whole number from 1 to 200',
  minimum: 1,
  maximum: 200,
  default: 50,
  examples: [50]
}))

export const searchText = (what: string, example: string) => text({
  description: `Words that ${what} must have, in any order and case.`,
  'x-expected': 'some words',
  maxLength: 500,
  examples: [example]
})

export const state = text({
  description: 'The court\'s state, as its policy prints it.',
  'x-expected': 'a state',
  minLength: 1,
  maxLength: 500,
  examples: ['CA']
})

export const category = text({
  description: 'A fee\'s category or subcategory, in any case.',
  'x-expected': 'a category',
  minLength: 1,
  maxLength: 500,
  examples: ['Civil']
})

export const version = Type.String({
  description: 'A policy\'s version, X.Y.Y [102].',
  'x-expected': 'three digits with points between',
  pattern: '^\\d\\.\\d\\.\\d$',
  examples: ['1.0.3']
})

export const sha256 = Type.String({
  description: 'The SHA-256 of a document, in hex.',
  'x-expected': '64 hexadecimal digits',
  pattern: '^[0-9a-fA-F]{64}$',
  examples: ['20d3ece0488a326f708beb48d2817199dc6bb2ac425b523958ebecfcb9e16a66']
})

export const sha256Wanted = Type.Optional(Type.String({
  description: 'Another document of the same version: its SHA-256, in hex.',
  'x-expected': '64 hexadecimal digits',
  pattern: '^[0-9a-fA-F]{64}$',
  examples: []
}))

export const feeCode = Type.String({
  description: 'A fee\'s code: the element Value, not its amount, which is Cost [172].',
  'x-expected': 'a fee code',
  minLength: 1,
  maxLength: 500,
  examples: ['0101']
})

export const table = Type.String({
  description: 'A code table: by CodifiedName, then Name, then Alias, in any case.',
  'x-expected': 'the name of a code table',
  minLength: 1,
  maxLength: 500,
  examples: ['DocumentType']
})

export const code = Type.String({
  description: 'A code: by value, then name, then alias, in any case.',
  'x-expected': 'a code',
  minLength: 1,
  maxLength: 500,
  examples: ['0004']
})

export const repositoryId = Type.String({
  description: 'The id of a configured repository.',
  'x-expected': 'the id of a repository',
  minLength: 1,
  maxLength: 500,
  examples: ['sample']
})

export const crawlId = Type.String({
  description: 'The id of a crawl.',
  'x-expected': 'a UUID',
  pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  examples: ['3b85d311-b307-4fa3-8aca-718f5952c068']
})

export const url = text({
  description: 'The exact URL that was asked for.',
  'x-expected': 'a URL',
  minLength: 1,
  maxLength: 2_000,
  examples: []
})

export const courtKeyWanted = text({
  description: 'Only captures of this court\'s policies.',
  'x-expected': 'a court key',
  minLength: 1,
  maxLength: 500,
  examples: ['USCASacramentoSuperior']
})

/** What `format` may ask for; of a route with one form only that one. */
const format = (formats: readonly string[]) => Type.Optional(Type.Enum([...formats], {
  description: 'The form of the answer; it counts instead of the header Accept.',
  'x-expected': `one of ${formats.join(', ')}`,
  examples: []
}))

/** A query without any other parameter than these, of a route that answers JSON, or one of these formats. */
export const query = <T extends Parameters<typeof Type.Object>[0]>(
  properties: T, formats: readonly string[] = ['json']
) => Type.Object({ ...properties, format: format(formats) }, { additionalProperties: false })

/** A query without any other parameter than these, of a route whose answer has one form, which has no name. */
export const plainQuery = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false })
