import { Type } from 'typebox'
import { acceptances, checkedParagraphs, checkResults } from '../../domain/filing/filing-check.ts'
import { exactly, instant, optionalMember, orNull, ref, utc } from './atoms.ts'
import { criteriaInBody } from './fee-criteria.ts'

const text = (expected: string, description: string, example: string) =>
  Type.String({ description, 'x-expected': expected, minLength: 1, maxLength: 500, examples: [example] })

const optionalText = (expected: string, description: string, example: string) =>
  optionalMember<string>({
    type: 'string',
    description,
    'x-expected': expected,
    minLength: 1,
    maxLength: 500,
    examples: [example]
  })

const bytes = { type: 'integer', 'x-expected': 'a whole number of bytes', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }

/** So many of each can be checked at once. */
const MOST = 500

/** Of which list there may be how many items. */
export const longestLists = ['replyTo', 'documents', 'codes', 'fees'].map(list => ({ list, items: MOST }))

const list = <Item extends Parameters<typeof exactly>[0]>(expected: string, properties: Item) =>
  Type.Optional(
    Type.Array(exactly(properties, { 'x-expected': 'an object' }), {
      'x-expected': `a list of ${expected}`,
      description: `${MOST} at most.`
    })
  )

const documents = list('documents', {
  mimeType: text('a MIME type', 'As in Document:MIMEType [127].', 'application/pdf'),
  documentVersion: text('Final, Draft, Exhibit or Data File', 'The version of the document [128].', 'Final'),
  namespace: optionalText('a namespace', 'Of a data file in XML.', 'urn:example'),
  bytes: Type.Integer({
    ...bytes,
    description: 'Of the document itself, before it is encoded [124].',
    examples: [204800]
  }),
  encoding: text('Base64, Link or Path', 'How it is sent [133].', 'Base64')
})

/** What is told of a filing; what is left out is not checked. */
export const filing = exactly(
  {
    courtKey: text(
      'a court key',
      'An OrganizationKey, or the CourtKey of one of its divisions.',
      'USCASacramentoSuperior'
    ),
    filedAt: Type.String({
      description: "When it is filed: ISO 8601, on the court's clock when no offset is given.",
      'x-expected': 'an ISO 8601 date and time',
      examples: ['2005-03-02T09:30']
    }),
    knownAt: optionalMember<string>({
      type: 'string',
      description: 'Only what this archive had recorded by then counts.',
      'x-expected': 'an ISO 8601 date and time that has passed',
      examples: []
    }),
    citedVersion: optionalMember<string>({
      type: 'string',
      description: 'The version of the policy that the filing cites.',
      'x-expected': 'three digits with points between',
      pattern: '^\\d\\.\\d\\.\\d$',
      examples: ['1.0.3']
    }),
    filingBytes: optionalMember<number>({
      ...bytes,
      description: 'Of the whole filing as it is sent, envelope and header included [123].',
      examples: [1048576]
    }),
    exhibitsDelimited: optionalMember<boolean>({
      type: 'boolean',
      description: 'Whether exhibits are separated from their documents [125].',
      'x-expected': 'true or false',
      examples: [true]
    }),
    replyTo: list('ways to send a confirmation', {
      protocol: text('a protocol', 'How the confirmation is sent [146].', 'SMTP'),
      deliveryFormat: optionalText('a delivery format', 'Of SMTP alone [147].', 'Links to Information')
    }),
    documents,
    codes: list('codes', {
      table: text('the name of a code table', 'By CodifiedName, then Name, then Alias, in any case.', 'DocumentType'),
      code: text('a code', 'By value, then name, then alias, in any case.', '0004')
    }),
    fees: list('fees', {
      code: text('a fee code', 'The element Value of a fee [172].', '0101'),
      amount: Type.String({
        description: 'What is tendered for it.',
        'x-expected': 'a plain decimal such as 100.00',
        pattern: '^(\\d{1,18}(\\.\\d{0,12})?|\\.\\d{1,12})$',
        examples: ['100.00']
      }),
      criteria: Type.Optional(criteriaInBody)
    })
  },
  {
    'x-expected': 'an object',
    examples: [
      {
        courtKey: 'USCASacramentoSuperior',
        filedAt: '2005-03-02T09:30',
        citedVersion: '1.0.3',
        filingBytes: 1_048_576,
        exhibitsDelimited: true,
        replyTo: [{ protocol: 'SMTP', deliveryFormat: 'Links to Information' }],
        documents: [{ mimeType: 'application/pdf', documentVersion: 'Final', bytes: 204_800, encoding: 'Base64' }],
        codes: [{ table: 'DocumentType', code: '0001' }],
        fees: [{ code: '0101', amount: '110.00' }]
      }
    ]
  }
)

const check = exactly({
  what: Type.Enum(Object.keys(checkedParagraphs) as Array<keyof typeof checkedParagraphs>),
  item: orNull(Type.Integer(), {
    description: 'The place in the list it came from, counted from 0; null where it is in none.'
  }),
  result: Type.Enum([...checkResults]),
  paragraphs: Type.Array(Type.Integer(), { description: 'Paragraphs of Court Policy 02.' }),
  text: Type.String(),
  expected: orNull(Type.String(), { description: 'What would pass; null where everything would, or nothing tells.' })
})

export const filingChecked = exactly({
  court: ref('Court'),
  filedAt: instant,
  knownAt: orNull(utc),
  policy: orNull(ref('PolicyBasis'), { description: 'The policy in force when it is filed; null while none is.' }),
  provisional: Type.Boolean(),
  doubts: Type.Array(ref('Doubt')),
  accepted: Type.Enum([...acceptances], {
    description:
      '`undetermined` where a doubt could change it; else `no` where a check fails; else `undetermined` where one is.'
  }),
  checks: Type.Array(check)
})
