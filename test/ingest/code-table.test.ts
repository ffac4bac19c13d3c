import t from 'tap'
import { readCodeTable } from '../../src/ingest/code-table.ts'
import { readWith } from './given-xml.ts'

t.test('a code table and its codes', async t => {
  const { value, findings } = await readWith('<CodeTable CodifiedName="DocumentTypes" Use="Filing" Alphabetize="No"><Name>Document Type</Name><Alias>Documents</Alias><CourtKeys><CourtKey>k</CourtKey></CourtKeys><Mappings><Mapping><Specification>Filing</Specification><ElementName>Type</ElementName><XPathLocation>/Filing/Document/Type</XPathLocation></Mapping></Mappings><Filters><Filter/></Filters><Codes><Code><Name>Motion</Name><Value>0001</Value><Alias>Mot.</Alias><GenericType>Motion</GenericType><Filters><Filter/></Filters><Include>No</Include></Code><Code><Name>Answer</Name></Code></Codes></CodeTable>', readCodeTable)
  t.match(value, {
    codifiedName: 'DocumentTypes',
    name: 'Document Type',
    alias: 'Documents',
    courtKeys: ['k'],
    use: 'Filing',
    alphabetize: 'No',
    mappings: [{ specification: 'Filing', elementName: 'Type', xpathLocation: '/Filing/Document/Type', extra: [] }],
    filters: [{ table: null }],
    codes: [
      { name: 'Motion', value: '0001', alias: 'Mot.', genericType: 'Motion', filters: [{ table: null }], include: 'No', extra: [] },
      { name: 'Answer', value: null, alias: null, genericType: null, filters: [], include: null, extra: [] }
    ],
    extra: []
  })
  t.same(findings, [])
})

t.test('a name, a codified name, keys and codes are required', async t => {
  const { value, findings, whole } = await readWith('<T/>', readCodeTable)
  t.same(value, { codifiedName: null, name: null, alias: null, courtKeys: [], use: null, alphabetize: null, mappings: [], filters: [], codes: [], extra: [] })
  t.same(findings, ['element-missing T', 'element-missing T/@CodifiedName', 'element-missing T', 'element-missing T'])
  t.same(whole.map(({ message }) => /has no (\w+)/.exec(message)?.[1]), ['Codes', undefined, 'Name', 'CourtKeys'])
})

// [table, findings]
const odd: [string, string[]][] = [
  ['<T CodifiedName="c" Alphabetize="yes"><Name>n</Name><CourtKeys><CourtKey>k</CourtKey></CourtKeys><Codes/></T>', ['value-forbidden T/@Alphabetize', 'element-missing T/Codes']],
  ['<T CodifiedName="c"><Name>n</Name><CourtKeys><CourtKey>k</CourtKey></CourtKeys><Mappings/><Filters/><Codes><Code/></Codes></T>', ['element-missing T/Codes/Code']]
]

t.test('a code needs a name; other values and containers may be odd', async t => {
  for (const [xml, findings] of odd) t.same((await readWith(xml, readCodeTable)).findings, findings, xml)
})
