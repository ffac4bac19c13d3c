import t from 'tap'
import { childrenNamed, isKnownNamespace, open } from '../../src/ingest/block.ts'
import { startReport } from '../../src/ingest/report.ts'
import { standard, treeOf } from './given-xml.ts'

// [an element; which of its children named Value are its own, by their texts]
const named: [string, string[]][] = [
  ['<F><Value>1</Value><Name>2</Name><Value>3</Value></F>', ['1', '3']],
  [`<F><Value xmlns="${standard}Policy/02/">1</Value></F>`, ['1']],
  ['<F><x:Value>1</x:Value><Value xmlns="">2</Value></F>', []],
  ['<F/>', []]
]

t.test('the children of a name are those of 2GEFS or of the block\'s own namespace, and stay unread', async t => {
  for (const [xml, texts] of named) {
    const block = open(await treeOf(xml), { report: startReport(), isConfirmed: true })
    t.same(childrenNamed(block, 'Value').map(({ content }) => content[0]), texts, xml)
    t.same([...block.known], ['Value'], 'that it was asked for is known')
    t.equal(block.left.size, 0)
  }
})

t.test('a namespace is known that is of 2GEFS, of the block or of the kind asked for', async t => {
  const block = open({ ...await treeOf('<F/>'), namespace: 'urn:own' }, { report: startReport(), isConfirmed: true })
  t.same(['urn:own', 'urn:kind', `${standard}Policy/02/`, 'urn:foreign'].map(namespace => isKnownNamespace(block, namespace, 'urn:kind')), [true, true, true, false])
})
