import { LEASE_MS, renewLease, type Lease } from '../archive/jobs/leases.ts'
import type { CrawlTools } from './walk.ts'

const RENEW_EVERY = 4_000
const TRY_AGAIN_AFTER = 1_000

/** A little less than the lease lasts: who cannot renew it has stopped before another may begin. */
const GIVE_UP_AFTER = LEASE_MS - 2_000

/**
 * Renews a lease while `run` is under way; its signal tells that `run` has to end,
 * because the lease is lost or because whoever runs the crawl stops it.
 */
export async function holdLease<T> (
  lease: Lease,
  tools: Pick<CrawlTools, 'database' | 'timers' | 'log' | 'signal'>,
  run: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  const { database, timers, log } = tools
  const lost = new AbortController()
  const lose = (): void => {
    lost.abort(new Error('its repository is held by another crawl by now, or the database could not be asked'))
  }
  const expect = (): unknown => timers.set(lose, GIVE_UP_AFTER)
  const renewIn = (ms: number): unknown => timers.set(renew, ms)
  let isOver = false
  let expiry = expect()
  let renewal = renewIn(RENEW_EVERY)

  async function renew (): Promise<void> {
    // The lease counts from when the database hears of it at the earliest, which is after now.
    const longer = expect()
    const isRenewed = await renewLease(database, lease).catch((error: unknown) => {
      log.error({ err: error, ...lease }, 'A lease could not be renewed; it is tried again.')
      return null
    })
    timers.clear(isRenewed === true && !isOver ? expiry : longer)
    if (isOver) return
    if (isRenewed === true) expiry = longer
    if (isRenewed === false) lose()
    else renewal = renewIn(isRenewed === null ? TRY_AGAIN_AFTER : RENEW_EVERY)
  }

  try {
    return await run(tools.signal === undefined ? lost.signal : AbortSignal.any([lost.signal, tools.signal]))
  } finally {
    isOver = true
    timers.clear(renewal)
    timers.clear(expiry)
  }
}
