import { coalesced } from '../timing/coalesced.ts'
import type { Database } from '../archive/database.ts'
import { findLastEvent } from '../archive/events.ts'
import { listenToArchive } from '../archive/word.ts'

/** Knows the number of the last event, and lets many wait for the next at the cost of one question. */
export interface EventTail {
  last: () => number
  /** Resolves when there is an event after a number, or the signal is aborted. */
  heard: (after: number, signal: AbortSignal) => Promise<void>
  /** Asks the archive, for whoever cannot wait until it tells. */
  refresh: () => Promise<void>
  close: () => Promise<void>
}

export interface EventTailOptions {
  database: Database
  url: string
  /** Hears whenever anything was recorded. */
  onRecorded: () => void
  onError: (error: unknown) => void
  /** Hears whenever the database has answered, about once a second. */
  onReached?: () => void
}

/** Listens to the archive's word, on a connection of its own. */
export async function openEventTail ({
  database, url, onRecorded, onError, onReached = () => {}
}: EventTailOptions): Promise<EventTail> {
  const waiting = new Set<() => void>()
  let last = 0
  const refresh = coalesced(async () => {
    last = Math.max(last, await findLastEvent(database))
    for (const look of [...waiting]) look()
  })
  const listener = await listenToArchive({
    url,
    now: () => performance.now(),
    onRecorded: () => {
      refresh().catch(onError)
      onRecorded()
    },
    onBeat: onReached,
    onFailure: onError
  })
  await refresh()
  return {
    last: () => last,
    refresh,
    heard: async (after, signal) => await waitAmong(waiting, () => last > after, signal),
    close: async () => {
      await listener.close()
      await refresh().catch(() => {})
    }
  }
}

/** Resolves when it is so, or the signal is aborted; looks at once, and whenever those who wait are told to look. */
async function waitAmong (waiting: Set<() => void>, isSo: () => boolean, signal: AbortSignal): Promise<void> {
  await new Promise<void>(resolve => {
    const look = (): void => {
      if (!isSo() && !signal.aborted) return
      waiting.delete(look)
      signal.removeEventListener('abort', look)
      resolve()
    }
    waiting.add(look)
    signal.addEventListener('abort', look)
    look()
  })
}
