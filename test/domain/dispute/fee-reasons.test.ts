import t from 'tap'
import { feeReasons } from '../../../src/domain/dispute/fee-reasons.ts'
import type { JudgedFee } from '../../../src/domain/filing/fee-check.ts'
import { judged } from './judged.ts'

const notOffered = judged('10.00', 'yes', [], 'USD', false)

// [what it shows, the fees of the code, what stands beside the verdict]
const cases: ReadonlyArray<readonly [string, readonly JudgedFee[], readonly string[]]> = [
  ['one that applies has nothing beside it', [judged('10.00')], []],
  ['one that could apply says what is open', [judged('10.00', 'undetermined')], ['undetermined: Of its case-type: undetermined.']],
  ['one whose cost is not known says so', [judged(null)], ['undetermined: What it costs cannot be read in the policy, or is below zero.']],
  ['what several have open is said once', [judged('10.00', 'undetermined'), judged('20.00', 'undetermined')], ['undetermined: Of its case-type: undetermined.']],
  ['what speaks against one is not told while another remains', [judged('10.00', 'no'), judged('20.00')], []],
  ['where none remains it is told', [judged('10.00', 'no'), judged('20.00', 'no', ['first-paper'])], ['no: Of its case-type: no.', 'no: Of its first-paper: no.']],
  ['no fee of the code', [], ['no: The policy has no fee "0101".']],
  ['none that is offered', [notOffered], ['no: The policy has the fee "0101" and does not offer it.']],
  ['one that is not offered says nothing of others', [notOffered, judged('20.00', 'no')], ['no: Of its case-type: no.']]
]

for (const [shows, fees, expected] of cases) {
  t.same(feeReasons('0101', fees).map(({ result, text }) => `${result}: ${text}`), expected, shows)
}
