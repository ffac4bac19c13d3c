import t from 'tap'
import { readFilters } from '../../src/ingest/filter.ts'
import { readWith } from './given-xml.ts'

// [what stands in the filter, its table, its values]
const filters: [string, string | null, string[]][] = [
  ['<CodeTable>Case Type</CodeTable><Value>Unlimited</Value>', 'Case Type', ['Unlimited']],
  ['<Table>Case Type</Table><Code>01</Code><Code>02</Code>', 'Case Type', ['01', '02']],
  ['<Name>Case Type</Name><Value>01</Value>', 'Case Type', ['01']],
  ['<Value>01</Value><CodifiedName>CaseTypes</CodifiedName>', 'CaseTypes', ['01']],
  ['', null, []],
  ['Case Type', null, []],
  ['<CodeTable>Case Type</CodeTable>', null, []],
  ['<Value>01</Value>', null, []],
  ['<CodeTable/><Value>01</Value>', null, []],
  ['<CodeTable>Case Type</CodeTable><Value/>', null, []],
  ['<CodeTable>Case Type</CodeTable><Table>Case Type</Table><Value>01</Value>', null, []],
  ['<CodeTable>Case Type</CodeTable><Value>01</Value><Operator>not</Operator>', null, []],
  ['<CodeTable>Case Type</CodeTable><Value match="not">01</Value>', null, []],
  ['<CodeTable>Case Type</CodeTable><Value><Not>01</Not></Value>', null, []],
  ['not <CodeTable>Case Type</CodeTable><Value>01</Value>', null, []]
]

t.test('a filter is read where it says nothing but a table and values, and kept whole', async t => {
  for (const [content, table, values] of filters) {
    const { value, findings } = await readWith(`<Fee><Filters><Filter>${content}</Filter></Filters></Fee>`, readFilters)
    t.match(value, [{ table, values, source: { name: 'Filter' } }], content)
    t.same([value.length, value[0]?.values.length, findings], [1, values.length, []], content)
  }
})

t.test('the source has all that stands in a filter', async t => {
  const { value } = await readWith('<Fee><Filters><Filter Use="not"><Table>T</Table><Value>1</Value></Filter><Filter/></Filters></Fee>', readFilters)
  t.match(value, [
    { table: null, source: { attributes: [{ name: 'Use', value: 'not' }], children: [{ name: 'Table', text: 'T' }, { name: 'Value', text: '1' }] } },
    { table: null, source: { children: [] } }
  ])
  t.same((await readWith('<Fee/>', readFilters)).value, [])
  t.same((await readWith('<Fee><Filters/></Fee>', readFilters)).findings, [])
})
