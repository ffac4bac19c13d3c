import t from 'tap'
import { one, textOf } from '../../src/ingest/block-reader.ts'
import { extraLeft, leave, rest, wholeOf } from '../../src/ingest/left-over.ts'
import { readWith } from './given-xml.ts'

// [what is done with the block in it; what is left of the block around it, as names; findings]
const handed: [string, (xml: string) => Promise<{ left: string[], findings: string[] }>, string[], string[]][] = [
  ['nothing', async xml => await readFees(xml, () => {}), ['Fees'], ['content-unknown F/Fees/C']],
  ['what is left of it is taken for its own field', async xml => await readFees(xml, fees => { extraLeft(fees) }), [], ['content-unknown F/Fees/C']],
  ['it is taken as a whole', async xml => await readFees(xml, fees => { wholeOf(fees) }), [], []],
  ['it is left as a whole', async xml => await readFees(xml, fees => { leave(fees) }), ['Fees'], []]
]

async function readFees (xml: string, hand: (fees: NonNullable<ReturnType<typeof one>>) => void): Promise<{ left: string[], findings: string[] }> {
  const { value, findings } = await readWith(xml, block => {
    const fees = one(block, 'Fees')
    if (fees !== undefined) {
      textOf(fees, 'Value')
      hand(fees)
    }
    return extraLeft(block).map(({ name }) => name)
  })
  return { left: value, findings }
}

t.test('what is left of a block is told once, by whoever takes it', async t => {
  for (const [what, read, left, findings] of handed) t.same(await read('<F><Fees><Value>1</Value><C/></Fees></F>'), { left, findings }, what)
})

t.test('of a block that was read through nothing is left', async t => {
  const { value } = await readWith('<F><Value>1</Value></F>', block => [textOf(block, 'Value'), rest(block)])
  t.same(value, ['1', null])
})
