import t from 'tap'
import { readCourtDetails } from '../../src/ingest/court-details.ts'
import { readWith } from './given-xml.ts'

t.test('the details of a court', async t => {
  const { value, findings } = await readWith('<CourtDetails><OrganizationKey> USCASacramentoSuperior </OrganizationKey><CourtKey>USCASacramentoSuperiorCivil</CourtKey><Court><Name>Superior Court</Name></Court><Country>US</Country><State>CA</State><County>Sacramento</County><CourtType>Superior</CourtType><Division Code="C" Number="2">Civil</Division><Subdivision/><Group>G</Group><Location>L</Location><Department Number="12">D</Department><CourtCode>34</CourtCode><Include>Yes</Include></CourtDetails>', readCourtDetails)
  t.match(value, {
    organizationKey: 'USCASacramentoSuperior',
    courtKey: 'USCASacramentoSuperiorCivil',
    court: { name: 'Superior Court' },
    country: 'US',
    state: 'CA',
    county: 'Sacramento',
    courtType: 'Superior',
    division: { name: 'Civil', code: 'C', number: '2' },
    subdivision: { name: '', code: null, number: null },
    group: { name: 'G', code: null, number: null },
    location: { name: 'L', code: null, number: null },
    department: { name: 'D', code: null, number: '12' },
    courtCode: '34',
    include: 'Yes'
  })
  t.same([value.extra, findings], [[], []])
})

t.test('of an empty one seven elements are missing', async t => {
  const { value, whole } = await readWith('<CourtDetails/>', readCourtDetails)
  t.same([...new Set(Object.values(value).flat())], [null])
  t.same(whole.map(({ message }) => /has no (\w+)/.exec(message)?.[1]), ['OrganizationKey', 'CourtKey', 'Court', 'Country', 'State', 'County', 'CourtType'])
})

t.test('what no field holds is kept', async t => {
  const { value, findings } = await readWith('<CourtDetails><Division Floor="3">Civil</Division><Judge/></CourtDetails>', readCourtDetails, false)
  t.match(value.extra, [{ name: 'Division', text: '', attributes: [{ name: 'Floor', value: '3' }] }, { name: 'Judge' }])
  t.same(findings, ['content-unknown CourtDetails/Division/@Floor', 'content-unknown CourtDetails/Judge'])
})
