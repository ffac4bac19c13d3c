import type { Policy } from './policy.ts'
import { repeated, type PolicyCheck, type PolicyFault } from './policy-check.ts'

/** Checks of what a policy accepts, and of its code tables and extensions. */
export const contentChecks: readonly PolicyCheck[] = [
  { rule: 'size-not-positive', find: findSizesNotPositive },
  { rule: 'code-repeated', find: findRepeatedCodes },
  { rule: 'extension-repeated', find: findRepeatedExtensions },
  { rule: 'encoding-absent', find: findAbsentEncodings },
  { rule: 'delivery-format-without-smtp', find: findDeliveryFormatsWithoutSmtp },
  { rule: 'credit-card-spelling', find: findMisspelledCreditCards }
]

/** [122], by their letters alone; `amex` is what people say. */
const creditCards: ReadonlyMap<string, string> = new Map([
  ['visa', 'Visa'],
  ['mastercard', 'Master Card'],
  ['americanexpress', 'American Express'],
  ['amex', 'American Express'],
  ['discover', 'Discover']
])

function findSizesNotPositive ({ maximumFilingSize, maximumDocumentSize }: Policy): PolicyFault[] {
  const sizes = [
    ['Policy/MaximumFilingSize', maximumFilingSize, 123],
    ['Policy/MaximumDocumentSize', maximumDocumentSize, 124]
  ] as const
  return sizes
    .filter(([, size]) => size !== null && size <= 0)
    .map(([path, size, paragraph]) => ({
      path,
      message: `${path} is ${size}: a number of bytes above zero is expected. Leave the element out where there is no limit.`,
      paragraphs: [paragraph]
    }))
}

function findRepeatedCodes ({ codeTables }: Policy): PolicyFault[] {
  return codeTables.flatMap(({ codes }, table) => [
    ...repeated(codes, code => code.value).map(fault => ({ ...fault, element: 'Value' })),
    ...repeated(codes, code => code.name).map(fault => ({ ...fault, element: 'Name' }))
  ].sort((a, b) => a.place - b.place).map(({ value, place, first, element }) => {
    const path = `Policy/CodeTables/CodeTable[${table + 1}]/Codes/Code[${place}]/${element}`
    return {
      path,
      message: `${path} is "${value}", as in Code[${first}]: within a table each ${element} is expected once. Leave one of the codes out, or give it a ${element} of its own; both are returned.`
    }
  }))
}

function findRepeatedExtensions ({ extensions }: Policy): PolicyFault[] {
  if (extensions.length <= 1) return []
  return [
    {
      path: 'Policy/Extensions/Extension[2]',
      message: `Policy/Extensions has ${extensions.length} Extension elements: the schema allows one, though the text speaks of several. All are kept.`
    }
  ]
}

function findAbsentEncodings ({ encodings }: Policy): PolicyFault[] {
  return encodings.flatMap((encoding, index) => {
    const path = `Policy/AcceptedEncodings/Encoding[${index + 1}]`
    return encoding === 'Absent'
      ? [
          {
            path,
            message: `${path} is "Absent": Base64, Link or Path is expected, since a document may be absent only in a confirmation. It is ignored; leave it out.`
          }
        ]
      : []
  })
}

function findDeliveryFormatsWithoutSmtp ({ replyToProtocols }: Policy): PolicyFault[] {
  return replyToProtocols.flatMap(({ protocol, deliveryFormat }, index) => {
    const path = `Policy/AcceptedReplyToProtocols/ReplyToProtocol[${index + 1}]/@DeliveryFormat`
    return deliveryFormat === null || protocol === 'SMTP'
      ? []
      : [
          {
            path,
            message: `${path} is "${deliveryFormat}" for ${protocol}: a delivery format is expected for SMTP only. Leave the attribute out.`
          }
        ]
  })
}

function findMisspelledCreditCards ({ acceptedCreditCards }: Policy): PolicyFault[] {
  return acceptedCreditCards.flatMap((card, index) => {
    const common = creditCards.get(card.toLowerCase().replace(/[^a-z]/g, '')) ?? card
    const path = `Policy/AcceptedCreditCards/CreditCardType[${index + 1}]`
    return common === card
      ? []
      : [
          {
            path,
            message: `${path} is "${card}": common cards are spelled Visa, Master Card, American Express, Discover. Did the court mean "${common}"?`
          }
        ]
  })
}
