import fc from 'fast-check'
import t from 'tap'
import { childrenOf, type XmlElement } from '../../src/ingest/element.ts'
import { defaultLimits } from '../../src/ingest/gate.ts'
import { policyFrom, type PolicyReading } from '../../src/ingest/policy.ts'
import { parseXml } from '../../src/ingest/xml.ts'
import { standard } from './given-xml.ts'

const bb = `${standard}BuildingBlocks/Primitives/`
const p02 = `${standard}Policy/02/`

/** The parts of a policy in their order; `extra` stands at the end. */
const parts = {
  key: `<k:Key xmlns:k="${bb}Key/03/"><k:CourtKey>USCASacramentoSuperior</k:CourtKey><k:Year>2005</k:Year><k:Month>03</k:Month><k:Day>01</k:Day><k:Hour>16</k:Hour><k:Minute>10</k:Minute><k:Second>00</k:Second><k:OrganizationKey>USCASacramentoSuperior</k:OrganizationKey><k:Application>A</k:Application><k:Version>1</k:Version><k:Suffix>0</k:Suffix></k:Key>`,
  name: '<Name>Sacramento</Name>',
  version: '<Version><MajorVersion>1</MajorVersion><MinorVersion>0</MinorVersion><MinorVersion>3</MinorVersion></Version>',
  publication: '<PublicationDate>2005-02-21</PublicationDate><PublicationHour>16</PublicationHour>',
  effective: '<EffectiveDate>2005-03-02</EffectiveDate><EffectiveHour>09</EffectiveHour>',
  clerk: `<ClerkOfCourt xmlns:n="${bb}Person/03/"><n:Name>Jane Doe</n:Name></ClerkOfCourt>`,
  details: `<CourtDetails xmlns:d="${bb}CourtDetails/03/"><d:OrganizationKey>USCASacramentoSuperior</d:OrganizationKey><d:CourtKey>USCASacramentoSuperior</d:CourtKey><d:Court>Superior Court</d:Court><d:Country>US</d:Country><d:State>CA</d:State><d:County>Sacramento</d:County><d:CourtType>Superior</d:CourtType></CourtDetails>`,
  hours: '<HoursOfOperation><Days><Day><DayName>Monday</DayName></Day></Days></HoursOfOperation>',
  contacts: '<Contacts><Contact><Note>n</Note></Contact></Contacts>',
  divisions: '<CourtDivisions><CourtDivision/></CourtDivisions>',
  tables: '<CodeTables><CodeTable CodifiedName="c"><Name>n</Name><CourtKeys><CourtKey>USCASacramentoSuperior</CourtKey></CourtKeys><Codes><Code><Name>m</Name></Code></Codes></CodeTable></CodeTables>',
  fees: `<Fees xmlns:f="${bb}Fee/03/">\n<f:Fee><f:CourtKeys><f:CourtKey>USCASacramentoSuperior</f:CourtKey></f:CourtKeys><f:Name>Complaint</f:Name><f:Value>0101</f:Value><f:Cost>100</f:Cost></f:Fee>\n</Fees>`,
  payment: '<Payment><RoutingNumber>121000358</RoutingNumber></Payment>',
  test: '<TestCreditCard><Number>4111111111111111</Number></TestCreditCard>',
  accepted: '<AcceptedEncodings><Encoding>Link</Encoding></AcceptedEncodings>',
  offsets: '<UTCOffset>-08:00</UTCOffset><UTCOffsetDaylightSavings>-7</UTCOffsetDaylightSavings>',
  exchanges: '<Exchanges><Exchange><CourtKey>USCASacramentoSuperior</CourtKey><Address>a</Address></Exchange></Exchanges>',
  associated: '<AssociatedPolicies><AssociatedPolicy><Name>p</Name></AssociatedPolicy></AssociatedPolicies>',
  human: '<HumanPolicies><HumanPolicy><CourtKeys><CourtKey>USCASacramentoSuperior</CourtKey></CourtKeys><Name>h</Name><Description>d</Description></HumanPolicy></HumanPolicies>',
  extensions: '<Extensions><Extension><Name>e</Name></Extension></Extensions>',
  extra: ''
}

async function rootOf (xml: string): Promise<XmlElement> {
  const document = await parseXml(new TextEncoder().encode(xml), defaultLimits)
  if (document.kind === 'refused') throw new Error(document.finding.message)
  return document.root
}

async function read (given: Partial<typeof parts>, namespace = p02, root = 'Policy'): Promise<PolicyReading> {
  return policyFrom(await rootOf(`<${root} xmlns="${namespace}" xmlns:x="urn:x">\n${Object.values({ ...parts, ...given }).join('\n')}\n</${root}>`))
}

