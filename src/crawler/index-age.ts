import { findEarlierAnswer, type LastAnswer } from '../archive/captures.ts'
import { report } from './crawl-report.ts'
import type { Fetched } from './fetch-document.ts'
import type { Walk } from './walk.ts'

/** Says that an index which replaces another is older than that: by its site's own word, or because it was there before. */
export async function checkAge (walk: Walk, url: string, previous: LastAnswer | null, { outcome, sha256, headers }: Fetched): Promise<void> {
  if (outcome !== 'fetched' || previous === null || sha256 === null) return
  const [before, now] = [previous.headers['last-modified'], headers['last-modified']]
  if (before !== undefined && now !== undefined && Date.parse(now) < Date.parse(before)) {
    return report(walk, 'index-older', url, `This index was last changed ${now}, the one before it ${before}: a newer one is expected in the place of another. It counts, as the last that answered. Look whether an old copy was put back.`)
  }
  const earlier = await findEarlierAnswer(walk.tools.database, walk.repository.id, url, sha256)
  if (earlier !== undefined) {
    report(walk, 'index-older', url, `This index is the one that answered ${new Date(earlier).toISOString()}, before another took its place: a new one is expected. It counts, as the last that answered. Look whether an old copy was put back.`)
  }
}
