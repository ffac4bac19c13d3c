import { findStamp } from '../archive/entries.ts'
import type { Part } from '../archive/court/search.ts'
import { printInstant } from '../domain/time/court-time.ts'
import { outcomeOf, type Outcome } from './answer.ts'
import { printUtc } from './instants.ts'
import type { Sources } from './question.ts'
import { badRequest } from './refusal.ts'
import { hitsOf, type Hit, type Searched } from './search.ts'
import { momentOf, printPlace, type Moment, type SearchAsked } from './search-moment.ts'
import { briefLife } from './shelf-life.ts'
import { hitWire } from './wire/search.ts'

/** A list that is given whole is held whole: a longer one comes page by page. */
const MOST_WHOLE = 50_000

/** What a search over all courts finds, each with the court and the policy that it rests on. */
export async function found<Item, P extends Part> (
  sources: Sources,
  asked: SearchAsked,
  searched: Searched<Item, P>
): Promise<Outcome> {
  return await outcomeOf(async () => {
    const moment = await momentOf(sources, asked)
    const hits = await listHits(sources, moment, searched)
    const items = hits.slice(0, moment.limit).map(hitWire)
    const restOf = (place: number) => restOfHit(hits[place] as Hit)
    const value = {
      at: printInstant(moment.at, 'UTC').replace('+00:00', 'Z'),
      knownAt: printUtc(moment.knownAt),
      items,
      nextCursor: await nextCursor(sources, asked, moment, hits)
    }
    return {
      kind: 'answer',
      body: { kind: 'value', value, forms: { rows: { list: items, restOf } } },
      shelfLife: briefLife(asked.now),
      freshness: null,
      basis: null
    }
  })
}

async function listHits<Item, P extends Part> (
  sources: Sources,
  moment: Moment,
  searched: Searched<Item, P>
): Promise<Hit[]> {
  const hits: Hit[] = []
  for await (const hit of hitsOf(sources, moment, searched)) {
    if (hits.push(hit) > moment.limit) break
    if (hits.length > MOST_WHOLE) {
      throw badRequest({
        parameter: 'format',
        message: `More than ${MOST_WHOLE} are found, more than are given whole: ask for fewer, for example by state, or for JSON, which comes page by page.`
      })
    }
  }
  return hits
}

async function nextCursor (
  sources: Sources,
  { paging }: SearchAsked,
  { limit, pinnedAt, counted, sequence }: Moment,
  hits: readonly Hit[]
): Promise<string | null> {
  const last = hits[limit - 1]
  if (last === undefined || hits.length <= limit) return null
  return paging.cursorAfter(
    { at: pinnedAt, knownAt: counted ?? (await findStamp(sources.reading, sequence)) },
    printPlace(last.place)
  )
}

function restOfHit ({
  question: {
    standing: {
      policy: { version, sha256 }
    },
    decision: { provisional, doubts }
  }
}: Hit) {
  return { version, sha256, provisional, doubts }
}
