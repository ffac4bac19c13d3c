import t from 'tap'
import { readContact, readCourtDivision } from '../../src/ingest/contact.ts'
import { readWith } from './given-xml.ts'

t.test('a contact is of units, and a person, an organization or both', async t => {
  const { value, findings } = await readWith('<Contact><CourtKeys><CourtKey>k</CourtKey></CourtKeys><Person><Name>Jane Doe</Name></Person><Organization><Name>Clerk</Name></Organization><HoursOfOperation><Days><Day/></Days></HoursOfOperation><Note>by mail</Note></Contact>', readContact)
  t.match(value, { courtKeys: ['k'], person: { name: { text: 'Jane Doe' } }, organization: { name: 'Clerk' }, hoursOfOperation: { days: [{}] }, note: 'by mail', extra: [] })
  t.same(findings, [])
  t.same((await readWith('<Contact/>', readContact)).value, { courtKeys: [], person: null, organization: null, hoursOfOperation: null, note: null, extra: [] })
})

t.test('a division has details, hours and contacts of its own; null inherits', async t => {
  const { value } = await readWith('<CourtDivision><CourtDetails><CourtKey>k</CourtKey></CourtDetails><HoursOfOperation/><Contacts><Contact><Note>n</Note></Contact></Contacts></CourtDivision>', readCourtDivision)
  t.match(value, { courtDetails: { courtKey: 'k' }, hoursOfOperation: { days: [] }, contacts: [{ note: 'n' }], extra: [] })
  const blank = await readWith('<CourtDivision/>', readCourtDivision)
  t.same([blank.value, blank.findings], [{ courtDetails: null, hoursOfOperation: null, contacts: null, extra: [] }, []])
  t.same((await readWith('<CourtDivision><Contacts/></CourtDivision>', readCourtDivision)).value.contacts, [])
})
