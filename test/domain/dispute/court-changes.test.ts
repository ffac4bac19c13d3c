import t from 'tap'
import { courtChanges } from '../../../src/domain/dispute/court-changes.ts'

const policy = (version: string, amount: string, turns: readonly number[]) => ({ version, amount, turns })
const [first, second] = [policy('1.0.3', '100.00', [500, 1000, 1500, 1500, 2000]), policy('1.0.4', '110.00', [2000, 9000])]
const periods = [{ policy: first, from: 1000, until: 2000 }, { policy: second, from: 2000, until: null }]

t.test('where what a filing is asked could become another', async t => {
  const changes = courtChanges(periods, {
    // A fee of its own dates: from 9000 on it is not in force.
    dueAt: ({ amount }, at) => at < 9000 ? { amount, currency: 'USD' } : null,
    turnsOf: ({ turns }) => turns
  })
  t.strictSame(changes.map(({ what, at, before, after }) => [what, at, before.version, before.due?.amount, after.version, after.due?.amount]), [
    ['policy', 1000, null, undefined, '1.0.3', '100.00'],
    ['fee', 1500, '1.0.3', '100.00', '1.0.3', '100.00'],
    ['policy', 2000, '1.0.3', '100.00', '1.0.4', '110.00'],
    ['fee', 9000, '1.0.4', '110.00', '1.0.4', undefined]
  ])
  t.strictSame(courtChanges([], { dueAt: () => null, turnsOf: () => [] }), [])
})
