import t from 'tap'
import { judgeTendered, type JudgedFee } from '../../../src/domain/filing/fee-check.ts'
import type { Applies } from '../../../src/domain/fees/fee-applicability.ts'
import { fee } from '../blank-policy.ts'

/** A fee that applies or not, and what is due; null where nobody knows. */
const judged = (applies: Applies, amount: string | null, given: Parameters<typeof fee>[0] = {}, offered = true, currency = 'USD'): JudgedFee => ({
  fee: fee(given),
  judgement: {
    applies,
    reasons: applies === 'yes' ? [] : [{ criterion: 'case-type', result: applies, text: `Of its case type: ${applies}.` }],
    due: amount === null ? null : { amount, currency },
    offered
  }
})

const paged = judged('yes', null, { subsequentPages: '0.50' })

// [what it shows, the fees of the code, what is tendered, result, what would pass, a part of the text]
const cases = [
  ['right', [judged('yes', '110.00')], '110.00', 'pass', '110.00 USD', 'costs 110.00 USD, which is tendered'],
  ['right, written otherwise', [judged('yes', '110.00')], '0110', 'pass', '110.00 USD', 'which is tendered'],
  ['a cent too little', [judged('yes', '110.00')], '109.99', 'fail', '110.00 USD', '109.99 is tendered'],
  ['too much', [judged('yes', '110.00')], '110.001', 'fail', '110.00 USD', '110.001 is tendered'],
  ['a currency without digits', [judged('yes', '110', {}, true, 'JPY')], '110.0', 'pass', '110 JPY', 'which is tendered'],
  ['no such fee', [], '110.00', 'fail', 'near 0101', 'no fee "0101"'],
  ['not offered', [judged('yes', '110.00', {}, false)], '110.00', 'fail', null, 'does not offer'],
  ['none applies', [judged('no', '110.00')], '110.00', 'fail', null, 'Of its case type: no.'],
  ['the one that applies', [judged('no', '60.00'), judged('yes', '110.00')], '110.00', 'pass', '110.00 USD', 'which is tendered'],
  ['one that only could apply, alone', [judged('no', '60.00'), judged('undetermined', '110.00')], '110.00', 'pass', '110.00 USD', 'Of its case type: undetermined.'],
  ['two that could, the amount of one', [judged('undetermined', '60.00'), judged('undetermined', '110.00')], '110.00', 'undetermined', '60.00 USD or 110.00 USD', 'not all are known'],
  ['two that could, the amount of none', [judged('undetermined', '60.00'), judged('undetermined', '110.00')], '100.00', 'fail', '60.00 USD or 110.00 USD', '100.00 is tendered'],
  ['two that could, of the same amount', [judged('undetermined', '110.00'), judged('yes', '110.00')], '110.00', 'pass', '110.00 USD', 'which is tendered'],
  ['priced by the page', [paged], '110.00', 'undetermined', null, 'criteria.pages'],
  ['a cost that cannot be read', [judged('yes', null, { cost: null })], '110.00', 'undetermined', null, 'cannot be read'],
  ['below zero', [judged('yes', null)], '110.00', 'undetermined', null, 'below zero'],
  ['one of two is not known, and the amount is not the other\'s', [paged, judged('yes', '60.00')], '110.00', 'undetermined', '60.00 USD', 'not all are known']
] as const

t.test('what is tendered for a fee is what it costs [120][172]', async t => {
  for (const [what, fees, amount, result, expected, text] of cases) {
    const verdict = judgeTendered(fees, { code: '0101', amount }, () => ['near 0101'], (_wanted, known) => known().filter(each => each !== null))
    t.match(verdict, { result, expected }, what)
    t.ok(verdict.text.includes(text), `${what}: ${verdict.text}`)
  }
  t.equal(judgeTendered([], { code: '0101', amount: '1' }, () => [], () => []).expected, null)
})
