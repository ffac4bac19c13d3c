import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { openPlace, type Place } from './place.ts'
import type { Assignment } from './worker.ts'

/** Processes that share the port. */
export interface Workers {
  /** Where they serve. */
  base: string
  /** Resolves when the one with the duties has crawled what was never crawled before. */
  ready: Promise<void>
}

export interface WorkersTools {
  log: (line: string) => void
  /** Takes what ends all of them. */
  atEnd: (close: () => Promise<void>) => void
}

const SCRIPT = fileURLToPath(new URL('../../scripts/run.js', import.meta.url))

/**
 * Starts as many workers as are configured, and replaces each that ends. All accept from one socket that this process holds, so that
 * the kernel spreads what comes, and what one that dies has not accepted is another's. Throws when one of them cannot begin to serve.
 */
export async function startWorkers (assignment: Omit<Assignment, 'hasDuties'>, { log, atEnd }: WorkersTools): Promise<Workers> {
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({ exec: SCRIPT, args: ['serve'] })
  let base: string | undefined
  // Where PORT is 0, a port is chosen again should all of them have died.
  const onServes = (at: string): void => {
    if (base !== undefined && at !== base) log(`The workers serve ${at} now.`)
    base = at
  }
  const places: Place[] = []
  atEnd(async () => { await Promise.all(places.map(async place => await place.close())) })
  const open = (hasDuties: boolean): Place => {
    const place = openPlace({ ...assignment, hasDuties }, { log, onServes })
    places.push(place)
    return place
  }
  // What keeps one from serving, a port in use for example, would keep all of them: it is said once.
  const first = open(true)
  const served = await first.serves
  await Promise.all(Array.from({ length: assignment.config.workers - 1 }, () => open(false).serves))
  return { base: served, ready: first.ready }
}
