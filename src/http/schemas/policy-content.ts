import { Type } from 'typebox'
import { exactly, orNull, ref, textOrNull } from './atoms.ts'
import { codeContent, tableContent } from './code-tables.ts'
import { feeContent } from './fees.ts'
import { clocks } from './shared.ts'

const texts = Type.Array(Type.String())
const extra = Type.Array(ref('Extra'))
const include = { include: textOrNull }
export const present = exactly(
  { present: Type.Boolean() },
  { description: 'Left out of JSON for everyone; whether the document has it.' }
)

const key = orNull(exactly({
  courtKey: textOrNull,
  year: textOrNull,
  month: textOrNull,
  day: textOrNull,
  hour: textOrNull,
  minute: textOrNull,
  second: textOrNull,
  organizationKey: textOrNull,
  application: textOrNull,
  version: textOrNull,
  suffix: textOrNull,
  extra
}))

const table = exactly({ ...tableContent, codes: Type.Array(exactly({ ...codeContent, ...include, extra })), extra })

/** What a court accepts [121]-[152]. */
export const accepted = {
  acceptedCreditCards: texts,
  maximumFilingSize: orNull(
    Type.Integer({ description: 'Bytes of the whole filing as it is sent, envelope and header included [123].' })
  ),
  maximumDocumentSize: orNull(Type.Integer({ description: 'Bytes of one document before it is encoded [124].' })),
  delimitExhibits: orNull(Type.Boolean({ description: 'Absent means the same as false [125].' })),
  mimeTypes: Type.Array(exactly({ mimeType: Type.String(), documentVersion: textOrNull, namespace: textOrNull })),
  encodings: texts,
  replyToProtocols: Type.Array(exactly({ protocol: Type.String(), deliveryFormat: textOrNull }))
}

export const exchange = {
  key: textOrNull,
  name: textOrNull,
  courtKey: textOrNull,
  address: textOrNull,
  ...include,
  extra
}
export const associatedPolicy = {
  key: textOrNull,
  name: textOrNull,
  courtKeys: texts,
  address: textOrNull,
  ...include,
  extra
}
export const extension = exactly({ name: textOrNull, value: textOrNull, extra })

export const humanPolicy = exactly({
  courtKeys: texts,
  key: textOrNull,
  name: textOrNull,
  paragraphs: texts,
  category: textOrNull,
  address: textOrNull,
  requirementLevel: textOrNull,
  extra
})

/** One policy, whole: every child of Policy, names as in the specification. */
export const wholePolicy = exactly({
  ...clocks,
  policy: ref('Policy'),
  specification: Type.String(),
  organizationKey: Type.String(),
  version: Type.String(),
  labels: ref('Labels'),
  namespace: Type.String(),
  name: textOrNull,
  expirationDate: textOrNull,
  key,
  clerkOfCourt: orNull(ref('Person')),
  courtDetails: ref('CourtDetails'),
  hoursOfOperation: orNull(ref('HoursOfOperation')),
  contacts: Type.Array(ref('Contact')),
  courtDivisions: Type.Array(ref('CourtDivision')),
  codeTables: Type.Array(table),
  fees: Type.Array(exactly({ ...feeContent, ...include, extra })),
  payment: present,
  testCreditCard: present,
  ...accepted,
  utcOffset: textOrNull,
  utcOffsetDaylightSavings: textOrNull,
  exchanges: Type.Array(exactly(exchange)),
  associatedPolicies: Type.Array(exactly(associatedPolicy)),
  humanPolicies: Type.Array(humanPolicy),
  extensions: Type.Array(extension),
  extra
}, { description: 'Every child of Policy, read; names as in the specification, camelCase.' })
