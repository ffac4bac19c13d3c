import pLimit, { type LimitFunction } from 'p-limit'
import type { Instant } from '../domain/time/court-time.ts'

/** How each host is treated, by all crawls of this process together. A host is a name, whatever the port. */
export interface Hosts {
  /** Runs one exchange with a host when it is its turn: two at once, the others wait in order. */
  turn: <T>(host: string, exchange: () => Promise<T>) => Promise<T>
  /** Notes that a host asked to be left alone until then. */
  pause: (host: string, until: Instant) => void
  /** Until when a host asked to be left alone; null when it did not, or that is over. */
  pausedUntil: (host: string, now: Instant) => Instant | null
}

/** A court's site is not ours to load. */
const AT_ONCE = 2

export function newHosts (atOnce = AT_ONCE): Hosts {
  const turns = new Map<string, { turn: LimitFunction, users: number }>()
  const pauses = new Map<string, Instant>()
  return {
    async turn (host, exchange) {
      const own = turns.get(host) ?? { turn: pLimit(atOnce), users: 0 }
      turns.set(host, own)
      own.users += 1
      try {
        return await own.turn(exchange)
      } finally {
        own.users -= 1
        if (own.users === 0) turns.delete(host)
      }
    },
    pause (host, until) {
      pauses.set(host, Math.max(until, pauses.get(host) ?? until))
    },
    pausedUntil (host, now) {
      const until = pauses.get(host) ?? null
      if (until === null || until > now) return until
      pauses.delete(host)
      return null
    }
  }
}