const lines = ({ findings }: PolicyReading): string[] => findings.map(({ rule, path }) => `${rule} ${path}`)

t.test('a policy has all its parts', async t => {
  const reading = await read({})
  t.match(reading, {
    kind: 'policy',
    findings: [],
    policy: {
      specification: '02',
      organizationKey: 'USCASacramentoSuperior',
      version: '1.0.3',
      published: '2005-02-21T16',
      effective: '2005-03-02T09',
      namespace: p02,
      name: 'Sacramento',
      expirationDate: null,
      key: { year: '2005' },
      clerkOfCourt: { name: { text: 'Jane Doe' } },
      courtDetails: { county: 'Sacramento', court: { name: 'Superior Court' } },
      hoursOfOperation: { days: [{ dayName: 'Monday' }] },
      contacts: [{ note: 'n' }],
      courtDivisions: [{ courtDetails: null }],
      codeTables: [{ codifiedName: 'c' }],
      fees: [{ code: '0101', cost: '100.00' }],
      hasPayment: true,
      hasTestCreditCard: true,
      acceptedCreditCards: [],
      encodings: ['Link'],
      utcOffset: '-08:00',
      utcOffsetDaylightSavings: '-7',
      exchanges: [{ address: 'a' }],
      associatedPolicies: [{ name: 'p' }],
      humanPolicies: [{ paragraphs: ['d'] }],
      extensions: [{ name: 'e' }],
      extra: []
    }
  })
  t.same(lines(reading), [])
})

const least = { ...Object.fromEntries(Object.keys(parts).map(name => [name, ''])), version: parts.version, publication: parts.publication, effective: parts.effective, details: parts.details }

t.test('a policy of nothing but its identity', async t => {
  const reading = await read(least)
  t.same(lines(reading), ['element-missing Policy', 'element-missing Policy'])
  t.same(reading.findings.map(({ message }) => message), ['Policy has no Name: one is expected. Add it.', 'Policy has no Key: one is expected. Add it.'])
  t.match(reading, { policy: { name: null, key: null, clerkOfCourt: null, hoursOfOperation: null, contacts: [], courtDivisions: [], codeTables: [], fees: [], hasPayment: false, hasTestCreditCard: false, utcOffset: null, utcOffsetDaylightSavings: null, exchanges: [], associatedPolicies: [], humanPolicies: [], extensions: [] } })
})

// [namespace behind 2GEFS/, specification, expiration date, findings of a policy of nothing but its identity and an ExpirationDate]
const specifications: [string, string, string | null, string[]][] = [
  ['Policy/01/', '01', '2005-12-31', ['content-unknown Policy/PublicationHour', 'content-unknown Policy/EffectiveHour']],
  ['Policy/Test04/', 'test', null, ['content-unknown Policy/ExpirationDate']],
  ['Policy/02', '02', null, ['element-missing Policy', 'element-missing Policy', 'namespace-unusual Policy', 'content-unknown Policy/ExpirationDate']]
]

t.test('older specifications are read by the same reader; what 02 requires is not missing there', async t => {
  for (const [name, specification, expirationDate, findings] of specifications) {
    const reading = await read({ ...least, extra: '<ExpirationDate>2005-12-31</ExpirationDate>' }, standard + name)
    t.match(reading, { kind: 'policy', policy: { specification, expirationDate, namespace: standard + name } }, name)
    t.same(lines(reading), findings, name)
  }
})

// [root element, its namespace]
const roots: [string, string][] = [
  ['Policy', 'urn:x'],
  ['Policy', ''],
  ['Policy', `${standard}Policy/Index/01/`],
  ['policy', p02],
  ['Index', `${standard}Policy/Index/01/`],
  ['html', 'http://www.w3.org/1999/xhtml']
]

t.test('another root is no policy', async t => {
  for (const [root, namespace] of roots) {
    const reading = await read({}, namespace, root)
    t.match(reading, { kind: 'unreadable', findings: [{ rule: 'wrong-root', path: root, line: 1, column: 1, message: `The root element is "${root}" in the namespace "${namespace}": "Policy" is expected` }] }, `${root} ${namespace}`)
  }
})

t.test('without an identity nothing is read', async t => {
  const reading = await read({ version: '', extra: '<Odd/>' })
  t.equal(reading.kind, 'unreadable')
  t.same(lines(reading), ['identity-unreadable Policy'])
})

