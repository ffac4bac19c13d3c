import t from 'tap'
import { readOrganization, readPerson } from '../../src/ingest/people.ts'
import { readWith } from './given-xml.ts'

const ways = '<Addresses><Address><City>Sacramento</City></Address></Addresses><Phones><Phone><Number>1</Number></Phone></Phones><Emails><Email>clerk@example.org</Email></Emails><WebAddresses><WebAddress>http://example.org/</WebAddress></WebAddresses>'
const readWays = { addresses: [{ city: 'Sacramento' }], phones: [{ number: '1' }], emails: ['clerk@example.org'], webAddresses: ['http://example.org/'] }
const noNotice = { noticeType: null, noticeRole: null, noticeSwitch: null }
const noWays = { addresses: [], phones: [], emails: [], webAddresses: [] }
const blankName = { text: null, title: null, salutation: null, fullName: null, firstName: null, middleName: null, lastName: null, suffix: null, designation: null, extra: [] }

t.test('a person has a name and the ways to reach it', async t => {
  const { value, findings } = await readWith(`<ClerkOfCourt><Name><Title>Clerk</Title><Salutation>Ms.</Salutation><FullName>Jane Q. Doe</FullName><FirstName>Jane</FirstName><MiddleName>Q.</MiddleName><LastName>Doe</LastName><Suffix>Jr.</Suffix><Designation>Esq.</Designation></Name>${ways}</ClerkOfCourt>`, readPerson)
  t.match(value, { name: { text: null, title: 'Clerk', salutation: 'Ms.', fullName: 'Jane Q. Doe', firstName: 'Jane', middleName: 'Q.', lastName: 'Doe', suffix: 'Jr.', designation: 'Esq.', extra: [] }, ...readWays })
  t.same([value.extra, findings], [[], []])
})

t.test('a person may be without a name, or have it as a text', async t => {
  t.same((await readWith('<ClerkOfCourt/>', readPerson)).value, { personKey: null, ...noNotice, name: null, ...noWays, extra: [] })
  t.same((await readWith('<ClerkOfCourt><Name>Jane Doe</Name></ClerkOfCourt>', readPerson)).value.name, { ...blankName, text: 'Jane Doe' })
})

t.test('what a policy does without goes through untouched, and nobody is told', async t => {
  const others = '<AlternateNames/><Identifiers><Identifier>12</Identifier></Identifiers><Descriptions/><Roles/>'
  const { value, findings } = await readWith(`<P>${others}</P>`, readPerson)
  t.match(value.extra, [{ name: 'AlternateNames' }, { name: 'Identifiers', children: [{ text: '12' }] }, { name: 'Descriptions' }, { name: 'Roles' }])
  t.same(findings, [])
  const parts = ['Title', 'Salutation', 'FullName', 'FirstName', 'MiddleName', 'LastName', 'Suffix', 'Designation', 'ContactOrganization']
  const beside = await readWith(`<P>${parts.map(part => `<${part}>${part}</${part}>`).join('')}</P>`, readPerson)
  t.same(beside.value.extra.map(({ name, text }) => [name, text]), parts.map(part => [part, part]), 'parts of a name beside it')
  t.same(beside.findings, [])
  t.same((await readWith(`<O>${others}<Odd/></O>`, readOrganization)).findings, ['content-unknown O/Odd'])
})

t.test('an organization has a name, as an element or as a text', async t => {
  const { value, findings } = await readWith(`<Court><Name>Superior Court</Name>${ways}</Court>`, readOrganization)
  t.match(value, { name: 'Superior Court', ...readWays })
  t.same([value.extra, findings], [[], []])
  t.same((await readWith('<Court>Superior Court</Court>', readOrganization)).value, { organizationKey: null, ...noNotice, name: 'Superior Court', ...noWays, extra: [] })
  t.same((await readWith('<Court/>', readOrganization)).value.name, null)
  const both = await readWith('<Court>odd<Name>Superior Court</Name></Court>', readOrganization)
  t.match([both.value.name, both.value.extra, both.findings], ['Superior Court', [{ name: 'Court', text: 'odd' }], ['content-unknown Court']])
})

t.test('a notice has its type, role and switch', async t => {
  const notice = 'NoticeType="Electronic" NoticeRole="Clerk" NoticeSwitch="On"'
  const read = { noticeType: 'Electronic', noticeRole: 'Clerk', noticeSwitch: 'On' }
  const person = await readWith(`<P PersonKey="p" ${notice}/>`, readPerson)
  t.match([person.value, person.findings], [{ personKey: 'p', ...read }, []])
  const organization = await readWith(`<O OrganizationKey="o" ${notice} PersonKey="p"/>`, readOrganization)
  t.match([organization.value, organization.findings], [{ organizationKey: 'o', ...read }, ['content-unknown O/@PersonKey']])
})
