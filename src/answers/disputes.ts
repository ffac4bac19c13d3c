import { erasePrivate, findDispute, listDisputes, type DisputeQuery } from '../archive/disputes.ts'
import { recordEntries } from '../archive/entries.ts'
import { quoted } from '../domain/text/quoted.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { outcomeOf, type Outcome } from './answer.ts'
import { recordOf, type DisputeRecord } from './dispute-record.ts'
import { parseBound } from './instants.ts'
import { UNPINNED, type Paging } from './paging.ts'
import { requireCourt, type Sources } from './question.ts'
import { noSuchDispute } from './record-dispute.ts'
import { badRequest, type Refusal } from './refusal.ts'

/**
 * Which records are asked for: of a court, by a division's key
 * too; by their whole reference; by when they were asked for.
 */
export interface DisputesAsked {
  courtKey?: string | undefined
  reference?: string | undefined
  askedFrom?: string | undefined
  askedTo?: string | undefined
  paging: Paging
}

/** A list that is given whole is held whole, and a record has all its evidence with it. */
const MOST_WHOLE = 5_000

/** Records, the last made first. */
export async function disputes (sources: Sources, { paging, ...asked }: DisputesAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const isWhole = !Number.isFinite(paging.limit)
    const limit = (isWhole ? MOST_WHOLE : paging.limit) + 1
    const kept = await listDisputes(sources.database, {
      ...(await queryOf(sources, asked)),
      before: placeOf(paging),
      limit
    })
    if (isWhole && kept.length === limit) {
      throw badRequest({
        parameter: 'format',
        message: `More than ${MOST_WHOLE} are found, more than are given whole: ask for fewer, for example with askedFrom and askedTo, or for JSON, which comes page by page.`
      })
    }
    const page = kept.slice(0, limit - 1)
    const last = page.at(-1)
    const items = page.map(recordOf)
    const nextCursor =
      last === undefined || kept.length < limit ? null : paging.cursorAfter(UNPINNED, String(last.entryId))
    return {
      kind: 'answer',
      body: { kind: 'value', value: { items, nextCursor }, forms: { rows: { list: items, restOf: () => null } } },
      shelfLife: 0,
      freshness: null,
      basis: null
    }
  })
}

async function queryOf (
  sources: Sources,
  { askedFrom, askedTo, courtKey, reference }: Omit<DisputesAsked, 'paging'>
): Promise<Omit<DisputeQuery, 'before' | 'limit'>> {
  const [from, to] = [
    askedFrom === undefined ? null : parseBound('askedFrom', askedFrom, null),
    askedTo === undefined ? null : parseBound('askedTo', askedTo, null)
  ]
  if (from !== null && to !== null && from >= to) {
    throw badRequest({
      parameter: 'askedTo',
      message: `askedTo is ${quoted(String(askedTo))}, which is not after askedFrom (${quoted(String(askedFrom))}): give a later one.`
    })
  }
  return {
    organizationKey: courtKey === undefined ? null : await requireCourt(sources, courtKey),
    reference: reference ?? null,
    askedFrom: from,
    askedTo: to
  }
}

function placeOf ({ lost, place }: Paging): number | null {
  if (place === null) return null
  const entryId = Number(place.after)
  if (!Number.isSafeInteger(entryId)) throw lost()
  return entryId
}

/** One record. */
export async function dispute ({ database }: Sources, id: string): Promise<DisputeRecord | Refusal> {
  const kept = await findDispute(database, id)
  return kept === undefined ? noSuchDispute(id) : recordOf(kept)
}

/**
 * Erases reference and note of a record where a court seals
 * them; again it changes nothing. Undefined when they are gone.
 */
export async function erase (
  { database }: Sources,
  erasure: { id: string, erasedBy: string, erasedAt: Instant }
): Promise<Refusal | undefined> {
  if (!(await erasePrivate(database, erasure))) return noSuchDispute(erasure.id)
  await recordEntries(database)
  return undefined
}
