import t from 'tap'
import { readAddress, readPhone } from '../../src/ingest/address.ts'
import { readWith } from './given-xml.ts'

const blankAddress = { addressType: null, status: null, statusDate: null, noticePriority: null, lines: [], lineParts: [], suburb: null, city: null, state: null, county: null, postalCode: null, country: null, text: null, extra: [] }
const blankPhone = { phoneType: null, status: null, statusDate: null, noticePriority: null, countryCode: null, areaCode: null, number: null, extension: null, extra: [] }

// [address, what differs from a blank one, findings]
const addresses: [string, object, string[]][] = [
  ['<Address/>', {}, []],
  [
    '<Address AddressType="Mailing" Status="Current" StatusDate="2005-01-01" NoticePriority="1"><Line>720 Ninth Street</Line><Suburb>Downtown</Suburb><City>Sacramento</City><State>CA</State><County>Sacramento</County><PostalCode>95814</PostalCode><Country>US</Country></Address>',
    { addressType: 'Mailing', status: 'Current', statusDate: '2005-01-01', noticePriority: '1', lines: ['720 Ninth Street'], suburb: 'Downtown', city: 'Sacramento', state: 'CA', county: 'Sacramento', postalCode: '95814', country: 'US' },
    []
  ],
  ['<Address>720 Ninth Street <City>Sacramento</City>, <State>CA</State> 95814</Address>', { city: 'Sacramento', state: 'CA', text: '720 Ninth Street , 95814' }, []],
  [
    '<Address><Line><StreetNumber>720</StreetNumber><StreetName>Ninth</StreetName> <StreetSuffix>Street</StreetSuffix>, <Suite/>rear<Odd>x</Odd></Line><Line/></Address>',
    { lines: ['720 Ninth Street , rear'], lineParts: [{ line: 1, name: 'StreetNumber', text: '720' }, { line: 1, name: 'StreetName', text: 'Ninth' }, { line: 1, name: 'StreetSuffix', text: 'Street' }, { line: 1, name: 'Suite', text: '' }], extra: [{ name: 'Line', children: [{ name: 'Odd', text: 'x' }] }] },
    ['content-unknown Address/Line[1]/Odd']
  ],
  ['<Address><Line/><Line>one</Line><Line><Suite>2</Suite></Line><Suite>3</Suite></Address>', { lines: ['one', '2'], lineParts: [{ line: 2, name: 'Suite', text: '2' }], extra: [{ name: 'Suite', text: '3' }] }, []],
  ['<Address><Line>see <Odd>x</Odd></Line></Address>', { lines: ['see'], extra: [{ name: 'Line', children: [{ name: 'Odd' }] }] }, ['content-unknown Address/Line/Odd']],
  [
    '<Address><Line>1</Line><Line>2</Line><Line>3</Line><Line>4</Line><Line>5</Line><Line>6</Line></Address>',
    { lines: ['1', '2', '3', '4', '5'], extra: [{ name: 'Line', text: '6' }] },
    ['element-repeated Address/Line[6]']
  ],
  ['<Address StatusDate="1/2/2005"/>', { statusDate: '1/2/2005' }, ['value-forbidden Address/@StatusDate']]
]

t.test('an address has its parts, its lines and its loose text', async t => {
  for (const [xml, differing, findings] of addresses) {
    const read = await readWith(xml, readAddress)
    t.match(read.value, { ...blankAddress, ...differing }, xml)
    t.same(read.value.lines.length, (differing as { lines?: string[] }).lines?.length ?? 0, xml)
    t.same(read.findings, findings, xml)
  }
})

t.test('a phone has its parts; a number is required', async t => {
  const read = await readWith('<Phone PhoneType="Fax" Status="Current" StatusDate="2005-01-01" NoticePriority="2"><CountryCode>1</CountryCode><AreaCode>916</AreaCode><Number>874-5522</Number><Extension>12</Extension></Phone>', readPhone)
  t.same(read.value, { phoneType: 'Fax', status: 'Current', statusDate: '2005-01-01', noticePriority: '2', countryCode: '1', areaCode: '916', number: '874-5522', extension: '12', extra: [] })
  t.same(read.findings, [])
  const blank = await readWith('<Phone/>', readPhone)
  t.same([blank.value, blank.findings], [blankPhone, ['element-missing Phone']])
})
