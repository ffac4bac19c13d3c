import { AggregatorRegistry } from 'prom-client'
import type { ProcessFigures } from './metrics.ts'

/** The figures of processes that come and go. */
export interface Gathering {
  /** Takes in what one has told. */
  told: (place: unknown, figures: ProcessFigures) => void
  /** What one that tells nothing now had counted when it told last. */
  remembered: (place: unknown) => ProcessFigures
  /** One has ended: what it had counted goes on to count, as far as it had told. */
  ended: (place: unknown) => void
  /** What those that have ended had counted. */
  departed: () => Promise<ProcessFigures>
}

/**
 * A sum that loses what one of many had counted would be taken
 * for a counter that begins anew, and all it holds for new.
 */
export function newGathering (): Gathering {
  const last = new Map<unknown, ProcessFigures>()
  let departed: Promise<ProcessFigures> = Promise.resolve([])
  const remembered = (place: unknown): ProcessFigures => (last.get(place) ?? []).filter(isCounted)
  return {
    remembered,
    told: (place, figures) => { last.set(place, figures) },
    ended: place => {
      const counted = remembered(place)
      last.delete(place)
      departed = departed.then(async before => await AggregatorRegistry.aggregate([before, counted]).getMetricsAsJSON())
    },
    departed: async () => await departed
  }
}

const isCounted = ({ type }: ProcessFigures[number]): boolean => ['counter', 'histogram'].includes(String(type))
