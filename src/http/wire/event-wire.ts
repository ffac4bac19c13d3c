import type { RecordedEvent } from '../../archive/events.ts'
import { printInstant, type Instant } from '../../domain/time/court-time.ts'
import { printUtc } from '../../answers/instants.ts'
import { orderOf } from '../schema-order.ts'
import { anyEvent } from '../schemas/events.ts'

/** An event with its instants on the clock that was its court's when it was recorded. */
export function eventWire (event: RecordedEvent) {
  const { number, recordedAt, organizationKey, repositoryId, version, zone, at, historic, ...told } = event
  const print = (instant: Instant): string => zone === null ? printUtc(instant) : printInstant(instant, zone)
  const about = {
    number,
    recordedAt: printUtc(recordedAt),
    organizationKey,
    repositoryId,
    version,
    at: print(at),
    historic
  }
  if (told.kind === 'history-changed') {
    const { kind, from, until, before, after, beforeSha256, afterSha256, doubtKinds } = told
    return {
      kind,
      ...about,
      from: print(from),
      until: print(until),
      before,
      after,
      beforeSha256,
      afterSha256,
      doubtKinds
    }
  }
  if (told.kind === 'policy-published') {
    const { kind, sha256, published, effective, startsAt } = told
    return { kind, ...about, sha256, labels: { published, effective }, startsAt: print(startsAt) }
  }
  if (told.kind === 'court-stale') return { kind: told.kind, ...about, lastCheckedAt: printUtc(told.lastCheckedAt) }
  if (told.kind === 'court-fresh') return { kind: told.kind, ...about, staleSince: print(told.staleSince) }
  // What is stored as JSON comes in an order of the database's own; the stream sends it as lists do.
  const { kind, ...others } = told
  return inOrder({ kind, ...about, ...others }) as { kind: typeof kind } & typeof about & typeof others
}

const inOrder = orderOf(anyEvent as object, () => undefined)
