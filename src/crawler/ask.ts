import type { LastAnswer } from '../archive/last-answers.ts'
import {
  keepDistrustedValidator,
  listAnswersOfSameValidators,
  listDistrustedValidators
} from '../archive/jobs/distrusted-validators.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import { sharedValidators, validators, type Validator } from '../domain/history/validators.ts'
import { report } from './crawl-report.ts'
import { fetchDocument, type Fetched } from './fetch-document.ts'
import type { Walk } from './walk.ts'

/** What the walk has come to, what last answered there, and whether all of it is to be sent, changed or not. */
export interface Wanted { url: string, previous: LastAnswer | null, whole: boolean }

/**
 * Fetches what the walk has come to, and looks whether what its site says of the bytes holds.
 *
 * @throws the signal's reason when the crawl is to end: a document that was merely interrupted says nothing of its site
 */
export async function ask (walk: Walk, { url, previous, whole }: Wanted): Promise<Fetched> {
  const { tools, fetchOptions } = walk
  tools.signal?.throwIfAborted()
  const distrusted = await distrustedAt(walk, previous?.finalUrl ?? url)
  const fetched = await fetchDocument({ url, previous, without: whole ? validators : distrusted }, fetchOptions)
  walk.received += fetched.received
  if (fetched.outcome === 'failed') tools.signal?.throwIfAborted()
  if (fetched.outcome === 'fetched' && previous !== null) await checkValidators(walk, url, fetched)
  return fetched
}

/** The kinds of validators that are not believed of whom answers there; the archive is asked once a host and crawl. */
async function distrustedAt (walk: Walk, url: string): Promise<Set<Validator>> {
  const host = hostOf(url)
  const known = walk.distrusted.get(host) ?? listDistrustedValidators(walk.tools.database, host)
  walk.distrusted.set(host, known)
  return await known
}

/** Two sites of one name may have different ports. */
const hostOf = (url: string): string => new URL(url).host

const names: Readonly<Partial<Record<Validator, string>>> = { etag: 'ETag', 'last-modified': 'Last-Modified' }

/**
 * Notes what stood over other bytes at the same place before, so that it is not believed again
 * of this host (domain §9). A weak ETag may do so (RFC 9110, 8.8.1), and nothing is said of it.
 */
async function checkValidators (walk: Walk, url: string, { finalUrl, sha256, headers }: Fetched): Promise<void> {
  const { database, now } = walk.tools
  const place = finalUrl ?? url
  const others = await listAnswersOfSameValidators(database, { url, finalUrl, sha256: sha256 as Sha256, headers })
  for (const validator of sharedValidators(headers, others)) {
    await keepDistrustedValidator(database, { host: hostOf(place), validator, url: place, noticedAt: now() });
    (await distrustedAt(walk, place)).add(validator)
    const name = names[validator]
    if (name === undefined) continue
    const value = (headers[name.toLowerCase()] ?? '').slice(0, 200)
    report(
      walk,
      'validator-lies',
      url,
      `${place} gave other bytes than before with the same ${name} (${value}): another is expected as soon as a byte changes. From now on this archive asks ${hostOf(place)} without it; look how the site makes it.`
    )
  }
}
