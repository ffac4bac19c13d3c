import type { Connections } from '../postgres/connections.ts'
import type { Outage } from './outage.ts'

/** After an outage whoever still waits on a connection from before is told so late that it is lost: in milliseconds. */
const STILL_WAITING = 5_000

/**
 * Replaces connections that may have died in an outage: idle ones when
 * it begins, and when it is over those on which somebody still waits.
 */
export function replaceLost (outage: Outage, pools: readonly Connections[]): Outage {
  let isLost = false
  return {
    failed: error => {
      outage.failed(error)
      if (isLost) return
      isLost = true
      for (const { dropIdle } of pools) dropIdle()
    },
    reached: () => {
      outage.reached()
      if (!isLost) return
      isLost = false
      for (const { dropWaiting } of pools) dropWaiting(STILL_WAITING)
    }
  }
}
