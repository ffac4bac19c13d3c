import type { RecordedEvent } from '../../archive/events.ts'
import { eventInstants, type EventKind } from '../../domain/events/events.ts'
import { printInstant, type Instant } from '../../domain/time/court-time.ts'
import { printUtc } from '../../answers/instants.ts'
import { orderOf } from '../schema-order.ts'
import { anyEvent } from '../schemas/events.ts'

/** What an event of any kind says, beside what its kind tells. */
export interface EventWire {
  kind: EventKind
  number: number
  recordedAt: string
  organizationKey: string | null
  repositoryId: string | null
  version: string | null
  at: string
  historic: boolean
  [told: string]: unknown
}

/**
 * An event with its instants on the clock that was its court's when it was recorded. What is stored
 * as JSON comes in an order of the database's own; the stream and the dump send it as lists do.
 */
export function eventWire (event: RecordedEvent): EventWire {
  const { zone, at, recordedAt, ...others } = event
  const print = (instant: Instant): string => zone === null ? printUtc(instant) : printInstant(instant, zone)
  const told = Object.entries(others).map(([name, value]) => {
    const clock = eventInstants[name]
    if (clock === undefined) return [name, value]
    return [name, (clock === 'utc' ? printUtc : print)(value as Instant)]
  })
  const printed = { ...Object.fromEntries(told), recordedAt: printUtc(recordedAt), at: print(at) }
  return inOrder('published' in others ? labelled(printed) : printed) as EventWire
}

/** The labels of a publication stand together, as everywhere. */
const labelled = ({ published, effective, ...others }: Record<string, unknown>) =>
  ({ ...others, labels: { published, effective } })

const inOrder = orderOf(anyEvent as object, () => undefined)
