import { keepAnswer, type AskedUrl } from './keep-answer.ts'
import type { Fetched } from './fetch-document.ts'
import type { Walk } from './walk.ts'

/** Answers that are being kept at once. */
const AT_ONCE = 4

/**
 * Keeps an answer of which nothing is to be read while the walk goes on: that something
 * has not changed, nobody waits for. Waits only while too many are under way.
 *
 * @throws what went wrong with one before
 */
export async function keepMeanwhile (walk: Walk, asked: AskedUrl, fetched: Fetched): Promise<void> {
  while (walk.keeping.size >= AT_ONCE) await Promise.race(walk.keeping)
  const keeping = keepAnswer(walk, asked, fetched, null).then(() => { walk.keeping.delete(keeping) })
  // It stays among them when it fails, so that whoever comes next hears of it.
  keeping.catch(() => {})
  walk.keeping.add(keeping)
}

/** Waits until all is kept; throws what went wrong with one of it once nothing is under way any more. */
export async function allKept ({ keeping }: Walk): Promise<void> {
  const ends = await Promise.allSettled(keeping)
  const failed = ends.find(end => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
