import t from 'tap'
import { judgeDocumentSize, judgeFilingSize } from '../../../src/domain/filing/size-check.ts'

const kept = (name: string) => [{ namespace: '', name, text: '20 MB', attributes: [], children: [] }]

// [what it shows, the limit, what of it cannot be read, bytes, result, what would pass]
const sizes = [
  ['no limit', null, [], 999_999_999, 'pass', null],
  ['below', 100, [], 99, 'pass', '100 bytes at most'],
  ['the limit itself', 100, [], 100, 'pass', '100 bytes at most'],
  ['above', 100, [], 101, 'fail', '100 bytes at most'],
  ['nothing at all', 100, [], 0, 'pass', '100 bytes at most'],
  ['a limit that is none', 0, [], 1, 'undetermined', null],
  ['a limit that cannot be read', null, ['MaximumFilingSize', 'MaximumDocumentSize'], 1, 'undetermined', null]
] as const

t.test('sizes are within the limits: a filing as it is sent [123], a document before it is encoded [124]', async t => {
  for (const [what, limit, unread, bytes, result, expected] of sizes) {
    const limits = { maximumFilingSize: limit, maximumDocumentSize: limit, extra: unread.flatMap(kept) }
    t.match(judgeFilingSize(limits, bytes), { result, expected }, what)
    t.match(judgeDocumentSize(limits, { bytes }), { result, expected }, what)
  }
  const limits = { maximumFilingSize: 100, maximumDocumentSize: 10, extra: [] }
  t.match(judgeFilingSize(limits, 50), { result: 'pass', text: 'The filing as it is sent has 50 bytes; MaximumFilingSize is 100.' })
  t.match(judgeDocumentSize(limits, { bytes: 50 }), { result: 'fail', text: 'The document before it is encoded has 50 bytes; MaximumDocumentSize is 10.' })
  t.match(judgeDocumentSize({ ...limits, maximumDocumentSize: null, extra: kept('MaximumFilingSize') }, { bytes: 50 }), { result: 'pass' }, 'what cannot be read of one limit says nothing of the other')
})
