import type { Database } from '../../postgres/database.ts'
import { takesNothing } from '../../postgres/unreachable.ts'
import { recordEntries } from '../entries.ts'
import { endLapsed } from './leases.ts'

/** Ends every crawl whose holder is gone, and records that it failed: whoever finds it says so (domain §3.6). */
export async function endLapsedCrawls (database: Database): Promise<void> {
  if (await endLapsed(database) > 0) await recordEntries(database)
}

/** The same for who only asks: where nothing can be recorded, reading goes on, and the next who finds it records it. */
export async function endLapsedWherePossible (database: Database): Promise<void> {
  await endLapsedCrawls(database).catch((error: unknown) => { if (!takesNothing(error)) throw error })
}
