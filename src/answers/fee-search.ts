import { listFeesOf, listSchedulesWith } from '../archive/court/search.ts'
import { nothingAsked } from '../domain/fees/asked-criteria.ts'
import { isWanted, judgeFee, sameCode } from '../domain/fees/fees.ts'
import type { Outcome } from './answer.ts'
import { feeQuestion } from './fees.ts'
import { found } from './found.ts'
import type { Sources } from './question.ts'
import type { SearchAsked } from './search-moment.ts'
import { feeWire } from './wire/fee.ts'

/** More rows than an index is asked for: then courts are looked through. */
const MOST_CANDIDATES = 2_000

/** Fees of all courts with a code, or with every word in code, name or alias; those that do not apply are left out. */
export async function searchFees (
  sources: Sources,
  asked: SearchAsked & { code?: string | undefined }
): Promise<Outcome> {
  const { reading: database } = sources
  const sought = { q: asked.q ?? '', code: asked.code ?? null }
  return await found(sources, asked, {
    candidates: async () => await listSchedulesWith(database, sought, MOST_CANDIDATES),
    partsOf: async ({ policy: { organizationKey, feeSchedule } }) => [{ organizationKey, digest: feeSchedule }],
    list: async (parts, after, most) => await listFeesOf(database, parts, sought, after, most),
    see: (fee, question) => {
      const isSought =
        (sought.code === null || sameCode(fee.code, sought.code)) && isWanted(fee, { q: sought.q, category: null })
      if (!isSought) return undefined
      const judgement = judgeFee(fee, feeQuestion(question, nothingAsked))
      return judgement.applies === 'no' ? undefined : { fee: feeWire(fee, judgement) }
    }
  })
}
