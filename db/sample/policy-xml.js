import { codeTables } from './code-tables-xml.js'
import { courtDetailsContent, courtDivisions, courtKeysOf } from './court-xml.js'
import { fees } from './fees-xml.js'
import { contacts, hoursContent, personContent } from './people-xml.js'
import { element, listOf } from './write-xml.js'

const part = (name, value, attributes) => element('Policy', name, value, attributes)

/** A court's policy as an element: all children in the order of table 1.1; `policy` is the data as of its version. */
export function policyElement (policy) {
  const keyOf = courtKeysOf(policy.court.organizationKey)
  return part('Policy', [
    ...identity(policy),
    part('ClerkOfCourt', policy.clerkOfCourt && personContent(policy.clerkOfCourt)),
    part('CourtDetails', courtDetailsContent(policy.court)),
    part('HoursOfOperation', policy.hours && hoursContent(policy.hours)),
    contacts('Policy', policy.contacts, keyOf),
    courtDivisions(policy.court, policy.divisions),
    codeTables(policy.codeTables, keyOf),
    fees(policy.fees, keyOf),
    ...payment(policy),
    ...limits(policy),
    ...references(policy, keyOf)
  ])
}

function identity (policy) {
  const [publicationDate, publicationHour] = policy.published.split('T')
  const [effectiveDate, effectiveHour] = policy.effective.split('T')
  return [
    part('Key', keyContent(policy)),
    part('Name', policy.name),
    part('Version', versionContent('Policy', policy.version)),
    part('PublicationDate', publicationDate),
    part('PublicationHour', publicationHour),
    part('EffectiveDate', effectiveDate),
    part('EffectiveHour', effectiveHour)
  ]
}

/** `1.0.3` as one MajorVersion and two MinorVersion [102]. */
export function versionContent (schema, version) {
  const [major, ...minor] = version.split('.')
  return [element(schema, 'MajorVersion', major), ...minor.map(digit => element(schema, 'MinorVersion', digit))]
}

/** Schemas §5.3: named by the minute of the upload. */
function keyContent ({ court, uploaded }) {
  const [date, time] = uploaded.split('T')
  const [year, month, day] = date.split('-')
  const [hour, minute] = time.split(':')
  const parts = {
    CourtKey: court.organizationKey,
    Year: year,
    Month: month,
    Day: day,
    Hour: hour,
    Minute: minute,
    Second: '00',
    OrganizationKey: court.organizationKey,
    Application: 'Sample policy repository',
    Version: '1.0',
    Suffix: '001'
  }
  return Object.entries(parts).map(([name, value]) => element('Key', name, value))
}

/** Schemas §6.3 and §6.4: numbers that belong to nobody. */
function payment ({ payment, acceptedCreditCards, testCreditCard: card }) {
  const paymentParts = ['Bank', 'RoutingNumber', 'AccountNumber', 'AccountType', 'AccountName']
  return [
    part('Payment', payment && paymentParts.map(name => element('Payment', name, payment[name[0].toLowerCase() + name.slice(1)]))),
    listOf('Policy', 'AcceptedCreditCards', 'CreditCardType', acceptedCreditCards),
    part('TestCreditCard', card && [
      element('CreditCard', 'Number', card.number),
      element('CreditCard', 'Expiration', [element('CreditCard', 'Month', card.month), element('CreditCard', 'Year', card.year)]),
      element('CreditCard', 'SecurityCode', card.securityCode),
      element('CreditCard', 'CardHolder', personContent(card.cardHolder)),
      element('CreditCard', 'Encrypted', card.encrypted)
    ])
  ]
}

function limits (policy) {
  const { mimeTypes = [], replyToProtocols = [] } = policy
  return [
    part('MaximumFilingSize', policy.maximumFilingSize),
    part('MaximumDocumentSize', policy.maximumDocumentSize),
    part('DelimitExhibits', policy.delimitExhibits),
    part('AcceptedMIMETypes', mimeTypes.map(({ type, documentVersion, namespace }) => part('MIMEType', type,
      { DocumentVersion: documentVersion, ...(namespace === undefined ? {} : { Namespace: namespace }) }))),
    listOf('Policy', 'AcceptedEncodings', 'Encoding', policy.encodings),
    part('AcceptedReplyToProtocols', replyToProtocols.map(({ protocol, deliveryFormat }) =>
      part('ReplyToProtocol', protocol, deliveryFormat === undefined ? {} : { DeliveryFormat: deliveryFormat }))),
    part('UTCOffset', policy.utcOffset),
    part('UTCOffsetDaylightSavings', policy.utcOffsetDaylightSavings)
  ]
}

/** Schemas §6.2, §6.5 to §6.7. An exchange serves one court key, the others list theirs. */
function references (policy, keyOf) {
  const keys = (schema, list) => listOf(schema, 'CourtKeys', 'CourtKey', list, keyOf)
  return [
    listOf('Policy', 'Exchanges', 'Exchange', policy.exchanges, exchange => [
      element('Exchange', 'Key', exchange.key),
      element('Exchange', 'Name', exchange.name),
      element('Exchange', 'CourtKey', keyOf(exchange.courtKey)),
      element('Exchange', 'Address', exchange.address),
      element('Exchange', 'Include', exchange.include)
    ]),
    listOf('Policy', 'AssociatedPolicies', 'AssociatedPolicy', policy.associatedPolicies, associated => [
      element('AssociatedPolicy', 'Key', associated.key),
      element('AssociatedPolicy', 'Name', associated.name),
      keys('AssociatedPolicy', associated.courtKeys),
      element('AssociatedPolicy', 'Address', associated.address)
    ]),
    listOf('Policy', 'HumanPolicies', 'HumanPolicy', policy.humanPolicies, statement => [
      keys('HumanPolicy', statement.courtKeys),
      element('HumanPolicy', 'Key', statement.key),
      element('HumanPolicy', 'Name', statement.name),
      listOf('HumanPolicy', 'Description', 'Paragraph', statement.paragraphs),
      element('HumanPolicy', 'Address', statement.address)
    ]),
    listOf('Policy', 'Extensions', 'Extension', policy.extensions, extension => [
      element('Extension', 'Name', extension.name),
      element('Extension', 'Value', extension.value)
    ])
  ]
}
