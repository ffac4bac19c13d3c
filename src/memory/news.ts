import { listChangedCourts, type Changes } from '../archive/changes.ts'
import { listSharers } from '../archive/court/shared-keys.ts'
import type { Database } from '../archive/database.ts'
import { stillName, type CourtKeys } from './court-keys.ts'

/** What of memory the archive's changes concern. */
export interface News {
  /** The courts of which something new is known; null: any may be. */
  organizationKeys: readonly string[] | null
  /** Whether a key may name another court than before. */
  keys: boolean
  /** A crawl has ended. */
  crawls: boolean
}

/**
 * What of memory changes concern that were recorded after a number. An index that took
 * another's place concerns few courts, what is configured any of them. That is told or
 * not: what cannot be found out, or not in time, may concern all, and holds up nothing.
 *
 * @param known the keys that memory has; undefined where it has none yet
 */
export async function newsOf (
  database: Database,
  after: number,
  changes: Changes,
  known: CourtKeys | undefined
): Promise<News> {
  const { crawls } = changes
  const organizationKeys = await listChangedCourts(database, after, changes).catch(() => null)
  if (organizationKeys === null || changes.settings) return { organizationKeys: null, keys: true, crawls }
  const isSame = known !== undefined && await stillName(database, known, organizationKeys).catch(() => false)
  if (isSame) return { organizationKeys, keys: false, crawls }
  // What others share with these may be found amiss from now on.
  return { organizationKeys: await listSharers(database, organizationKeys).catch(() => null), keys: true, crawls }
}
