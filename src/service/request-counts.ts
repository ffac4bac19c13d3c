import { LRUCache } from 'lru-cache'
import type { Counted } from '../http/request-limit.ts'

/** Counts one more request of a client. */
export type CountRequest = (client: string) => Promise<Counted>

const MINUTE = 60_000

/** So many clients are counted at once; of more, who has not asked for longest begins anew. */
const CLIENTS = 50_000

/** @param now milliseconds of a clock that is never set back */
export function newRequestCounts (now: () => number): CountRequest {
  const windows = new LRUCache<string, { requests: number, until: number }>({ max: CLIENTS })
  return async client => {
    const held = windows.get(client)
    const window = held === undefined || now() >= held.until ? { requests: 0, until: now() + MINUTE } : held
    window.requests += 1
    windows.set(client, window)
    return { requests: window.requests, leftMs: window.until - now() }
  }
}
