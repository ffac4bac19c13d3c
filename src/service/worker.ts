import cluster from 'node:cluster'
import type { KnownTokens } from '../http/roles.ts'
import { newCalls, type Call, type Calls } from './calls.ts'
import type { Config } from './config.ts'
import type { ProcessFigures } from './metrics/metrics.ts'
import { ENDED_WITHIN, stopSignal } from './stop-signal.ts'

/** What the primary process hands to a worker: all of them have the same, and one has the duties. */
export interface Assignment {
  config: Config
  /** Of the database, with the role that the service takes. */
  url: string
  /** Those that count by then. */
  tokens: KnownTokens
  /** Whether it crawls by schedule and tells events. */
  hasDuties: boolean
}

/** What a worker asks the primary process: the figures of all, or that one more request of a client is counted. */
export type AskedOfPrimary = { about: 'figures' } | { about: 'requests', client: string }

/** What the primary process asks a worker: its own figures. */
export interface AskedOfWorker { about: 'figures' }

/**
 * What a worker tells the primary process: that it hears; where it serves,
 * as soon as it does; then that what was never crawled before has been.
 */
export type Report = { kind: 'hears' } | { kind: 'serves', base: string } | { kind: 'ready' }

/** What the primary process tells a worker: what it is to do, which tokens count from now on, and that it is to end. */
export type Order =
  { kind: 'serve', assignment: Assignment } | { kind: 'tokens', tokens: KnownTokens } | { kind: 'stop' }

/** The other side of a channel, as a worker hears and asks it. */
export interface Primary {
  stop: AbortSignal
  assignment: Promise<Assignment>
  ask: Calls<AskedOfPrimary>['ask']
  /** Takes what hears of the tokens that count from now on. */
  onTokens: (hear: (tokens: KnownTokens) => void) => void
  /** Takes what gives the figures of this process. */
  tellFigures: (find: () => Promise<ProcessFigures>) => void
}

/** So much earlier than the primary process, which ends the embedded database afterwards. */
const WORKER_ENDED_WITHIN = ENDED_WITHIN - 1_000

/** The primary process waits for a second for those that it asks itself. */
const ANSWERED_WITHIN = 1_500

/** Whether this process is a worker. */
export const isWorker = (): boolean => cluster.isWorker

/**
 * Hears what the primary process says to this worker. Should that process be killed, Node
 * ends the worker at once: the port is free then for whoever is started in its place.
 */
export function hearPrimary (): Primary {
  let assign = (_assignment: Assignment): void => {}
  const assignment = new Promise<Assignment>(resolve => { assign = resolve })
  // What comes before somebody takes it is handed over then.
  let missed: KnownTokens | undefined
  let take = (tokens: KnownTokens): void => { missed = tokens }
  let findFigures = async (): Promise<ProcessFigures> => []
  const calls = newCalls<AskedOfPrimary, AskedOfWorker>(send, async () => await findFigures(), ANSWERED_WITHIN)
  const stop = stopSignal(0, WORKER_ENDED_WITHIN, end => {
    process.on('message', (message: Order | Call<AskedOfWorker>) => {
      if (calls.hear(message)) return
      if (message.kind === 'serve') assign(message.assignment)
      else if (message.kind === 'tokens') take(message.tokens)
      else if (message.kind === 'stop') {
        // By itself it would keep a process that has closed everything else.
        process.channel?.unref()
        end()
      }
    })
  })
  // What was said before would be lost.
  tellPrimary({ kind: 'hears' })
  return {
    stop,
    assignment,
    ask: calls.ask,
    onTokens: hear => {
      take = hear
      if (missed !== undefined) hear(missed)
    },
    tellFigures: find => { findFigures = find }
  }
}

/** Tells the primary process something. */
export function tellPrimary (report: Report): void { send(report) }

function send (message: Report | Call<unknown>): void {
  process.send?.(message, undefined, undefined, () => {})
}
