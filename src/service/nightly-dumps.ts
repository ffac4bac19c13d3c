import { findLastCrawlEnd } from '../archive/crawls.ts'
import type { Database } from '../archive/database.ts'
import { listDumps } from '../archive/jobs/dumps.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { forWork, openLimited } from '../postgres/database.ts'
import { whileHolding } from '../postgres/holding.ts'
import type { Timers } from '../timing/timers.ts'
import { newWorkLoop, type WorkLoop } from './work-loop.ts'
import { makeDump } from './make-dump.ts'

/** Key of the advisory lock of who makes a dump: one at a time, whichever instance it is. */
const DUMP_LOCK = 4_702_188_013

/** So often it is looked whether one is due, and so long after one that could not be made, in milliseconds. */
const LOOK_EVERY = 60_000
const AGAIN_AFTER = 300_000

/** One holds the lock and keeps, one listens, one asks. */
const CONNECTIONS = 3

export interface NightlyDumpTools {
  database: Database
  clock: () => Instant
  timers: Timers
  onError: (error: unknown) => void
  /** Makes the dump of this day, unless another instance does: in a thread, so that answers go on meanwhile. */
  make: (signal: AbortSignal) => Promise<void>
}

/** Makes a dump as soon as there is none of this day (UTC): after midnight, and after a start. */
export function startNightlyDumps (tools: NightlyDumpTools): Pick<WorkLoop, 'close'> {
  const { clock, database, make, onError, timers } = tools
  const closing = new AbortController()
  const work = async (): Promise<number> => {
    if (await isDumpDue(database, dayOf(clock()))) await make(closing.signal)
    return LOOK_EVERY
  }
  const loop = newWorkLoop({ work, againAfter: AGAIN_AFTER, timers, onError })
  return {
    close: async () => {
      closing.abort(new Error('The service ends.'))
      await loop.close()
    }
  }
}

const dayOf = (instant: Instant): string => new Date(instant).toISOString().slice(0, 10)

/** A clock that is set back makes no dump a second time. Before the first crawl has ended there is nothing to tell. */
async function isDumpDue (database: Database, day: string): Promise<boolean> {
  const [newest] = await listDumps(database)
  return (newest === undefined || newest.day < day) && await findLastCrawlEnd(database) !== null
}

export interface DueDumpTools {
  database: Database
  url: string
  clock: () => Instant
  onError: (error: unknown) => void
  pieceBytes?: number
}

/** Makes the dump of this day where there is none yet and no other instance makes it; gives whether it did. */
export async function makeDueDump (tools: DueDumpTools, signal: AbortSignal): Promise<boolean> {
  const { clock, database, onError, url } = tools
  const now = clock()
  const day = dayOf(now)
  if (!await isDumpDue(database, day)) return false
  const own = openLimited(url, onError, { ...forWork, max: CONNECTIONS })
  try {
    return await whileHolding(own.database, DUMP_LOCK, async connection => {
      // Another may have made it until its lock was free.
      if (!await isDumpDue(own.database, day)) return false
      await makeDump(connection, { ...tools, database: own.database, signal }, day, now)
      return true
    }) ?? false
  } finally {
    await own.close()
  }
}
