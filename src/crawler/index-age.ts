import { findEarlierAnswer, type LastAnswer } from '../archive/last-answers.ts'
import type { MirrorCheck } from '../domain/policy/policy.ts'
import { report } from './crawl-report.ts'
import type { Fetched } from './fetch-document.ts'
import type { Walk } from './walk.ts'

/**
 * Says that an index which replaces another is older than that:
 * by its site's own word, or because it was there before.
 */
export async function checkAge (
  walk: Walk,
  url: string,
  previous: LastAnswer | null,
  { outcome, sha256, headers }: Fetched
): Promise<void> {
  if (outcome !== 'fetched' || previous === null || sha256 === null) return
  const [before, now] = [previous.headers['last-modified'], headers['last-modified']]
  if (before !== undefined && now !== undefined && Date.parse(now) < Date.parse(before)) {
    return report(
      walk,
      'index-older',
      url,
      `This index was last changed ${now}, the one before it ${before}: a newer one is expected in the place of another. It counts, as the last that answered. Look whether an old copy was put back.`
    )
  }
  const earlier = await findEarlierAnswer(walk.tools.database, walk.repository.id, url, sha256)
  if (earlier !== undefined) {
    report(
      walk,
      'index-older',
      url,
      `This index is the one that answered ${new Date(earlier).toISOString()}, before another took its place: a new one is expected. It counts, as the last that answered. Look whether an old copy was put back.`
    )
  }
}

/** What two clocks may differ by without anybody's fault. */
const TOLERANCE = 2 * 60_000

/**
 * Says that a mirror's clock is ahead of ours: what it states
 * was checked still settles no longer than it was asked for.
 */
export function checkMirrorClock (
  walk: Walk,
  url: string,
  checks: readonly MirrorCheck[],
  { requestedAt }: Fetched
): void {
  const ahead = checks.find(({ checkedAt }) => checkedAt !== null && checkedAt > requestedAt + TOLERANCE)
  if (ahead === undefined) return
  const [stated, asked] = [ahead.checkedAt as number, requestedAt].map(instant => new Date(instant).toISOString())
  report(
    walk,
    'mirror-ahead',
    url,
    `This mirror says that it checked ${ahead.organizationKey} ${stated}, and was asked ${asked}: an earlier moment is expected. Ours is taken. Set the clock of the mirror, or of this machine.`
  )
}
