import t from 'tap'
import { judgeDisputed } from '../../../src/domain/dispute/disputed-fee.ts'
import { disputeVerdicts, judgeDispute } from '../../../src/domain/dispute/verdict.ts'
import { judged } from './judged.ts'

const due = (amount: string, currency = 'USD') => judgeDisputed([judged(amount, 'yes', [], currency)])
const absent = judgeDisputed([])
const outOfDates = judgeDisputed([judged('110.00', 'no', ['effective-date'])])
const open = judgeDisputed([judged('60.00'), judged('110.00')])

// [what it shows, the fees (null: no policy in force), tendered, verdict, due, difference]
const cases = [
  ['the story: $100 tendered, $110 due [97]', [due('110.00')], '100', 'underpaid', '110.00', '-10.00'],
  ['the amount due', [due('110.00')], '110', 'correct', '110.00', '0.00'],
  ['the amount due, written otherwise', [due('110.00')], '0110.000', 'correct', '110.00', '0.00'],
  ['a cent too much', [due('110.00')], '110.01', 'overpaid', '110.00', '0.01'],
  ['a cent too little', [due('110.00')], '109.99', 'underpaid', '110.00', '-0.01'],
  ['less than a cent too little', [due('110.00')], '109.999', 'underpaid', '110.00', '-0.001'],
  ['nothing tendered', [due('110.00')], '0', 'underpaid', '110.00', '-110.00'],
  ['nothing due', [due('0.00')], '0', 'correct', '0.00', '0.00'],
  ['more than a float can hold', [due('90071992547409.93')], '90071992547409.92', 'underpaid', '90071992547409.93', '-0.01'],
  ['in yen', [due('110', 'JPY')], '110', 'correct', '110', '0'],
  ['two fees, one total', [due('110.00'), due('0.20')], '110.20', 'correct', '110.20', '0.00'],
  ['two fees, one of them paid', [due('110.00'), due('25.50')], '110', 'underpaid', '135.50', '-25.50'],
  ['three fees', [due('0.10'), due('0.20'), due('0.30')], '0.60', 'correct', '0.60', '0.00'],
  ['two fees of two currencies', [due('110.00'), due('25.00', 'EUR')], '135', 'undetermined', undefined, undefined],
  ['not in the policy', [absent], '100', 'fee-not-in-policy', undefined, undefined],
  ['out of its own dates', [outOfDates], '100', 'fee-not-in-force', undefined, undefined],
  ['different amounts remain', [open], '100', 'undetermined', undefined, undefined],
  ['one of two is open', [due('110.00'), open], '100', 'undetermined', undefined, undefined],
  ['one open, one not in the policy', [absent, open], '100', 'undetermined', undefined, undefined],
  ['one not in the policy, one due', [due('110.00'), absent], '110', 'fee-not-in-policy', undefined, undefined],
  ['one out of its dates, one not in the policy', [outOfDates, absent], '110', 'fee-not-in-policy', undefined, undefined],
  ['no policy in force', null, '100', 'no-effective-policy', undefined, undefined]
] as const

t.test('what was tendered for a filing is what was due [52][97]', async t => {
  for (const [what, fees, tendered, verdict, due, difference] of cases) {
    const outcome = judgeDispute(fees, tendered, true)
    t.equal(outcome.verdict, verdict, what)
    t.equal(outcome.due?.amount, due, `${what}: due`)
    t.equal(outcome.difference?.amount, difference, `${what}: difference`)
    t.equal(judgeDispute(fees, tendered, false).verdict, 'undetermined', `${what}, with a doubt that could change it`)
  }
  const shown: ReadonlySet<string> = new Set(cases.map(([,,, verdict]) => verdict))
  t.strictSame(disputeVerdicts.filter(verdict => !shown.has(verdict)), [], 'every verdict is shown')
  t.throws(() => judgeDispute([due('110.00')], '$100', true), RangeError)
  t.strictSame(judgeDispute(null, '100', true).tendered, { amount: '100.00', currency: 'USD' })
})
