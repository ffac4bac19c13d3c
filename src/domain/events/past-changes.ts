import type { CourtHistory } from '../history/court-history.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import type { Instant } from '../time/court-time.ts'
import { answerAt, type KnownSince, type Telling } from './events.ts'
import { couldRule } from '../history/pending-files.ts'

interface PastChange { from: Instant, until: Instant, before: KnownPolicy | undefined, after: KnownPolicy | undefined }

/**
 * Each stretch of the past for which another policy answers now than when it was last asked about.
 * What lay ahead when a change became known is no past: each instant is asked of what was known when it came,
 * the time before the first of these moments of what was known at that moment. An answer of then that a file of a check
 * not yet complete could have changed is none that anybody could rest on.
 *
 * @param known as of moments before `moment`, in order
 */
export function pastChanges (known: readonly KnownSince[], after: CourtHistory, moment: Instant): Telling[] {
  const changes: PastChange[] = []
  for (const { from, until, history, isUnsure } of stretches(known, after, moment)) {
    const [was, is] = [answerAt(history, from), answerAt(after, from)]
    const last = changes.at(-1)
    const hasChanged = !isUnsure && !isSame(was, is)
    const isToldOf = known[0] !== undefined && isSame(answerAt(known[0].history, from), is)
    // Who goes by what is told is told how long it goes on: what was known
    // meanwhile was not told, what was unsure was nothing to rest on.
    const goesOn = last?.until === from && isSame(last.after, is) && (hasChanged ? isSame(last.before, was) : !isToldOf)
    if (goesOn) last.until = until
    else if (hasChanged) changes.push({ from, until, before: was, after: is })
  }
  return changes.map(change => tell(change, moment))
}

interface Stretch { from: Instant, until: Instant, history: CourtHistory, isUnsure: boolean }

/** The past, cut wherever an answer could change. */
function stretches (known: readonly KnownSince[], after: CourtHistory, moment: Instant): Stretch[] {
  const histories = [...known.map(({ history }) => history), after]
  const instants = [
    ...histories.flatMap(({ periods }) => periods.map(({ from }) => from)),
    ...known.slice(1).map(({ since }) => since)
  ]
  const cuts = [...new Set(instants)].filter(instant => instant < moment).sort((a, b) => a - b)
  return cuts.flatMap((from, place) => {
    const state = known.findLast(({ since }) => since <= from) ?? known[0]
    const until = cuts[place + 1] ?? moment
    return state === undefined
      ? []
      : [{ from, until, history: state.history, isUnsure: couldDiffer(state, from, until) }]
  })
}

function couldDiffer ({ history, pending }: KnownSince, from: Instant, until: Instant): boolean {
  return pending.some(file => couldRule(file, answerAt(history, from), until - 1, history.zone.name))
}

function isSame (a: KnownPolicy | undefined, b: KnownPolicy | undefined): boolean {
  return a?.version === b?.version && a?.sha256 === b?.sha256
}

function tell ({ from, until, before, after }: PastChange, moment: Instant): Telling {
  const [beforeSha256, afterSha256] = [before?.sha256 ?? null, after?.sha256 ?? null]
  return {
    kind: 'history-changed',
    version: null,
    from,
    until,
    before: before?.version ?? null,
    after: after?.version ?? null,
    beforeSha256,
    afterSha256,
    doubtKinds: [],
    at: moment,
    identity: `history-changed ${from} ${until} ${beforeSha256} ${afterSha256}`
  }
}
