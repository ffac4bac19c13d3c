import t from 'tap'
import { attributeOf, carry, extraLeft, isThere, leave, many, namedValueOf, one, take, textOf, textsOf, valueOf, wholeOf, type BlockReader } from '../../src/ingest/block-reader.ts'
import { readWith, standard } from './given-xml.ts'

const namespace = `${standard}BuildingBlocks/Primitives/Fee/03/`
const item = (name: string, given: object = {}): object => ({ namespace, name, text: '', attributes: [], children: [], ...given })
const attribute = (name: string, value: string, where = ''): object => ({ namespace: where, name, value })

/** Reads a fee with a code, many units and a container, and gives what is left over. */
function readLeft (block: BlockReader): unknown {
  valueOf(block)
  attributeOf(block, 'Use')
  textOf(block, 'Value')
  carry(block, 'Identifiers')
  const fees = one(block, 'Fees')
  if (fees !== undefined) many(fees, 'Fee').map(fee => [textOf(fee, 'Name'), extraLeft(fee)])
  return extraLeft(block)
}

// [what the element has, the element, what is left over, findings]
const left: [string, string, object[], string[]][] = [
  ['what is known', '<F Use="x">text<Value>1</Value><Fees><Fee><Name>a</Name></Fee></Fees></F>', [], []],
  ['blanks', '<F>\n <Fees>\n <Fee> </Fee>\n</Fees>\n</F>', [], []],
  ['an unknown element', '<F><Valu>1<A>2</A></Valu></F>', [item('Valu', { text: '1', children: [item('A', { text: '2' })] })], ['content-unknown F/Valu']],
  ['elements of a name in another namespace', '<F><x:Value>1</x:Value></F>', [item('Value', { namespace: 'urn:foreign', text: '1' })], ['content-unknown F/Value']],
  ['elements without a namespace', '<F><Value xmlns="">1</Value></F>', [item('Value', { namespace: '', text: '1' })], ['content-unknown F/Value']],
  ['elements of another schema of 2GEFS', `<F><Value xmlns="${standard}Policy/02/">1</Value></F>`, [], []],
  ['an attribute of 2GEFS', `<F xmlns:p="${standard}BuildingBlocks/Attributes/03/" p:Use="x"/>`, [], []],
  ['unknown attributes', '<F Us="1" x:Use="2"/>', [item('F', { attributes: [attribute('Us', '1'), attribute('Use', '2', 'urn:foreign')] })], ['content-unknown F/@Us', 'content-unknown F/@Use']],
  ['where its schema is', '<F xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"/>', [item('F', { attributes: [attribute('schemaLocation', 'a b', 'http://www.w3.org/2001/XMLSchema-instance')] })], []],
  ['one too many', '<F><Value>1</Value><Value a="b">2</Value><Value>3</Value></F>', [item('Value', { text: '2', attributes: [attribute('a', 'b')] }), item('Value', { text: '3' })], ['element-repeated F/Value[2]', 'element-repeated F/Value[3]']],
  ['something in a value', '<F><Value a="b">1<C/></Value></F>', [item('Value', { attributes: [attribute('a', 'b')], children: [item('C')] })], ['content-unknown F/Value/@a', 'content-unknown F/Value/C']],
  ['something in a container', '<F><Fees a="b">odd<Fee/><C/></Fees></F>', [item('Fees', { text: 'odd', attributes: [attribute('a', 'b')], children: [item('C')] })], ['content-unknown F/Fees', 'content-unknown F/Fees/@a', 'content-unknown F/Fees/C']],
  ['something in a block that keeps its own', '<F><Fees><Fee><C/></Fee></Fees></F>', [], ['content-unknown F/Fees/Fee/C']],
  ['what the schema has and no field', '<F><Identifiers><Identifier>1</Identifier></Identifiers></F>', [item('Identifiers', { children: [item('Identifier', { text: '1' })] })], []]
]

t.test('what no reader asked for is left over, in the order of the document, and told', async t => {
  for (const [what, xml, extra, findings] of left) {
    const read = await readWith(xml, readLeft)
    t.same(read.value, extra, what)
    t.same(read.findings, findings, `${what}: findings`)
  }
})

// [the element, what its message says]
const messages: [string, string][] = [
  ['<F><Valu/></F>', 'F/Valu is no element that the schema knows here. It is kept under extra. Did the court mean "Value"?'],
  ['<F><Waiver/></F>', 'F/Waiver is no element that the schema knows here. It is kept under extra. Check its name and its place.'],
  ['<F><x:Value/></F>', 'F/Value is in the namespace "urn:foreign": one of 2GEFS is expected. It is kept under extra.'],
  ['<F a="b"/>', 'F/@a is no attribute that the schema knows. It is kept under extra; check its name.'],
  ['<F><Fees>odd</Fees></F>', 'F/Fees has text between its elements ("odd"): none is expected. It is kept under extra; put it into an element.'],
  ['<F><Value/><Value/></F>', 'F/Value[2] is one too many: at most 1 Value is expected. What comes first counts; take this one out.']
]

t.test('a message says what, where, what was expected and what to do', async t => {
  for (const [xml, message] of messages) t.equal((await readWith(xml, readLeft)).whole[0]?.message, message, xml)
})

t.test('a block that read nothing has its own text and attributes first', async t => {
  const { value } = await readWith('<F a="b">c<D/></F>', extraLeft)
  t.same(value, [item('F', { text: 'c', attributes: [attribute('a', 'b')] }), item('D')])
})

