import t from 'tap'
import { checkFileName, fileNameOf, lastSegmentOf, parseFileName } from '../../../src/domain/policy/file-name.ts'
import { policy } from '../blank-policy.ts'

// [what it shows, name or URL, OrganizationKey, publication date, version]
const read = [
  ['the specification\'s own example [46]', 'http://www.courtinfo.ca.gov/CourtPolicies/US/California/USCASacramentoSuperior_2005_05_02_Ver1_2_0.xml', 'USCASacramentoSuperior', '2005-05-02', '1.2.0'],
  ['a bare name', 'USCASacramentoSuperior_2005_05_02_Ver1_2_0.xml', 'USCASacramentoSuperior', '2005-05-02', '1.2.0'],
  ['a key with underscores', 'US_CA_2004_01_01_Ver9_9_9_2005_05_02_Ver1_2_0.xml', 'US_CA_2004_01_01_Ver9_9_9', '2005-05-02', '1.2.0'],
  ['a key with a blank, percent-encoded', '/CourtPolicies/San%20Mateo_2005_05_02_Ver1_2_0.xml', 'San Mateo', '2005-05-02', '1.2.0'],
  ['query and fragment', 'https://x.gov/K_2005_05_02_Ver1_2_0.xml?download=a/b#c/d', 'K', '2005-05-02', '1.2.0'],
  ['a leap day', 'K_2004_02_29_Ver0_0_0.xml', 'K', '2004-02-29', '0.0.0']
] as const

t.test('a file name is read from the right [41][42]', async t => {
  for (const [what, name, organizationKey, publicationDate, version] of read) {
    t.same(parseFileName(name), { organizationKey, publicationDate, version }, what)
  }
})

// [what is wrong, name or URL]
const unreadable = [
  ['no key', '_2005_05_02_Ver1_2_0.xml'],
  ['no such day', 'K_2005_02_30_Ver1_2_0.xml'],
  ['no such month', 'K_2005_13_01_Ver1_2_0.xml'],
  ['a version part of two digits', 'K_2005_05_02_Ver1_2_10.xml'],
  ['two version parts', 'K_2005_05_02_Ver1_2.xml'],
  ['no version', 'K_2005_05_02.xml'],
  ['hours, minutes and seconds, as in Court Policy 01', 'K_2005_05_02_10_14_00.xml'],
  ['other capitals', 'K_2005_05_02_ver1_2_0.XML'],
  ['something after the end', 'K_2005_05_02_Ver1_2_0.xml.bak'],
  ['a directory', 'http://x.gov/K_2005_05_02_Ver1_2_0.xml/'],
  ['the name in the query only', 'http://x.gov/get?f=K_2005_05_02_Ver1_2_0.xml'],
  ['a slash inside the key', 'a%2FK_2005_05_02_Ver1_2_0.xml'],
  ['an index', 'index.xml'],
  ['nothing', '']
] as const

t.test('what is named otherwise says nothing', async t => {
  for (const [what, name] of unreadable) t.equal(parseFileName(name), undefined, what)
})

t.test('percent signs that encode nothing stand for themselves', async t => {
  t.equal(parseFileName('100%_2005_05_02_Ver1_2_0.xml')?.organizationKey, '100%')
})

// [what it shows, URL or location, its name, the same as it is written there]
const names = [
  ['a URL', 'https://x.gov/CourtPolicies/K.xml', 'K.xml', 'K.xml'],
  ['a bare name', 'K.xml', 'K.xml', 'K.xml'],
  ['a query is none of it', 'https://x.gov/K.xml?v=1', 'K.xml', 'K.xml'],
  ['nor is another, whatever is in it', 'https://x.gov/K.xml?file=/a/b.xml', 'K.xml', 'K.xml'],
  ['nor a fragment', 'K.xml#fees/all?', 'K.xml', 'K.xml'],
  ['encoded', 'https://x.gov/San%20Mateo.xml', 'San Mateo.xml', 'San%20Mateo.xml'],
  ['encoded in no way that there is', 'https://x.gov/100%.xml', '100%.xml', '100%.xml'],
  ['a directory', 'https://x.gov/CourtPolicies/', '', '']
] as const

t.test('the name of a file is the last segment of its address, decoded', async t => {
  for (const [what, address, name, written] of names) t.same([fileNameOf(address), lastSegmentOf(address)], [name, written], what)
})

const named = policy({ version: '1.2.0', published: '2005-05-02T10' })

// [file name, rules broken by a file with key USCASacramentoSuperior, published 2005-05-02, version 1.2.0]
const checked = [
  ['USCASacramentoSuperior_2005_05_02_Ver1_2_0.xml', []],
  ['policy.xml', ['file-name-pattern']],
  ['USCASanMateoSuperior_2005_05_02_Ver1_2_0.xml', ['file-name-key']],
  ['USCASacramentoSuperior_2005_05_03_Ver1_2_0.xml', ['file-name-date']],
  ['USCASacramentoSuperior_2005_05_02_Ver1_2_1.xml', ['file-name-version']],
  ['uscasacramentosuperior_2006_05_02_Ver2_2_0.xml', ['file-name-key', 'file-name-date', 'file-name-version']]
] as const

t.test('a file is named after what it says of itself [44]', async t => {
  for (const [name, broken] of checked) {
    const findings = checkFileName(`http://x.gov/CourtPolicies/${name}`, named)
    t.same(findings.map(({ rule }) => rule), broken, name)
    for (const { message, path } of findings) {
      t.match(message, name)
      t.match(message, 'USCASacramentoSuperior_2005_05_02_Ver1_2_0.xml', 'says how to name it')
      t.equal(path, null)
    }
  }
})

t.test('files of Court Policy 01 and of the Test drafts are named otherwise [43]', async t => {
  for (const [specification, count] of [['01', 0], ['test', 0], ['02-draft', 1], ['02', 1]] as const) {
    t.equal(checkFileName('policy.xml', { ...named, specification }).length, count, specification)
  }
})
