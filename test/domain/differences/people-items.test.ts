import t from 'tap'
import { differencesOf } from '../../../src/domain/differences/difference.ts'
import { contactItems, divisionItems } from '../../../src/domain/differences/people-items.ts'
import type { Contact, Person, PersonName } from '../../../src/domain/policy/people-and-places.ts'
import { contact, division, policy } from '../blank-policy.ts'

const noName: PersonName = { text: null, title: null, salutation: null, fullName: null, firstName: null, middleName: null, lastName: null, suffix: null, designation: null, extra: [] }
const person = (name: Partial<PersonName> | null): Person => ({
  personKey: null, noticeType: null, noticeRole: null, noticeSwitch: null, name: name === null ? null : { ...noName, ...name }, addresses: [], phones: [], emails: [], webAddresses: [], extra: []
})
const organization = (name: string | null): Contact['organization'] =>
  ({ organizationKey: null, noticeType: null, noticeRole: null, noticeSwitch: null, name, addresses: [], phones: [], emails: [], webAddresses: [], extra: [] })

t.test('contacts by who they are and of which units', async t => {
  const contacts = [
    { ...contact('B', 'A'), person: person({ fullName: 'Jo Doe', firstName: 'Jo' }) },
    { ...contact(), person: person({ firstName: 'Jo', lastName: 'Doe' }) },
    { ...contact(), person: person({ text: 'Doe, Jo' }) },
    { ...contact(), person: person(null), organization: organization('Clerk\'s office') },
    { ...contact(), organization: organization(null) }
  ]
  t.same(contactItems(policy({ clerkOfCourt: person(null), contacts })).map(({ key, title }) => [key, title]), [
    ['clerk', 'Clerk of the court'],
    ['contacts/Jo Doe (A B)', 'Contact Jo Doe (A B)'],
    ['contacts/Jo Doe', 'Contact Jo Doe'],
    ['contacts/Doe, Jo', 'Contact Doe, Jo'],
    ['contacts/Clerk\'s office', 'Contact Clerk\'s office'],
    ['contacts/without a name', 'Contact without a name']
  ])
  t.same(contactItems(policy({ clerkOfCourt: null, contacts: [] })), [])
})

t.test('who is known by a name stays the same with other units', async t => {
  const of = (name: string | null, ...units: string[]) => contactItems(policy({ clerkOfCourt: null, contacts: [{ ...contact(...units), person: person(name === null ? null : { fullName: name }) }] }))
  const told = (...[before, after]: Parameters<typeof differencesOf>) => differencesOf(before, after).map(({ change, key, text }) => `${change} ${key}: ${text}`)
  t.same(told(of('Jo Doe', 'A', 'B'), of('Jo  Doe', 'B', 'A')), ['changed contacts/Jo Doe (A B): Contact Jo  Doe (A B): person'])
  t.same(told(of('Jo Doe', 'A'), of('Jo Doe')), ['changed contacts/Jo Doe (A): Contact Jo Doe: courtKeys "A" to none'])
  t.same(told(of(null, 'A'), of(null, 'B')), ['removed contacts/without a name (A): Contact without a name (A): removed', 'added contacts/without a name (B): Contact without a name (B): added'])
})

t.test('divisions by their keys', async t => {
  const named = division('Civil', { court: organization('Civil division') })
  const unit = division(null, { division: { name: 'Traffic', code: null, number: null } })
  const bare = { ...division('x'), courtDetails: null }
  t.same(divisionItems(policy({ courtDivisions: [named, unit, division('Probate'), bare] })).map(({ key, title }) => [key, title]), [
    ['Civil', 'Civil division (Civil)'],
    ['Traffic', 'Traffic (no key)'],
    ['Probate', 'Division Probate'],
    ['', 'Division without a key']
  ])
})
