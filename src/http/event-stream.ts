import type { Database } from '../archive/database.ts'
import type { EventTail } from '../events/tail.ts'
import { listEvents, type EventQuery } from '../archive/events.ts'
import { isUnreachable } from '../archive/database.ts'
import { eventWire } from './wire/event-wire.ts'

/** Calls something after so many milliseconds; what is given back calls it off. */
export type Later = (run: () => void, ms: number) => () => void

export interface EventStreamTools { database: Database, eventTail: EventTail, later: Later }

const HEARTBEAT = 15_000
const EVENTS_AT_ONCE = 100

/** How long a client is to wait before it connects again. */
const RETRY = 3_000

/** The last that is said where the service ends: its client comes back, to another process perhaps. */
const FAREWELL = `: this service ends\nretry: ${RETRY}\n\n`

/**
 * Recorded events as Server-Sent Events, in order, until the signal is aborted: first
 * those there are, then each as it comes; a comment while there is none. Events are taken
 * from the archive when there is room for them, so that a slow reader costs no memory.
 */
export async function * eventStream (
  { database, eventTail, later }: EventStreamTools,
  query: Omit<EventQuery, 'limit'>,
  signal: AbortSignal
): AsyncGenerator<string> {
  yield `retry: ${RETRY}\n\n`
  let { after } = query
  while (!signal.aborted) {
    // What has this number or a lower one can be seen by now: after an answer without it, it does not match.
    const last = eventTail.last()
    const events = await listEvents(database, { ...query, after, limit: EVENTS_AT_ONCE }).catch((error: unknown) => {
      if (isUnreachable(error)) return undefined
      throw error
    })
    if (events === undefined) {
      // A client that is refused does not come back: it is kept until the database answers.
      yield ':\n\n'
      await rest(later, RETRY, signal)
      continue
    }
    for (const event of events) {
      yield `id: ${event.number}\nevent: ${event.kind}\ndata: ${JSON.stringify(eventWire(event))}\n\n`
      if (signal.aborted) break
      after = event.number
    }
    if (events.length === EVENTS_AT_ONCE) continue
    after = Math.max(after, last)
    if (await isSilent({ eventTail, later }, after, signal)) {
      yield ':\n\n'
      await eventTail.refresh().catch((error: unknown) => {
        if (!isUnreachable(error)) throw error
      })
    }
  }
  yield FAREWELL
}

/** Waits for a time, or until the signal is aborted. */
async function rest (later: Later, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>(resolve => {
    const end = (): void => {
      callOff()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const callOff = later(end, ms)
    signal.addEventListener('abort', end)
  })
}

/** Waits for the next event; true when there was none for as long as a heart may stand still. */
async function isSilent (
  { eventTail, later }: Pick<EventStreamTools, 'eventTail' | 'later'>,
  after: number,
  signal: AbortSignal
): Promise<boolean> {
  const rest = new AbortController()
  const wake = (): void => rest.abort()
  let isSilent = false
  const callOff = later(() => {
    isSilent = true
    wake()
  }, HEARTBEAT)
  signal.addEventListener('abort', wake)
  if (signal.aborted) wake()
  await eventTail.heard(after, rest.signal)
  signal.removeEventListener('abort', wake)
  callOff()
  return isSilent
}
