import { decide } from '../domain/history/decision.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { stretchAt, stretchPlace } from '../domain/history/stretches.ts'
import { printInstant, topOfHour, type Instant } from '../domain/time/court-time.ts'
import type { PresentCourt } from '../memory/present-court.ts'
import type { Answer, Basis } from './answer.ts'
import { parseInstant } from './instants.ts'
import type { Asked, Sources } from './question.ts'
import { shelfLife } from './shelf-life.ts'
import { bareHole, cutTemplate, fillTemplate, hole, type ByteText, type Template } from './template.ts'
import { decisionWire, restsOnWire, type Decided, type Moment } from './wire/decision.ts'

/** What a stretch of a court answers, printed but for what differs by instant and by check. */
export interface PreparedStretch { template: Template, basis: Basis, policy: KnownPolicy, doubtful: boolean }

/** What is printed of a stretch, and how many holes it has. */
interface Printer { name: string, marks: number, print: (decided: Decided, moment: Moment) => object }

/** The whole decision: two of its links say the instant. */
export const DECISION: Printer = { name: 'decision', marks: 5, print: decisionWire }

/** What other answers about the same instant rest on. */
export const RESTS_ON: Printer = { name: 'rests-on', marks: 2, print: restsOnWire }

const MOMENT = { at: hole('at'), linkAt: hole('link'), settledUntil: bareHole('settledUntil'), provisional: bareHole('provisional') }

const OBJECTS = 400

/** A question about a court that memory has, as it is known now: its instant, and what stands ready of it. */
export interface PreparedQuestion { court: PresentCourt, stretch: PreparedStretch, at: Instant, isNow: boolean }

/** Undefined where nothing can stand ready: no policy is in force yet, or a text of the policy looks like a mark. */
export function prepareQuestion (sources: Sources, court: PresentCourt, { courtKey, at, now }: Asked, printer: Printer): PreparedQuestion | undefined {
  const zone = court.history.zone.name
  const instant = at === undefined ? topOfHour(now, zone) : parseInstant('at', at, zone)
  const stretch = prepareStretch(sources, court, courtKey, instant, printer)
  return stretch === undefined ? undefined : { court, stretch, at: instant, isNow: at === undefined }
}

/** What a stretch answers as it stands ready, made where it is asked for the first time, and kept where it is asked for again. */
export function prepareStretch ({ histories }: Sources, court: PresentCourt, courtKey: string, at: Instant, printer: Printer): PreparedStretch | undefined {
  const place = stretchPlace(court.history.turningPoints, at)
  const name = `${printer.name} ${court.serial} ${place} ${courtKey}`
  const held = histories.printed.get(name) as PreparedStretch | undefined
  if (held !== undefined) return held
  const made = printStretch(court, courtKey, place, printer)
  if (made !== undefined) histories.printed.set(name, made, made.template.bytes + OBJECTS)
  return made
}

/** The rule is asked at the beginning of the stretch: it answers the same until its end. */
function printStretch ({ history }: PresentCourt, courtKey: string, place: number, { marks, print }: Printer): PreparedStretch | undefined {
  const { from } = stretchAt(history.turningPoints, place)
  if (from === -Infinity) return undefined
  const decision = decide(history, from, null)
  const { standing, doubts } = decision
  if (standing === undefined) return undefined
  const template = cutTemplate(print({ courtKey, history, knownAt: null, decision, standing }, MOMENT), marks)
  const { policy } = standing
  const basis = { courtKey, version: policy.version, sha256: policy.sha256 }
  return template === undefined ? undefined : { template, basis, policy, doubtful: doubts.length > 0 }
}

/** More of a body than its stretch has: fields behind those of the stretch, and their tag. */
export interface More { tag: string, fields: ByteText }

/** The answer of a stretch at an instant. Its tag says all that fills the holes. */
export function stretchAnswer ({ histories, nextCheckOf }: Sources, { court, stretch, at, isNow }: PreparedQuestion, now: Instant, more?: More): Answer {
  const { history, lastCheckedAt, settledUntil } = court
  return {
    kind: 'answer',
    body: stretchBody(stretch, court, at, more),
    shelfLife: shelfLife({ at: isNow ? null : at, knownAt: null, settledUntil, zone: history.zone.name, doubtful: stretch.doubtful }, now),
    freshness: { lastCheckedAt, nextCheckAt: nextCheckOf(history.source), isCutOff: histories.isCutOff() },
    basis: stretch.basis
  }
}

export function stretchBody ({ template }: PreparedStretch, { history, settledUntil }: PresentCourt, instant: Instant, more?: More): Answer['body'] {
  const zone = history.zone.name
  const at = printInstant(instant, zone)
  const settled = settledUntil === null ? 'null' : printInstant(settledUntil, zone)
  const provisional = settledUntil === null || instant >= settledUntil ? 'true' : 'false'
  const print = (): ByteText => {
    const printed = fillTemplate(template, {
      at,
      link: encodeURIComponent(at),
      settledUntil: settledUntil === null ? settled : `"${settled}"`,
      provisional
    })
    return more === undefined ? printed : `${printed.slice(0, -1)},${more.fields}}`
  }
  const tag = `${template.tag}.${at}.${settled}.${provisional}${more === undefined ? '' : `.${more.tag}`}`
  return { kind: 'prepared', prepared: { tag, size: template.bytes, print } }
}
