import { Type } from 'typebox'
import { text } from './parameters.ts'

const caseType = text({
  description:
    'The type of the case: a value, name or alias of the code table CaseType; what is in no table is compared as text.',
  'x-expected': 'a case type',
  minLength: 1,
  maxLength: 500,
  examples: []
})

const documentType = text({
  description:
    'The type of the document: a value, name or alias of the code table DocumentType; its GenericType counts too.',
  'x-expected': 'a document type',
  minLength: 1,
  maxLength: 500,
  examples: []
})

const documentGenericType = text({
  description: 'The generic type of the document, where its type is not given or does not tell it.',
  'x-expected': 'a generic document type',
  minLength: 1,
  maxLength: 500,
  examples: []
})

const firstPaper = Type.Optional(Type.Boolean({
  description: 'Whether the document is a party\'s first paper in the case.',
  'x-expected': 'true or false',
  examples: []
}))

const jurisdictionalAmount = text({
  description: 'The class of the case, `Limited` or `Unlimited`, or an amount where the fee states one.',
  'x-expected': 'Limited, Unlimited or an amount',
  minLength: 1,
  maxLength: 500,
  examples: []
})

const amountInControversy = text({
  description:
    'The amount in controversy, a plain decimal. A fee for `Over` an amount is for more than it, one for `Up To` an amount for it and less.',
  'x-expected': 'a decimal, digits with at most one point and no sign,',
  pattern: '^\\d{1,18}(\\.\\d{1,12})?$',
  examples: []
})

const pages = Type.Optional(Type.Integer({
  description: 'Number of pages of the document, for fees that price pages.',
  'x-expected': 'a whole number from 1 to 1000000',
  minimum: 1,
  maximum: 1_000_000,
  examples: [12]
}))

/** What a question says of the filing for which fees are asked, as parameters. */
export const criteria = {
  caseType,
  documentType,
  documentGenericType,
  firstPaper,
  jurisdictionalAmount,
  amountInControversy,
  pages
}

/** The same as an object in a body. */
export const criteriaInBody = Type.Object(criteria, {
  additionalProperties: false,
  'x-expected': 'an object of criteria'
})
