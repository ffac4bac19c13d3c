import { decide } from '../domain/history/decision.ts'
import { stretchAt, stretchPlace } from '../domain/history/stretches.ts'
import { printInstant, type Instant } from '../domain/time/court-time.ts'
import type { PresentCourt } from '../memory/present-court.ts'
import type { Answer, Basis } from './answer.ts'
import type { Sources } from './question.ts'
import { bareHole, cutTemplate, fillTemplate, hole, type ByteText, type Template } from './template.ts'
import { decisionWire } from './wire/decision.ts'

/** What a stretch of a court answers, printed but for what differs by instant and by check. */
export interface PreparedDecision { template: Template, basis: Basis, doubtful: boolean }

/** Marks of the holes of a decision, and how many there are: two of its links say the instant. */
const MOMENT = { at: hole('at'), linkAt: hole('link'), settledUntil: bareHole('settledUntil'), provisional: bareHole('provisional') }
const MARKS = 5

const OBJECTS = 600

/**
 * The decision at an instant as it stands ready, made where it is asked for the first time. Undefined where it cannot be prepared:
 * no policy is in force yet, or a text of the policy looks like a mark.
 */
export function prepareDecision ({ histories }: Sources, court: PresentCourt, courtKey: string, at: Instant): PreparedDecision | undefined {
  const place = stretchPlace(court.history.turningPoints, at)
  const name = `${court.serial} ${place} ${courtKey}`
  const held = histories.printed.get(name) as PreparedDecision | undefined
  if (held !== undefined) return held
  const made = makeDecision(court, courtKey, place)
  if (made !== undefined) histories.printed.set(name, made, made.template.bytes + OBJECTS)
  return made
}

/** The rule is asked at the beginning of the stretch: it answers the same until its end. */
function makeDecision ({ history }: PresentCourt, courtKey: string, place: number): PreparedDecision | undefined {
  const { from } = stretchAt(history.turningPoints, place)
  if (from === -Infinity) return undefined
  const decision = decide(history, from, null)
  const { standing, doubts } = decision
  if (standing === undefined) return undefined
  const template = cutTemplate(decisionWire({ courtKey, history, knownAt: null, decision, standing }, MOMENT), MARKS)
  const { version, sha256 } = standing.policy
  return template === undefined ? undefined : { template, basis: { courtKey, version, sha256 }, doubtful: doubts.length > 0 }
}

/** The body of a prepared decision at an instant of its stretch. Its tag says all that fills the holes. */
export function decisionBody ({ template }: PreparedDecision, { history, settledUntil }: PresentCourt, instant: Instant): Answer['body'] {
  const zone = history.zone.name
  const at = printInstant(instant, zone)
  const settled = settledUntil === null ? 'null' : printInstant(settledUntil, zone)
  const provisional = settledUntil === null || instant >= settledUntil ? 'true' : 'false'
  const tag = `${template.tag}.${at}.${settled}.${provisional}`
  const print = (): ByteText => fillTemplate(template, {
    at,
    link: encodeURIComponent(at),
    settledUntil: settledUntil === null ? settled : `"${settled}"`,
    provisional
  })
  return { kind: 'prepared', prepared: { tag, size: template.bytes, print } }
}
