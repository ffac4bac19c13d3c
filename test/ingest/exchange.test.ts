import t from 'tap'
import { readAssociatedPolicy, readExchange } from '../../src/ingest/exchange.ts'
import { readWith } from './given-xml.ts'

t.test('an exchange serves one unit, at an address', async t => {
  const { value, findings } = await readWith('<Exchange><Key>x1</Key><Name>Main</Name><CourtKey>k</CourtKey><Address>http://example.org/exchange.xml</Address><Include>Yes</Include></Exchange>', readExchange)
  t.same(value, { key: 'x1', name: 'Main', courtKey: 'k', address: 'http://example.org/exchange.xml', include: 'Yes', extra: [] })
  t.same(findings, [])
  const blank = await readWith('<Exchange/>', readExchange)
  t.same([blank.value, blank.findings], [{ key: null, name: null, courtKey: null, address: null, include: null, extra: [] }, ['element-missing Exchange', 'element-missing Exchange']])
})

t.test('an associated policy has its keys in a container or beside each other', async t => {
  const { value, findings } = await readWith('<AssociatedPolicy><Key>a1</Key><Name>Probate</Name><CourtKeys><CourtKey>k</CourtKey></CourtKeys><CourtKey>l</CourtKey><Address>p.xml</Address><Include>maybe</Include></AssociatedPolicy>', readAssociatedPolicy)
  t.same(value, { key: 'a1', name: 'Probate', courtKeys: ['k', 'l'], address: 'p.xml', include: 'maybe', extra: [] })
  t.same(findings, ['value-forbidden AssociatedPolicy/Include'])
  const blank = await readWith('<AssociatedPolicy/>', readAssociatedPolicy)
  t.same([blank.value, blank.findings], [{ key: null, name: null, courtKeys: [], address: null, include: null, extra: [] }, []])
})
