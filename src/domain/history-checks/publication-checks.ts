import type { ListedHistory } from '../history/court-history.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import { plusYears, printInstant, type Instant } from '../time/court-time.ts'
import { isBeforeItsHour, QUARTER } from '../time/publication-hour.ts'
import { availableFrom } from '../history/effective-policy.ts'
import { fileNameOf } from '../policy/file-name.ts'
import type { HistoryCheck } from './history-check.ts'
import { indexBeside, listingsOf, withdrawalOf } from '../history/listings.ts'
import { latest } from '../text/lookup.ts'

/** For how long a policy is kept in place after it has expired, in years [54]. */
const KEPT_YEARS = 2

/** What the archive's captures say of how a policy was published, indexed and kept in place. */
export const publicationChecks: readonly HistoryCheck[] = [
  { rule: 'back-dated', find: findBackDated },
  { rule: 'post-dated', find: findPostDated },
  { rule: 'published-in-last-quarter', find: findInLastQuarter },
  { rule: 'not-indexed', find: findNotIndexed },
  { rule: 'withdrawn', find: (policy, history) => findWithdrawn(policy, history, 'early') },
  { rule: 'withdrawn', severity: 'info', find: (policy, history) => findWithdrawn(policy, history, 'late') }
]

function findBackDated (policy: KnownPolicy, { backDated, zone }: ListedHistory): string[] {
  return backDated
    .filter(each => each.policy === policy)
    .map(
      ({ without, shownAt }) =>
        `Policy ${policy.version} says it was published ${policy.published}, but ${without.index}, captured ${printInstant(shownAt, zone.name)} by its site's clock, did not list it: it was expected by minute 44 of that hour. Its label counts; publish with the hour at which the index is changed.`
    )
}

/** [59][61]; a quarter of an hour is what a clock may be off. */
function findPostDated (
  { version, published, publishedAt, first }: KnownPolicy,
  { isMirror, zone }: ListedHistory
): string[] {
  return !isMirror && first.capturedAt < publishedAt - QUARTER
    ? [
        `Policy ${version} says it was published ${published}, but ${first.url} gave it ${printInstant(first.capturedAt, zone.name)} already. Its label counts, so that nobody rests on it before; publish with the present hour.`
      ]
    : []
}

/**
 * Rule 6 [82]: what is published in the last quarter has the next
 * hour's label [63]. Other specifications need not tell an hour.
 */
function findInLastQuarter (
  { version, specification, publishedAt, first }: KnownPolicy,
  { isMirror, zone }: ListedHistory
): string[] {
  const { lastModified, url } = first
  if (isMirror || lastModified === null || specification !== '02') return []
  return isBeforeItsHour(lastModified, publishedAt)
    ? [
        `Policy ${version} was put at ${url} ${printInstant(lastModified, zone.name)}, in the last quarter of an hour: nobody has to look for it there before the next hour. Publish in the first half of an hour.`
      ]
    : []
}

/** Rule 10 [86] and [50]: the index of its own directory lists it, whatever other indexes do. */
function findNotIndexed (policy: KnownPolicy, history: ListedHistory): string[] {
  const { listed, indexes } = indexedIn(history)
  const urls = policy.sightings.filter(({ repositoryId }) => repositoryId === history.source).map(({ url }) => url)
  return [...new Set(urls)].flatMap(url => {
    const index = indexBeside(url)
    return listed.has(`${index} ${fileNameOf(url)}`) || !indexes.has(index)
      ? []
      : [
          `${index} does not list ${url}, which lies beside it: every policy of a directory was expected in its index. Add policy ${policy.version} to it.`
        ]
  })
}

/** The indexes of directories, and what any index lists: its URL and the name of the file. */
const indexedIn = latest(({ listings, directoryIndexes }: ListedHistory) => ({
  listed: new Set(listings.map(({ index, url }) => `${index} ${fileNameOf(url)}`)),
  indexes: new Set(directoryIndexes)
}))

/** [52][54]: it still answers for its time. */
function findWithdrawn (policy: KnownPolicy, history: ListedHistory, when: 'early' | 'late'): string[] {
  const loss = lossOf(policy, history)
  if (loss === undefined) return []
  const { zone, periods } = history
  const period = periods.find(each => each.policy === policy)
  // What never ruled is as past as if it had been superseded when it was to start.
  const expiry = period === undefined ? availableFrom(policy) : period.until
  const isLate = expiry !== null && loss.since >= plusYears(expiry, KEPT_YEARS, zone.name)
  if (isLate !== (when === 'late')) return []
  const advice = isLate
    ? 'It was kept in place for two years after its time.'
    : 'Past policies are kept in place and indexed for two years; put it back.'
  return [
    `Policy ${policy.version} ${loss.what} ${printInstant(loss.since, zone.name)}. It is archived, and answers for its time. ${advice}`
  ]
}

interface Loss { what: string, since: Instant }

/** How a policy was lost to those who look for it; undefined where it is in place. */
function lossOf (policy: KnownPolicy, { listings, policies, gone, source }: ListedHistory): Loss | undefined {
  const withdrawal = withdrawalOf(listingsOf(policy, listings, policies))
  if (withdrawal !== null) {
    return { what: `is no longer listed by ${withdrawal.index} as of`, since: withdrawal.capture.requestedAt }
  }
  const urls = new Set(policy.sightings.filter(({ repositoryId }) => repositoryId === source).map(({ url }) => url))
  const losses = gone.filter(({ url }) => urls.has(url)).sort((a, b) => b.since - a.since)
  const [last] = losses
  return last === undefined || losses.length < urls.size
    ? undefined
    : { what: `is gone from ${last.url}, which answers ${last.status} since`, since: last.since }
}
