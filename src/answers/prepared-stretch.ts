import { decide } from '../domain/history/decision.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { stretchAt, stretchPlace } from '../domain/history/stretches.ts'
import { printInstant, topOfHour, type Instant } from '../domain/time/court-time.ts'
import type { Version } from '../domain/policy/version.ts'
import type { Printed } from '../memory/printed.ts'
import type { PresentCourt } from '../memory/present-court.ts'
import type { Answer, Basis } from './answer.ts'
import { parseInstant } from './instants.ts'
import type { Asked, Sources } from './question.ts'
import { shelfLife } from './shelf-life.ts'
import { bareHole, byteText, cutTemplate, fillTemplate, hole, tagOf, type ByteText, type Template } from './template.ts'
import { decisionHead, decisionTail, restsOnHead, restsOnTail, type Decided, type Moment } from './wire/decision.ts'

/** What a stretch of a court answers, printed but for what differs by instant and by check. */
export interface PreparedStretch {
  /** All that is the same as long as the policy rules. */
  head: Template
  /** The rest, to the end of the body. */
  tail: ByteText
  /** Of both: the same on every instance. */
  tag: string
  basis: Basis
  policy: KnownPolicy
  doubtful: boolean
}

/** What is printed of a stretch, in two parts, and how many holes the first has. */
interface Printer { name: string, marks: number, head: (decided: Decided, moment: Moment) => object, tail: (decided: Decided) => object }

/** The whole decision: two of its links say the instant. */
export const DECISION: Printer = { name: 'decision', marks: 5, head: decisionHead, tail: decisionTail }

/** What other answers about the same instant rest on. */
export const RESTS_ON: Printer = { name: 'rests-on', marks: 2, head: restsOnHead, tail: restsOnTail }

const MOMENT = { at: hole('at'), linkAt: hole('link'), settledUntil: bareHole('settledUntil'), provisional: bareHole('provisional') }

/** A question about a court that memory has, as it is known now: its instant, and what stands ready of it. */
export interface PreparedQuestion { court: PresentCourt, stretch: PreparedStretch, at: Instant, isNow: boolean }

/** Undefined where nothing can stand ready: no policy is in force yet, or a text of the policy looks like a mark. */
export function prepareQuestion (sources: Sources, court: PresentCourt, { courtKey, at, now }: Asked, printer: Printer): PreparedQuestion | undefined {
  const zone = court.history.zone.name
  const instant = at === undefined ? topOfHour(now, zone) : parseInstant('at', at, zone)
  const stretch = prepareStretch(sources, court, courtKey, instant, printer)
  return stretch === undefined ? undefined : { court, stretch, at: instant, isNow: at === undefined }
}

/** About what the objects of a stretch, of a head and of a court's list of heads take. */
const OBJECTS = 400

/** What a stretch answers as it stands ready, made where it is asked for the first time, and kept where it is asked for again. */
export function prepareStretch ({ histories: { printed } }: Sources, court: PresentCourt, courtKey: string, at: Instant, printer: Printer): PreparedStretch | undefined {
  const place = stretchPlace(court.history.turningPoints, at)
  const name = `${printer.name} ${court.serial} ${place} ${courtKey}`
  const held = printed.stretches.get(name) as PreparedStretch | undefined
  if (held !== undefined) return held
  const made = printStretch(printed, court, courtKey, place, printer)
  if (made !== undefined) printed.stretches.set(name, made, made.tail.length + OBJECTS)
  return made
}

/** The rule is asked at the beginning of the stretch: it answers the same until its end. */
function printStretch (printed: Printed, court: PresentCourt, courtKey: string, place: number, printer: Printer): PreparedStretch | undefined {
  const { history } = court
  const { from } = stretchAt(history.turningPoints, place)
  if (from === -Infinity) return undefined
  const decision = decide(history, from, null)
  const { standing, doubts } = decision
  if (standing === undefined) return undefined
  const decided = { courtKey, history, knownAt: null, decision, standing }
  const head = findHead(printed, court, decided, printer)
  if (head === undefined) return undefined
  const tail = `,${byteText(JSON.stringify(printer.tail(decided))).slice(1)}`
  const { policy } = standing
  const basis = { courtKey, version: policy.version, sha256: policy.sha256 }
  return { head, tail, tag: tagOf(head.tag + tail), basis, policy, doubtful: doubts.length > 0 }
}

/** What was printed of a court, by the version that rules. */
interface Heads { bytes: number, byVersion: Map<Version, Template | undefined> }

/** Printed once for each policy that rules, as most questions come to a stretch that nobody asked about lately. */
function findHead ({ courts }: Printed, { serial }: PresentCourt, decided: Decided, { name, marks, head }: Printer): Template | undefined {
  const { courtKey, standing: { policy: { version } } } = decided
  const id = `${name} ${serial} ${courtKey}`
  const heads = (courts.get(id) ?? { bytes: OBJECTS, byVersion: new Map() }) as Heads
  if (heads.byVersion.has(version)) return heads.byVersion.get(version)
  const made = cutTemplate(head(decided, MOMENT), marks)
  heads.byVersion.set(version, made)
  heads.bytes += (made?.bytes ?? 0) + OBJECTS
  courts.set(id, heads, heads.bytes)
  return made
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

export function stretchBody ({ head, tail, tag: ofStretch }: PreparedStretch, { history, settledUntil }: PresentCourt, instant: Instant, more?: More): Answer['body'] {
  const zone = history.zone.name
  const at = printInstant(instant, zone)
  const settled = settledUntil === null ? 'null' : printInstant(settledUntil, zone)
  const provisional = settledUntil === null || instant >= settledUntil ? 'true' : 'false'
  const print = (): ByteText => {
    const printed = fillTemplate(head, {
      at,
      link: encodeURIComponent(at),
      settledUntil: settledUntil === null ? settled : `"${settled}"`,
      provisional
    })
    return more === undefined ? printed + tail : `${printed}${tail.slice(0, -1)},${more.fields}}`
  }
  const tag = `${ofStretch}.${at}.${settled}.${provisional}${more === undefined ? '' : `.${more.tag}`}`
  return { kind: 'prepared', prepared: { tag, size: head.bytes + tail.length, print } }
}
