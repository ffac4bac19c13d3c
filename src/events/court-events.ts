import type { CourtHistory } from '../domain/history/court-history.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { answerAt, firstCapture, nextChange, type KnownSince, type Telling } from '../domain/events/events.ts'
import type { CourtFacts } from '../domain/history/facts.ts'
import { eventsOfLook } from '../domain/events/look.ts'
import { eventsOfTime } from '../domain/events/passing-time.ts'
import { withhold, type Withholding } from '../domain/events/withheld.ts'
import type { Database } from '../archive/database.ts'
import type { NextLook, LookedAt } from '../archive/jobs/event-progress.ts'
import type { NewEvent } from '../archive/events.ts'
import { historyAt, knownSince, withPending } from './known-court.ts'
import { listErrors, readingKey } from '../archive/jobs/looks.ts'

/** What there is to tell of a court at a moment, and what is to be noted of it. */
export interface CourtEvents { events: NewEvent[], looked: NextLook }

/** A court of which no answer can be given is looked at again after so long. */
const ASK_AGAIN = 60 * 60_000

/**
 * What there is to tell of a court at the end of a crawl or when it is configured otherwise
 * (`isLook`), or as time passes, but for what is withheld. Changes of the past are told
 * together or not at all: while one is withheld, the look counts as not yet taken.
 */
export async function eventsOfCourt (
  database: Database,
  court: LookedAt,
  facts: CourtFacts,
  moment: Instant,
  isLook: boolean
): Promise<CourtEvents> {
  const history = historyAt(facts, moment)
  if (history === undefined) {
    return { events: [], looked: { ...court, knownAt: null, source: null, dueAt: moment + ASK_AGAIN } }
  }
  const [now] = (await withPending(database, [{ since: moment, history }])) as [KnownSince]
  const isWhole = isLook || court.knownAt === null
  const { told, withheld } = isWhole
    ? await tellLook(database, facts, court, now)
    : await tellTime(database, facts, court, now)
  const first = firstCapture(history)
  const subject = { organizationKey: court.organizationKey, repositoryId: null, zone: history.zone.name }
  return {
    events: told.map(event => ({ ...event, ...subject, historic: event.at < first })),
    looked: {
      ...nextLook(court, moment, isWhole, withheld),
      source: history.source,
      dueAt: nextChange(history, moment)
    }
  }
}

/** From where the next look is to compare. */
function nextLook (court: LookedAt, moment: Instant, isWhole: boolean, withheld: readonly Telling[]): LookedAt {
  if (!isWhole) return { ...court, withheld: court.withheld || withheld.length > 0 }
  const isPastWithheld = withheld.some(isPastChange)
  return {
    ...court,
    knownAt: isPastWithheld ? court.knownAt : moment,
    withheld: withheld.length > 0,
    historyWithheldAt: isPastWithheld ? court.historyWithheldAt ?? moment : null
  }
}

const isPastChange = ({ kind }: Telling): boolean => kind === 'history-changed'

/** What changes within the quarter of an hour is asked of what was known at its end, but for what was withheld then. */
async function tellTime (
  database: Database,
  facts: CourtFacts,
  { knownAt }: LookedAt,
  { since, history, pending }: KnownSince
): Promise<Withholding> {
  const passed = eventsOfTime(await knownSince(database, facts, knownAt, since + 1), since)
  const { told, withheld } = withhold(passed.told, history, pending)
  return { told, withheld: [...passed.withheld, ...withheld] }
}

async function tellLook (
  database: Database,
  facts: CourtFacts,
  court: LookedAt,
  { since: moment, history, pending }: KnownSince
): Promise<Withholding> {
  const known = await knownSince(database, facts, court.knownAt, moment)
  const errors = await listErrors(database, [...(known[0]?.history.policies ?? []), ...history.policies])
  const events = eventsOfLook({
    known,
    after: history,
    moment,
    wasWithheld: court.withheld,
    findingsOf: policy => errors.get(readingKey(policy)) ?? []
  })
  const { told, withheld } = withhold(
    events.map(event => asWithheld(event, facts, court, history)),
    history,
    pending
  )
  return withheld.some(isPastChange)
    ? { told: told.filter(event => !isPastChange(event)), withheld }
    : { told, withheld }
}

/**
 * A change of the past that was known, and withheld, when the
 * court was looked at before is told as of then (domain §3.6).
 */
function asWithheld (event: Telling, facts: CourtFacts, { historyWithheldAt }: LookedAt, after: CourtHistory): Telling {
  if (event.kind !== 'history-changed' || historyWithheldAt === null || event.from >= historyWithheldAt) return event
  const then = historyAt(facts, historyWithheldAt)
  const until = Math.min(event.until, historyWithheldAt)
  const wasKnown =
    then !== undefined &&
    [event.from, until - 1].every(at => answerAt(then, at)?.sha256 === answerAt(after, at)?.sha256)
  return wasKnown ? { ...event, until, at: historyWithheldAt } : event
}
