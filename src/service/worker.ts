import cluster from 'node:cluster'
import type { Config } from './config.ts'
import { ENDED_WITHIN, stopSignal } from './stop-signal.ts'
import type { OneTimeTokens } from './tokens.ts'

/** What the primary process hands to a worker: all of them have the same, and one has the duties. */
export interface Assignment {
  config: Config
  /** Of the database, with the role that the service takes. */
  url: string
  oneTime: OneTimeTokens | null
  /** Whether it crawls by schedule and tells events. */
  hasDuties: boolean
}

/** What a worker tells the primary process: that it hears; where it serves, as soon as it does; then that what was never crawled before has been. */
export type Report = { kind: 'hears' } | { kind: 'serves', base: string } | { kind: 'ready' }

/** What a worker hears when it is to end. */
export const STOP = 'stop'

/** So much earlier than the primary process, which ends the embedded database afterwards. */
const WORKER_ENDED_WITHIN = ENDED_WITHIN - 1_000

/** Whether this process is a worker. */
export const isWorker = (): boolean => cluster.isWorker

/**
 * Hears what the primary process says to this worker. Should that process be killed, Node ends the worker at once: the port is free
 * then for whoever is started in its place.
 */
export function hearPrimary (): { stop: AbortSignal, assignment: Promise<Assignment> } {
  let assign = (_assignment: Assignment): void => {}
  const assignment = new Promise<Assignment>(resolve => { assign = resolve })
  const stop = stopSignal(0, WORKER_ENDED_WITHIN, end => {
    process.on('message', (message: Assignment | typeof STOP) => {
      if (message !== STOP) return assign(message)
      // By itself it would keep a process that has closed everything else.
      process.channel?.unref()
      end()
    })
  })
  // What was said before would be lost.
  tellPrimary({ kind: 'hears' })
  return { stop, assignment }
}

/** Tells the primary process something. */
export function tellPrimary (report: Report): void {
  process.send?.(report, undefined, undefined, () => {})
}