t.test('what the checks find has its place in the document', async t => {
  const reading = await read({
    effective: '<EffectiveDate>2005-02-21</EffectiveDate>\n<EffectiveHour>16</EffectiveHour>',
    fees: '<Fees><Fee><CourtKeys><CourtKey>USCAOrangeSuperior</CourtKey></CourtKeys><Name>n</Name><Value>v</Value><Cost>1</Cost></Fee></Fees>',
    extensions: '<Extensions><Extension/>\n<Extension/></Extensions>'
  })
  t.match(reading.findings, [
    { rule: 'too-soon', path: 'Policy/EffectiveHour', line: 7, column: 1 },
    { rule: 'division-unknown', line: 14, column: 23 },
    { rule: 'extension-repeated', path: 'Policy/Extensions/Extension[2]', line: 23, column: 1 }
  ])
  t.equal(reading.findings.length, 3)
})

t.test('a check counts the elements that were read: where others stand between them, its place may not be known', async t => {
  const reading = await read({ fees: '<Fees><x:Fee/><Fee><CourtKeys><CourtKey>USCAOrangeSuperior</CourtKey></CourtKeys><Name>n</Name><Value>v</Value><Cost>1</Cost></Fee></Fees>' })
  t.match(reading.findings, [{ rule: 'content-unknown' }, { rule: 'division-unknown', path: 'Policy/Fees/Fee[1]/CourtKeys/CourtKey[1]', line: null, column: null }])
})

t.test('what no reader knows is kept beside what is read', async t => {
  const reading = await read({ name: '<Name lang="en">Sacramento</Name>', accepted: '<MaximumFilingSize>50 MB</MaximumFilingSize>', extra: '<x:Seal>s</x:Seal>stray<Fees><Odd/></Fees>' })
  t.match(reading, {
    policy: {
      name: 'Sacramento',
      maximumFilingSize: null,
      fees: [{ code: '0101' }],
      extra: [
        { name: 'Policy', text: 'stray', attributes: [], children: [] },
        { name: 'Name', text: '', attributes: [{ name: 'lang', value: 'en' }] },
        { name: 'MaximumFilingSize', text: '50 MB' },
        { namespace: 'urn:x', name: 'Seal', text: 's' },
        { name: 'Fees', children: [{ name: 'Odd' }] }
      ]
    }
  })
  t.same(lines(reading), ['content-unknown Policy', 'content-unknown Policy/Name/@lang', 'value-forbidden Policy/MaximumFilingSize', 'content-unknown Policy/Seal', 'element-repeated Policy/Fees[2]'])
})

t.test('of bank and card numbers nothing comes through', async t => {
  const secret = '<RoutingNumber kind="S3CRET">S3CRET<S3CRET/></RoutingNumber>S3CRET'
  const reading = await read({
    payment: `<Payment S3CRET="S3CRET">${secret}</Payment><Payment>${secret}</Payment><x:Payment>${secret}</x:Payment>`,
    test: `<TestCreditCard>${secret}</TestCreditCard>`,
    extra: `<Odd><Payment>${secret}</Payment></Odd><Contacts><TestCreditCard>${secret}</TestCreditCard></Contacts>`,
    contacts: `<Contacts><Contact><Payment>${secret}</Payment></Contact></Contacts>`
  })
  t.match(reading, { kind: 'policy', policy: { hasPayment: true, hasTestCreditCard: true } })
  t.notMatch(JSON.stringify(reading), 'S3CRET')
})

/** Writes a tree with prefixes of its own. */
function write (element: XmlElement, prefixes: readonly string[], seen = new Map<string, string>()): string {
  const prefixOf = (namespace: string): string => {
    const prefix = seen.get(namespace) ?? `${prefixes[seen.size % prefixes.length]}${seen.size}`
    seen.set(namespace, prefix)
    return prefix
  }
  const tag = `${prefixOf(element.namespace)}:${element.name}`
  const attributes = element.attributes.map(({ name, value }) => ` ${name}="${value}"`).join('')
  const content = element.content.map(item => typeof item === 'string' ? item : write(item, prefixes, seen)).join('')
  return `<${tag} xmlns:${prefixOf(element.namespace)}="${element.namespace}"${attributes}>${content}</${tag}>`
}

t.test('a policy with other prefixes reads the same', async t => {
  const xml = `<Policy xmlns="${p02}">${Object.values({ ...parts, extra: '<Odd a="b">c</Odd>' }).join('\n')}</Policy>`
  const root = await rootOf(xml)
  t.ok(childrenOf(root).length > 20)
  const plain = policyFrom(root)
  const prefix = fc.constantFrom('p', 'Policy', '__proto__', 'constructor', '_', 'é')
  await fc.assert(fc.asyncProperty(fc.array(prefix, { minLength: 1, maxLength: 4 }), async prefixes => {
    const reading = policyFrom(await rootOf(write(root, prefixes)))
    t.same(reading.kind === 'policy' && reading.policy, plain.kind === 'policy' && plain.policy)
    t.same(lines(reading), lines(plain))
  }), { seed: 20050301, numRuns: 25 })
})
