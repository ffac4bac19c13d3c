import { setTimeout as pause } from 'node:timers/promises'

const PATIENCE = 300_000

/** Waits until something holds, however busy the machine is; throws after five minutes. */
export async function until (holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const since = performance.now(); performance.now() - since < PATIENCE; await pause(50)) if (await holds()) return
  throw new Error(`After minutes it is still not so: ${holds.toString()}`)
}
