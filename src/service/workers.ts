import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { newGathering } from './metrics/gathering.ts'
import type { ProcessFigures } from './metrics/metrics.ts'
import { openPlace, type Place } from './place.ts'
import type { CountRequest } from './request-counts.ts'
import type { WatchedTokens } from './tokens.ts'
import type { AskedOfPrimary, Assignment } from './worker.ts'

/** Processes that share the port. */
export interface Workers {
  /** Where they serve. */
  base: string
  /** Resolves when the one with the duties has crawled what was never crawled before. */
  ready: Promise<void>
}

export interface WorkersTools {
  tokens: WatchedTokens
  /** Counts the requests of each client, whichever worker has them. */
  countRequest: CountRequest
  log: (line: string) => void
  /** Takes what ends all of them. */
  atEnd: (close: () => Promise<void>) => void
}

const SCRIPT = fileURLToPath(new URL('../../scripts/run.js', import.meta.url))

/**
 * Starts as many workers as are configured, and replaces each that ends. All accept from
 * one socket that this process holds, so that the kernel spreads what comes, and what one
 * that dies has not accepted is another's. Throws when one of them cannot begin to serve.
 */
export async function startWorkers (
  given: Omit<Assignment, 'hasDuties' | 'tokens'>,
  tools: WorkersTools
): Promise<Workers> {
  const { tokens, log, atEnd } = tools
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({ exec: SCRIPT, args: ['serve'] })
  let base: string | undefined
  // Where PORT is 0, a port is chosen again should all of them have died.
  const onServes = (at: string): void => {
    if (base !== undefined && at !== base) log(`The workers serve ${at} now.`)
    base = at
  }
  const places: Place[] = []
  atEnd(async () => {
    await Promise.all(places.map(async place => await place.close()))
  })
  const { answer, onEnded } = answering(places, tools)
  const open = (hasDuties: boolean): Place => {
    const assignment = (): Assignment => ({ ...given, tokens: tokens.current(), hasDuties })
    const place = openPlace({ assignment, answer, log, onServes, onEnded: () => onEnded(place) })
    places.push(place)
    return place
  }
  tokens.onChange(known => {
    for (const place of places) place.tell({ kind: 'tokens', tokens: known })
  })
  // What keeps one from serving, a port in use for example, would keep all of them: it is said once.
  const first = open(true)
  const served = await first.serves
  await Promise.all(Array.from({ length: given.config.workers - 1 }, () => open(false).serves))
  return { base: served, ready: first.ready }
}

/** What any worker asks of all of them. */
function answering (
  places: readonly Place[],
  { countRequest }: WorkersTools
): { answer: (question: AskedOfPrimary) => Promise<unknown>, onEnded: (place: Place) => void } {
  const { told, remembered, ended, departed } = newGathering()
  const gather = async (): Promise<ProcessFigures[]> => {
    const figures = await Promise.all(
      places.map(async place => {
        const own = (await place.ask({ about: 'figures' }).catch(() => remembered(place))) as ProcessFigures
        told(place, own)
        return own
      })
    )
    return [await departed(), ...figures]
  }
  return {
    answer: async question => (question.about === 'figures' ? await gather() : await countRequest(question.client)),
    onEnded: ended
  }
}
