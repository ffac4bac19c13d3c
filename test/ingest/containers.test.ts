import t from 'tap'
import { extraLeft, textOf, valueOf, type BlockReader } from '../../src/ingest/block-reader.ts'
import { blockOf, courtKeysOf, itemsOf } from '../../src/ingest/containers.ts'
import { readWith } from './given-xml.ts'

/** Reads a container whose items are required, one whose are not, the keys and a block. */
function read (block: BlockReader): unknown {
  return [
    itemsOf(block, 'Fees', 'Fee', valueOf),
    itemsOf(block, 'Notes', 'Note', valueOf, 'optional'),
    courtKeysOf(block),
    blockOf(block, 'Unit', unit => textOf(unit, 'Name')),
    extraLeft(block)
  ]
}

// [what is there, the element, what is read, findings]
const rows: [string, string, unknown[], string[]][] = [
  ['everything', '<F><Fees><Fee>1</Fee><Fee/></Fees><Notes><Note>a</Note></Notes><CourtKeys><CourtKey>k</CourtKey></CourtKeys><Unit><Name>n</Name></Unit></F>', [['1', null], ['a'], ['k'], 'n', []], []],
  ['nothing', '<F/>', [[], [], [], null, []], []],
  ['empty containers', '<F><Fees/><Notes/><CourtKeys/></F>', [[], [], [], null, []], ['element-missing F/Fees']]
]

t.test('containers give their items', async t => {
  for (const [what, xml, value, findings] of rows) {
    const given = await readWith(xml, read)
    t.same(given.value, value, what)
    t.same(given.findings, findings, `${what}: findings`)
  }
})

t.test('keys and blocks may be required', async t => {
  const required = (block: BlockReader): unknown => [courtKeysOf(block, 'required'), blockOf(block, 'Unit', valueOf, 'required')]
  t.same((await readWith('<F/>', required)).findings, ['element-missing F', 'element-missing F'])
  t.same((await readWith('<F><CourtKeys/><Unit/></F>', required)).findings, ['element-missing F/CourtKeys', 'element-missing F/Unit'])
})
