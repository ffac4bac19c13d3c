import { findLastAnswer, type LastAnswer } from '../archive/last-answers.ts'
import type { PolicyIndex } from '../domain/policy/policy.ts'
import { placeOf } from '../reading/locations.ts'
import { ask } from './ask.ts'
import type { Fetched } from './fetch-document.ts'
import { indexLimit, type Ancestor } from './listed-files.ts'
import { isIndexDueWhole } from './revisits.ts'
import type { Walk } from './walk.ts'

/** What answered where an index is expected, and what had answered last. */
export interface AskedIndex { previous: LastAnswer | null, fetched: Fetched }

/** Indexes that are asked for while the one before them is kept. */
const AHEAD = 4

/** Asks for an index, unless it was asked for already. */
export async function askForIndex (walk: Walk, url: string): Promise<AskedIndex> {
  walk.metIndexes.add(url)
  walk.expected += 1
  const asked = walk.ahead.get(url) ?? fetchIndex(walk, url)
  walk.ahead.delete(url)
  return await asked
}

/**
 * Indexes are visited one after the other, each with all below it; so that nobody
 * waits for the network between them, those that come next are asked for meanwhile:
 * as many as are visited for certain, where no limit of the crawl is near.
 *
 * @returns to be told which index of the list is visited now
 */
export function askingAhead (
  walk: Walk,
  { localIndexes }: PolicyIndex,
  base: string,
  above: readonly Ancestor[]
): (url: string) => void {
  const urls = localIndexes.flatMap(location => placeOf(location, base).url ?? [])
  let place = 0
  return url => {
    place = Math.max(place, urls.indexOf(url, place) + 1)
    for (const next of urls.slice(place, place + AHEAD)) if (isToBeVisited(walk, next, above)) begin(walk, next)
  }
}

function isToBeVisited (walk: Walk, url: string, above: readonly Ancestor[]): boolean {
  const { limits, counts, ahead, metIndexes } = walk
  const isNew = !ahead.has(url) && !metIndexes.has(url) && !above.some(ancestor => ancestor.includes(url))
  return isNew && counts.indexes + ahead.size + AHEAD < limits.indexes && indexLimit(walk, above.length) === null
}

function begin (walk: Walk, url: string): void {
  const asked = fetchIndex(walk, url)
  // Whoever comes to it hears why; nobody may.
  asked.catch(() => {})
  walk.ahead.set(url, asked)
}

async function fetchIndex (walk: Walk, url: string): Promise<AskedIndex> {
  const previous = await findLastAnswer(walk.tools.database, walk.repository.id, url) ?? null
  const whole = isIndexDueWhole(url, previous, walk.crawl.asked, walk.tools.now())
  return { previous, fetched: await ask(walk, { url, previous, whole }) }
}
