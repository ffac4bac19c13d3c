import { recordEntries } from '../archive/entries.ts'
import { makeEvents, type EventTools } from './maker.ts'
import { findWaitForEvents } from '../archive/jobs/event-progress.ts'
import { coalesced } from '../timing/coalesced.ts'
import type { Timers } from '../timing/timers.ts'

/**
 * At least so often it is asked what there is to tell, should the
 * archive's own word be lost; and at most so often by time alone.
 */
const ASK_EVERY = 60_000
const ASK_AGAIN_AFTER = 250

export interface EventLoop {
  /** Makes what there is to tell; resolves when all that was recorded before is told, and never rejects. */
  catchUp: () => Promise<void>
  close: () => Promise<void>
}

/** Makes events when it is rung, and when the hour of something comes; any number of instances may do so. */
export function newEventLoop (tools: EventTools & { timers: Timers, onError: (error: unknown) => void }): EventLoop {
  const { database, timers, onError } = tools
  let timer: unknown
  let isClosed = false

  const run = async (): Promise<void> => {
    timers.clear(timer)
    if (isClosed) return
    const wait = await makeAll().catch((error: unknown) => {
      onError(error)
      return ASK_EVERY
    })
    timers.clear(timer)
    if (!isClosed) timer = timers.set(() => { catchUp().catch(onError) }, wait)
  }
  const makeAll = async (): Promise<number> => {
    await makeEvents(tools)
    // What another instance has kept and died before it was numbered.
    await recordEntries(database)
    return Math.max(ASK_AGAIN_AFTER, Math.min(ASK_EVERY, await findWaitForEvents(database) ?? ASK_EVERY))
  }
  const catchUp = coalesced(run)
  return {
    catchUp,
    close: async () => {
      isClosed = true
      timers.clear(timer)
      await catchUp()
    }
  }
}
