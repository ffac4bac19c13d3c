import t from 'tap'
import { relations, sameAmountElsewhere } from '../../../src/domain/dispute/same-amount.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })

// Ruled from 1000 s to 2000 s. [what it shows, filed at (s), relation, how far; no relation where it rules then]
const cases = [
  ['a second before it', 999, 'later', 1],
  ['on its first instant', 1000, undefined, undefined],
  ['within it', 1500, undefined, undefined],
  ['just before its end', 1999.999, undefined, undefined],
  ['on its end', 2000, 'earlier', 0],
  ['an hour after it', 5600, 'earlier', 3600]
] as const

t.test('how far a version that asks what was tendered was from ruling', async t => {
  for (const [what, filed, relation, secondsAway] of cases) {
    const [found] = sameAmountElsewhere([{ version: '1.0.0', due: usd('100.00'), effectiveFrom: 1_000_000, effectiveUntil: 2_000_000 }], usd('100.00'), filed * 1000)
    t.equal(found?.relation, relation, what)
    t.equal(found?.secondsAway, secondsAway, `${what}: seconds`)
  }
})

t.test('of the others only those that ask the very amount', async t => {
  const never = { version: '1.0.2', due: usd('100.00'), effectiveFrom: null, effectiveUntil: null }
  const found = sameAmountElsewhere([
    never,
    { version: '1.0.3', due: usd('100.01'), effectiveFrom: 9000, effectiveUntil: null },
    { version: '1.0.4', due: { amount: '100.00', currency: 'EUR' }, effectiveFrom: 9000, effectiveUntil: null },
    { version: '1.0.5', due: null, effectiveFrom: 9000, effectiveUntil: null },
    { version: '1.0.6', due: usd('100.00'), effectiveFrom: 0, effectiveUntil: null }
  ], usd('100.00'), 1000)
  t.strictSame(found, [{ asking: never, relation: relations[2], secondsAway: null }])
})
