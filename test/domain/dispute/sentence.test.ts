import t from 'tap'
import { judgeDisputed } from '../../../src/domain/dispute/disputed-fee.ts'
import { disputeSentence, type SentenceFacts } from '../../../src/domain/dispute/sentence.ts'
import { judgeDispute } from '../../../src/domain/dispute/verdict.ts'
import type { JudgedFee } from '../../../src/domain/filing/fee-check.ts'
import { judged } from './judged.ts'

const ten = Date.parse('2005-03-02T10:00:00-08:00')
const inForce = { version: '1.0.4', from: ten }
const filing = 'The filing of 2 March 2005, 10:02 a.m. (court time) falls under version 1.0.4, in force since 10:00 a.m. of that day.'

/** What is told of fees `0101`, `0102` and so on, each with the fees of its code. */
function told (fees: ReadonlyArray<readonly JudgedFee[]>, tendered: string, given: Partial<SentenceFacts> = {}): SentenceFacts {
  const { isSure = true, ruling = inForce } = given
  const disputed = fees.map((each, place) => ({ code: `010${place + 1}`, ...judgeDisputed(each) }))
  const outcome = judgeDispute(ruling === null ? null : disputed, tendered, isSure)
  return { zone: 'America/Los_Angeles', filedAt: ten + 120_000, firstFrom: ten, fees: disputed, outcome, isSure, isSettled: true, ruling, ...given }
}

// [what it shows, what is told, the sentence]
const cases = [
  ['underpaid [97]', told([[judged('110.00')]], '100'), `${filing} The fee 0101 was $110.00; $100.00 was tendered, which is $10.00 too little.`],
  ['correct', told([[judged('110.00')]], '110'), `${filing} The fee 0101 was $110.00; $110.00 was tendered, which is the amount due.`],
  ['overpaid', told([[judged('110.00')]], '110.5'), `${filing} The fee 0101 was $110.00; $110.50 was tendered, which is $0.50 too much.`],
  ['several fees, one total', told([[judged('110.00')], [judged('25.00')]], '110'),
    `${filing} The fee 0101 was $110.00. The fee 0102 was $25.00. Together that is $135.00; $110.00 was tendered, which is $25.00 too little.`],
  ['several fees of two currencies', told([[judged('110.00')], [judged('25.00', 'yes', [], 'EUR')]], '110'),
    `${filing} The fee 0101 was $110.00. The fee 0102 was 25.00 EUR. $110.00 was tendered.`],
  ['not in the policy', told([[]], '100'), `${filing} That version has no fee 0101 for this filing. $100.00 was tendered.`],
  ['out of its own dates', told([[judged('110.00', 'no', ['effective-date'])]], '100'),
    `${filing} The fee 0101 is in that version, but by its own dates was not in force. $100.00 was tendered.`],
  ['several amounts remain', told([[judged('60.00'), judged('110.00'), judged('60.00')]], '100'),
    `${filing} What the fee 0101 was cannot be told from what was asked: it could be $60.00 or $110.00. $100.00 was tendered.`],
  ['one amount and one that is not known', told([[judged('60.00'), judged(null)]], '100'),
    `${filing} What the fee 0101 was cannot be told from what was asked: it could be $60.00 or an amount that is not known. $100.00 was tendered.`],
  ['none known', told([[judged(null)]], '100'), `${filing} What the fee 0101 was is not known from that version and what was asked. $100.00 was tendered.`],
  ['not settled', told([[judged('110.00')]], '110', { isSettled: false }),
    `${filing} The fee 0101 was $110.00; $110.00 was tendered, which is the amount due. This is not settled: a policy that was published after the archive last checked the court could still change the answer.`],
  ['a doubt', told([[judged('110.00')]], '110', { isSure: false }),
    `${filing} The fee 0101 was $110.00; $110.00 was tendered, which is the amount due. This is not certain: the archive knows of a policy file that could change the answer.`],
  ['in force since another day', told([[judged('110.00')]], '110', { filedAt: ten + 86_400_000 }),
    'The filing of 3 March 2005, 10:00 a.m. (court time) falls under version 1.0.4, in force since 2 March 2005, 10:00 a.m. The fee 0101 was $110.00; $110.00 was tendered, which is the amount due.'],
  ['in force since the double hour of another day', told([[judged('110.00')]], '110', { filedAt: Date.parse('2005-10-31T09:00:00-08:00'), ruling: { version: '1.0.5', from: Date.parse('2005-10-30T01:00:00-07:00') } }),
    'The filing of 31 October 2005, 9:00 a.m. (court time) falls under version 1.0.5, in force since 30 October 2005, 1:00 a.m. PDT. The fee 0101 was $110.00; $110.00 was tendered, which is the amount due.'],
  ['none yet', told([], '100', { ruling: null, filedAt: ten - 1000 }),
    'The filing of 2 March 2005, 9:59:59 a.m. (court time) falls under no policy: none was in force; the first one is in force from 2 March 2005, 10:00 a.m. on.'],
  ['none ever', told([], '100', { ruling: null, firstFrom: null }), 'The filing of 2 March 2005, 10:02 a.m. (court time) falls under no policy: none was in force.'],
  ["autumn's double hour", told([[judged('110.00')]], '110', { filedAt: Date.parse('2005-10-30T01:30:00-08:00'), ruling: { version: '1.0.5', from: Date.parse('2005-10-30T01:00:00-07:00') } }),
    'The filing of 30 October 2005, 1:30 a.m. PST (court time) falls under version 1.0.5, in force since 1:00 a.m. PDT of that day. The fee 0101 was $110.00; $110.00 was tendered, which is the amount due.']
] as const

t.test('the answer in plain words', async t => {
  for (const [what, each, sentence] of cases) t.equal(disputeSentence(each), sentence, what)
})
