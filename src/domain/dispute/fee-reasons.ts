import type { Applies } from '../fees/fee-applicability.ts'
import { openCost, reasonsOf, type JudgedFee } from '../filing/fee-check.ts'
import { quoted } from '../text/quoted.ts'
import { judgeDisputed } from './disputed-fee.ts'

/** Why a fee of a filing came out as it did: `no` for what speaks against it, `undetermined` for what is open of it. */
export interface DisputedReason { result: Exclude<Applies, 'yes'>, text: string }

/**
 * What stands beside the verdict on one fee, each sentence once (domain §8):
 * - where fees remain, what of them is open: criteria that were not asked about, a cost that is not known;
 * - where none does, that there is none of the code, that none is offered, or what speaks against each.
 */
export function feeReasons (code: string, fees: readonly JudgedFee[]): DisputedReason[] {
  const { candidates } = judgeDisputed(fees)
  if (candidates.length > 0) {
    return all('undetermined', [...candidates.flatMap(openCost), ...reasonsOf(candidates, 'undetermined')])
  }
  if (fees.length === 0) return all('no', [`The policy has no fee ${quoted(code)}.`])
  const offered = fees.filter(({ judgement }) => judgement.offered)
  return all(
    'no',
    offered.length === 0
      ? [`The policy has the fee ${quoted(code)} and does not offer it.`]
      : reasonsOf(offered, 'no')
  )
}

function all (result: DisputedReason['result'], texts: readonly string[]): DisputedReason[] {
  return [...new Set(texts)].map(text => ({ result, text }))
}
