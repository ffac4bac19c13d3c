import t from 'tap'
import { answerDifferences } from '../../../src/domain/dispute/answer-differences.ts'

// [what it shows, before, after, path, text]
const cases = [
  ['a text', { verdict: 'correct' }, { verdict: 'underpaid' }, 'verdict', 'verdict: "correct" to "underpaid"'],
  ['within', { policy: { version: '1.0.3', name: 'A' } }, { policy: { version: '1.0.4', name: 'A' } }, 'policy/version', 'policy/version: "1.0.3" to "1.0.4"'],
  ['none before', { due: null }, { due: { amount: '110.00' } }, 'due', 'due: none to an entry'],
  ['none after', { due: { amount: '110.00' } }, {}, 'due', 'due: an entry to none'],
  ['a list that came', { doubts: [] }, { doubts: [{ kind: 'back-dated' }] }, 'doubts', 'doubts: none to a list of 1'],
  ['a list of as many', { fees: [1, 2] }, { fees: [1, 3] }, 'fees', 'fees: a list of 2 to another list of 2'],
  ['a list of others', { fees: [1, 2] }, { fees: [1] }, 'fees', 'fees: a list of 2 to a list of 1'],
  ['a number and a yes', { near: 1 }, { near: true }, 'near', 'near: 1 to true']
] as const

t.test('what differs between two answers', async t => {
  for (const [what, before, after, path, text] of cases) {
    t.match(answerDifferences(before, after), [{ path, text }], what)
    t.strictSame(answerDifferences(after, after), [], `${what}: itself`)
  }
  t.same(answerDifferences({ a: 1, b: 1, c: 1 }, { b: 2, a: 2 }).map(({ path }) => path), ['b', 'a', 'c'], 'in the order of the later one')
  t.strictSame(answerDifferences({ a: { x: 1, y: null } }, { a: { x: 1 } }), [], 'absent is null; the order of fields is none')
})