t.test('text and attributes are trimmed; blank ones are null', async t => {
  const { value, findings } = await readWith('<F Use=" x " Code=" "><Value> 1  2\n</Value><Name> </Name></F>', block => [
    attributeOf(block, 'Use'), attributeOf(block, 'Code'), attributeOf(block, 'Number'), textOf(block, 'Value'), textOf(block, 'Name'), textOf(block, 'Alias'), extraLeft(block)
  ])
  t.same(value, ['x', null, null, '1  2', null, null, []])
  t.same(findings, [])
})

t.test('lists have the values that are not blank', async t => {
  const { value, findings } = await readWith('<F><A>1</A><A/><B>x</B><A>2</A><A>3</A></F>', block => [textsOf(block, 'A', 'optional', 3), extraLeft(block)])
  t.same(value, [['1', '2'], [item('B', { text: 'x' }), item('A', { text: '3' })]])
  t.same(findings, ['value-forbidden F/A[2]', 'content-unknown F/B', 'element-repeated F/A[4]'])
  t.match((await readWith('<F/>', namedValueOf)).whole, [{ message: 'F is empty: a value is expected. Fill it in or take the element out.' }])
})

t.test('what is required and absent is a finding at the element around it, where the schema is confirmed', async t => {
  const ask = (block: BlockReader): unknown => [one(block, 'A', 'required'), many(block, 'B', 'required'), many(block, 'C'), attributeOf(block, 'D', 'required'), textOf(block, 'E', 'required'), textsOf(block, 'G', 'required')]
  const { value, findings, whole } = await readWith('<F/>', ask)
  t.same(value, [undefined, [], [], null, null, []])
  t.same(findings, ['element-missing F', 'element-missing F', 'element-missing F/@D', 'element-missing F', 'element-missing F'])
  t.same(whole.slice(0, 3).map(({ message }) => message), ['F has no A: one is expected. Add it.', 'F has no B: at least one is expected. Add it.', 'F/@D is expected, and is not there. Add the attribute.'])
  t.same((await readWith('<F/>', ask, false)).findings, [])
})

// [what is required and empty, the element, findings]
const empties: [string, string, string[]][] = [
  ['a block', '<F D="d"><A/><B>b</B><E>e</E><G>g</G></F>', ['element-missing F/A']],
  ['a block with blanks', '<F D="d"><A> <!-- nothing --> </A><B>b</B><E>e</E><G>g</G></F>', ['element-missing F/A']],
  ['a block that has something else', '<F D="d"><A><x:Z/></A><B>b</B><E>e</E><G>g</G></F>', []],
  ['a value', '<F D="d"><A>a</A><B>b</B><E> </E><G>g</G></F>', ['element-missing F/E']],
  ['a value that is an unknown element', '<F D="d"><A>a</A><B>b</B><E><Z/></E><G>g</G></F>', ['element-missing F/E']],
  ['one value of a list', '<F D="d"><A>a</A><B>b</B><E>e</E><G>g</G><G/></F>', ['element-missing F/G[2]']],
  ['an attribute', '<F D=" "><A>a</A><B>b</B><E>e</E><G>g</G></F>', ['element-missing F/@D']]
]

t.test('what is required and empty is missing too, and told once', async t => {
  const ask = (block: BlockReader): unknown => [one(block, 'A', 'required')?.children.length, many(block, 'B', 'required'), attributeOf(block, 'D', 'required'), textOf(block, 'E', 'required'), textsOf(block, 'G', 'required')]
  for (const [what, xml, findings] of empties) {
    t.same((await readWith(xml, ask)).findings, findings, what)
    t.same((await readWith(xml, ask, false)).findings, what.startsWith('one value') ? ['value-forbidden F/G[2]'] : [], `${what}, where nothing is confirmed to be required`)
  }
  t.same((await readWith('<F><A/></F>', block => textOf(one(block, 'A', 'required') as BlockReader, 'B', 'required'))).findings, ['element-missing F/A'], 'what an empty element lacks is told with it')
  t.match((await readWith('<F><A/></F>', block => textOf(block, 'A', 'required'))).whole, [{ message: 'F/A is empty: its content is required. Fill it in.' }])
})

t.test('a block that no field can hold is left whole', async t => {
  const { value, findings } = await readWith('<F><A b="1"><C/></A></F>', block => [many(block, 'A').map(leave), extraLeft(block)])
  t.same(value, [[null], [item('A', { attributes: [attribute('b', '1')], children: [item('C')] })]])
  t.same(findings, [])
})

t.test('private elements are there or not; nothing of them is left', async t => {
  const ask = (block: BlockReader): unknown => [isThere(block, 'Payment'), extraLeft(block)]
  const { value, findings } = await readWith('<F><Payment a="1">2</Payment><Payment>3</Payment><x:Payment>4</x:Payment></F>', ask)
  t.same(value, [true, []])
  t.same(findings, ['element-repeated F/Payment[2]', 'element-repeated F/Payment[3]'])
  t.same((await readWith('<F/>', ask)).value, [false, []])
})

t.test('a whole block is read; a taken child is known by its place, not by its name', async t => {
  const { value, findings } = await readWith('<F><A><B/></A><C>1</C></F>', block => [many(block, 'A').map(wholeOf), block.children.slice(1).map(child => valueOf(take(block, child))), extraLeft(block)])
  t.same(value, [[item('A', { children: [item('B')] })], ['1'], []])
  t.same(findings, [])
})
