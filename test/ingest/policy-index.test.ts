import t from 'tap'
import { defaultLimits } from '../../src/ingest/gate.ts'
import { indexFrom, type IndexReading } from '../../src/ingest/policy-index.ts'
import { parseXml } from '../../src/ingest/xml.ts'
import { standard } from './given-xml.ts'

const index01 = `${standard}Policy/Index/01/`
const file = 'USCASacramentoSuperior_2005_03_01_Ver1_0_3.xml'

async function read (content: string, namespace = index01, root = 'Index'): Promise<IndexReading> {
  const document = await parseXml(new TextEncoder().encode(`<${root} xmlns="${namespace}" xmlns:x="urn:x">${content}</${root}>`), defaultLimits)
  if (document.kind === 'refused') throw new Error(document.finding.message)
  return indexFrom(document.root)
}

const lines = ({ findings }: IndexReading): string[] => findings.map(({ rule, path }) => `${rule} ${path}`)
const blank = { organizationKey: null, name: null, version: null, published: null, effective: null, path: null }
const version = '<Version><MajorVersion>1</MajorVersion><MinorVersion>0</MinorVersion><MinorVersion>3</MinorVersion></Version>'
const labels = '<PublicationDate>2005-03-01</PublicationDate><PublicationHour>16</PublicationHour><EffectiveDate>2005-03-02</EffectiveDate><EffectiveHour>09</EffectiveHour>'

t.test('an index in our profile', async t => {
  const content = `<Policies><Policy><OrganizationKey>USCASacramentoSuperior</OrganizationKey><Name>Sacramento</Name>${version}${labels}<Location>${file}</Location></Policy></Policies><LocalIndexes><LocalIndex><Location>Sacramento/index.xml</Location></LocalIndex></LocalIndexes><RemoteIndexes><RemoteIndex><Location>http://policies.example.org/CourtPolicies/index.xml</Location></RemoteIndex></RemoteIndexes>`
  const index = {
    mirror: null,
    policies: [{ organizationKey: 'USCASacramentoSuperior', name: 'Sacramento', version: '1.0.3', published: '2005-03-01T16', effective: '2005-03-02T09', location: file, path: '' }],
    localIndexes: ['Sacramento/index.xml'],
    remoteIndexes: ['http://policies.example.org/CourtPolicies/index.xml']
  }
  const policiesIn = (root: string): object[] => index.policies.map(entry => ({ ...entry, path: `${root}/Policies/Policy` }))
  for (const [namespace = '', root = ''] of [[index01, 'Index'], [`${standard}Policy/Index/Test01/`, 'Index'], [`${standard}Policy/Index/Test02/`, 'PolicyIndex']]) {
    t.same(await read(content, namespace, root), { kind: 'index', index: { ...index, policies: policiesIn(root) }, findings: [] }, `${root} ${namespace}`)
  }
  const unusual = await read(content, index01.replace('http:', 'https:').replace(/\/$/, ''), 'Index')
  t.match(unusual, { kind: 'index', index: { ...index, policies: policiesIn('Index') }, findings: [{ rule: 'namespace-unusual', path: 'Index', message: index01 }] })
})

// [entry, what is read but nothing, findings behind Index/Policies/Policy]
const entries: [string, object | null, string[]][] = [
  [`<URL>${file}</URL>`, { location: file }, []],
  [`<Address>${file}</Address>`, { location: file }, []],
  [`<Path>${file}</Path>`, { location: file }, []],
  [`<FileName>${file}</FileName>`, { location: file }, []],
  [`<FileName>other.xml</FileName><Location>${file}</Location>`, { location: file }, []],
  ['<Location> any/where.xml </Location>', { location: 'any/where.xml' }, []],
  [`<Href>${file}</Href>`, { location: file }, ['content-unknown /Href']],
  ['<Location/>', null, ['element-missing ']],
  ['<Name>n</Name>', null, ['element-missing ']],
  ['<OrganizationKey>K</OrganizationKey><Location> </Location>', { organizationKey: 'K', location: '' }, ['element-missing ']],
  [`<Location>${file}</Location><Version><MajorVersion>1</MajorVersion></Version>`, { location: file }, ['value-forbidden /Version']],
  [`<Location>${file}</Location><Version><MajorVersion/><MinorVersion>0</MinorVersion><MinorVersion>3</MinorVersion></Version>`, { location: file }, ['value-forbidden /Version']],
  [`<Location>${file}</Location><PublicationDate>2005-03-01</PublicationDate>`, { location: file }, ['value-forbidden /PublicationDate']],
  [`<Location>${file}</Location><PublicationHour>09</PublicationHour>`, { location: file }, []],
  [`<Location>${file}</Location><EffectiveDate/><EffectiveHour>9</EffectiveHour>`, { location: file }, ['value-forbidden /EffectiveDate']],
  [`<Location>${file}</Location><EffectiveDate>2005-03-02Z</EffectiveDate><EffectiveHour>09</EffectiveHour>`, { location: file, effective: '2005-03-02T09' }, ['date-with-zone /EffectiveDate']],
  [`<Location>${file}</Location><Size>1</Size>`, { location: file }, ['content-unknown /Size']],
  [`<Location>${file}</Location><Location>b.xml</Location>`, { location: file }, ['element-repeated /Location[2]']]
]

