import t from 'tap'
import { nearChange, type FeeChange } from '../../../src/domain/dispute/near-change.ts'

const change = (what: FeeChange['what'], seconds: number): FeeChange => ({
  what,
  at: seconds * 1000,
  before: { version: '1.0.3', due: { amount: '100.00', currency: 'USD' } },
  after: { version: '1.0.4', due: { amount: '110.00', currency: 'USD' } }
})

// [what it shows, the changes, filed at (s), which is named: what, at (s), how far; undefined: none]
const cases = [
  ['no change at all', [], 1000, undefined],
  ['on the change', [change('policy', 1000)], 1000, ['policy', 1000, 0]],
  ['five minutes before it', [change('policy', 1000)], 700, ['policy', 1000, 300]],
  ['five minutes after it', [change('policy', 1000)], 1300, ['policy', 1000, 300]],
  ['more than five minutes before it', [change('policy', 1000)], 699.999, undefined],
  ['more than five minutes after it', [change('policy', 1000)], 1300.001, undefined],
  ['the nearer of two', [change('policy', 1000), change('fee', 1200)], 1150, ['fee', 1200, 50]],
  ['policy before fee at the same instant', [change('fee', 1000), change('policy', 1000)], 1010, ['policy', 1000, 10]],
  ['between two equally near the one that has come', [change('policy', 1200), change('fee', 1000)], 1100, ['fee', 1000, 100]]
] as const

t.test('the change that a filing is near to', async t => {
  for (const [what, changes, filed, named] of cases) {
    const near = nearChange(changes, filed * 1000)
    t.strictSame(near === null ? undefined : [near.what, near.at / 1000, near.secondsAway], named, what)
  }
  t.match(nearChange([change('policy', 1000)], 1_001_000), { before: { version: '1.0.3' }, after: { version: '1.0.4' } })
})