t.test('an entry keeps its location, whatever else is wrong with it', async t => {
  for (const [xml, entry, findings] of entries) {
    const reading = await read(`<Policies><Policy>${xml}</Policy></Policies>`)
    t.match(reading, { kind: 'index', index: { localIndexes: [], remoteIndexes: [] } }, xml)
    t.same(reading.kind === 'index' && reading.index.policies, entry === null ? [] : [{ ...blank, ...entry, path: 'Index/Policies/Policy' }], xml)
    t.same(lines(reading).map(line => line.replace('Index/Policies/Policy', '')), findings, xml)
  }
})

t.test('messages say what an index has, and what counts', async t => {
  const reading = await read(`<Policies><Policy><Location>${file}</Location><Version><MajorVersion>1</MajorVersion><MinorVersion>x</MinorVersion></Version><PublicationDate>3/1/2005</PublicationDate><EffectiveDate>2005-03-02</EffectiveDate><EffectiveHour>9</EffectiveHour></Policy></Policies>`)
  t.same(reading.findings.map(({ message }) => message), [
    'Index/Policies/Policy/Version is "1.x": one MajorVersion and two MinorVersion, each a digit, are expected. The policy\'s own version counts; correct the index.',
    'Index/Policies/Policy/PublicationDate is "3/1/2005" and the PublicationHour absent: a date YYYY-MM-DD and an hour of two digits, 00 to 23, are expected. The policy\'s own count; correct the index.',
    'Index/Policies/Policy/EffectiveDate is "2005-03-02" and the EffectiveHour "9": a date YYYY-MM-DD and an hour of two digits, 00 to 23, are expected. The policy\'s own count; correct the index.'
  ])
})

// [what it is, content, root, namespace, policies, indexes]
const guessed: [string, string, string, string, string[], string[]][] = [
  ['an index of another shape', `<Entry href="${file}"/><Entry><Where> ${file.replace('1_0_3', '1_0_4')} </Where></Entry>`, 'Index', index01, [file, file.replace('1_0_3', '1_0_4')], []],
  ['a list in no namespace', `<file>US/${file}</file><file>US/index.xml</file>`, 'files', '', [`US/${file}`], ['US/index.xml']],
  ['a web page', `<body><a href="/CourtPolicies/${file}">${file}</a> <a href="http://example.org/index.xml?x">up</a></body>`, 'html', 'http://www.w3.org/1999/xhtml', [`/CourtPolicies/${file}`, file], ['http://example.org/index.xml?x']],
  ['an index in a namespace of its own', `<Policies><Policy><Location>${file}</Location></Policy></Policies>`, 'Index', 'urn:index', [file], []],
  ['the same twice', `<a>${file}</a><b>${file}</b><c>no ${file} in a sentence</c><d>myindex.xml</d>`, 'files', '', [file], []]
]

t.test('where nothing of the profile is found, what looks like a file is taken as a location', async t => {
  for (const [what, content, root, namespace, policies, localIndexes] of guessed) {
    const reading = await read(content, namespace, root)
    t.same(reading.kind === 'index' && reading.index, { mirror: null, policies: policies.map(location => ({ ...blank, location })), localIndexes, remoteIndexes: [] }, what)
    t.same(lines(reading), [`index-shape-unknown ${root}`], what)
  }
})

// [what it is, content, findings]
const empty: [string, string, string[]][] = [
  ['an index without anything', '', ['index-shape-unknown Index']],
  ['an index of something else', '<Odd>text</Odd>', ['content-unknown Index/Odd', 'index-shape-unknown Index']],
  ['an index that has no policies yet', '<Policies/><LocalIndexes/>', []]
]

t.test('an index may be empty', async t => {
  for (const [what, content, findings] of empty) {
    const reading = await read(content)
    t.match(reading, { kind: 'index', index: { policies: [], localIndexes: [], remoteIndexes: [] } }, what)
    t.same(lines(reading).sort(), findings, what)
  }
})

// [what it is, content, root, namespace]
const refused: [string, string, string, string][] = [
  ['a page that leads nowhere', '<body>Not found</body>', 'html', 'http://www.w3.org/1999/xhtml'],
  ['an empty index in a namespace of its own', '<Policies/>', 'Index', 'urn:index'],
  ['a policy', `<Note>${file}</Note>`, 'Policy', `${standard}Policy/02/`]
]

t.test('what is no index and leads nowhere is unreadable', async t => {
  for (const [what, content, root, namespace] of refused) {
    t.match(await read(content, namespace, root), { kind: 'unreadable', findings: [{ rule: 'wrong-root', path: root, line: 1, column: 1, message: '"Index" is expected' }] }, what)
  }
})
