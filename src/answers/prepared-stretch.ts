import type { CourtHistory } from '../domain/history/court-history.ts'
import { decide, type Decision } from '../domain/history/decision.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { stretchAt, stretchPlace } from '../domain/history/stretches.ts'
import { printInstant, topOfHour, type Instant } from '../domain/time/court-time.ts'
import type { Version } from '../domain/policy/version.ts'
import type { PresentCourt } from '../memory/present-court.ts'
import type { Answer, Basis } from './answer.ts'
import { parseInstant } from './instants.ts'
import type { Asked, Sources } from './question.ts'
import { shelfLife } from './shelf-life.ts'
import { bareHole, byteText, cutTemplate, fillTemplate, hole, separate, tagOf, type ByteText, type Template } from './template.ts'
import { decisionHead, decisionTail, restsOnHead, restsOnTail, type Decided, type Moment } from './wire/decision.ts'

/** What a stretch of a court answers: what stands ready of it, and what is printed when it is sent. */
export interface PreparedStretch {
  /** All that is the same as long as the policy rules. */
  head: PrintedPolicy
  /** Of head and rest: the same on every instance. */
  tag: string
  doubtful: boolean
  /** Where what was sent last of the court is found. */
  court: PrintedCourt
}

/** A policy that rules as it stands in the answers of its period. */
export interface PrintedPolicy { template: Template, basis: Basis, policy: KnownPolicy }

/** What is printed of a stretch, in two parts, and how many holes the first has. */
interface Printer { name: string, marks: number, head: (decided: Decided, moment: Moment) => object, tail: (decision: Decision) => object }

/** The whole decision: two of its links say the instant. */
export const DECISION: Printer = { name: 'decision', marks: 5, head: decisionHead, tail: decisionTail }

/** What other answers about the same instant rest on. */
export const RESTS_ON: Printer = { name: 'rests-on', marks: 2, head: restsOnHead, tail: restsOnTail }

const MOMENT = { at: hole('at'), linkAt: hole('link'), settledUntil: bareHole('settledUntil'), provisional: bareHole('provisional') }

/** A question about a court that memory has, as it is known now: its instant, and what stands ready of it. */
export interface PreparedQuestion { court: PresentCourt, stretch: PreparedStretch, printer: Printer, at: Instant, isNow: boolean }

/** Undefined where nothing can stand ready: no policy is in force yet, or a text of the policy looks like a mark. */
export function prepareQuestion (sources: Sources, court: PresentCourt, { courtKey, at, now }: Asked, printer: Printer): PreparedQuestion | undefined {
  const zone = court.history.zone.name
  const instant = at === undefined ? topOfHour(now, zone) : parseInstant('at', at, zone)
  const stretch = prepareStretch(sources, court, courtKey, instant, printer)
  return stretch === undefined ? undefined : { court, stretch, printer, at: instant, isNow: at === undefined }
}

/** What stands ready of a court for who asks by a key: of its policies that rule, and of its stretches by their places. */
interface PrintedCourt {
  bytes: number
  policies: Map<Version, PrintedPolicy | undefined>
  stretches: Array<PreparedStretch | undefined>
  /** Of the policy that was printed last: others have most of them too. */
  parts: readonly ByteText[]
  /** The rest of the body that was sent last: most questions are about now, and to keep it for every stretch would take what courts need. */
  sent?: { stretch: PreparedStretch, tail: ByteText }
}

/** About what the objects of a court, of one of its policies, and of one of its stretches take. */
const OBJECTS = { court: 400, policy: 400, stretch: 120 }

/** What stands ready of a stretch, made where it is asked for the first time. */
export function prepareStretch ({ histories: { printed } }: Sources, court: PresentCourt, courtKey: string, at: Instant, printer: Printer): PreparedStretch | undefined {
  const place = stretchPlace(court.history.turningPoints, at)
  const name = `${printer.name} ${court.serial} ${courtKey}`
  const held = printed.courts.get(name) as PrintedCourt | undefined
  const known = held?.stretches[place]
  if (known !== undefined) return known
  const own = held ?? { bytes: OBJECTS.court, policies: new Map(), stretches: [], parts: [] }
  const made = printStretch(own, court, courtKey, at, printer)
  if (made !== undefined) {
    own.stretches[place] = made
    own.bytes += OBJECTS.stretch
  }
  // Also that a policy's text looks like a mark: nobody looks again.
  if (made !== undefined || own.policies.size > 0) printed.courts.set(name, own, own.bytes)
  return made
}

function printStretch (own: PrintedCourt, { history }: PresentCourt, courtKey: string, at: Instant, printer: Printer): PreparedStretch | undefined {
  const decision = decideStretch(history, at)
  const { standing, doubts } = decision
  if (standing === undefined) return undefined
  const head = printPolicy(own, { courtKey, history, knownAt: null, decision, standing }, printer)
  if (head === undefined) return undefined
  const tail = printTail(printer, decision)
  const stretch = { head, tag: tagOf(head.template.tag + tail), doubtful: doubts.length > 0, court: own }
  own.sent = { stretch, tail }
  return stretch
}

/** The rule is asked at the beginning of the stretch: it answers the same until its end. */
function decideStretch (history: CourtHistory, at: Instant): Decision {
  const { turningPoints } = history
  return decide(history, stretchAt(turningPoints, stretchPlace(turningPoints, at)).from, null)
}

/** Printed once for each policy that rules: nothing of it differs from stretch to stretch. */
function printPolicy (own: PrintedCourt, decided: Decided, { marks, head }: Printer): PrintedPolicy | undefined {
  const { courtKey, standing: { policy } } = decided
  const { version, sha256 } = policy
  if (own.policies.has(version)) return own.policies.get(version)
  const cut = cutTemplate(head(decided, MOMENT), marks)
  const template = cut === undefined ? undefined : { ...cut, parts: sharedParts(own, cut.parts) }
  const made = template === undefined ? undefined : { template, basis: { courtKey, version, sha256 }, policy }
  own.policies.set(version, made)
  own.bytes += OBJECTS.policy
  return made
}

/** What the court's policies have in common is kept once. */
function sharedParts (own: PrintedCourt, parts: readonly ByteText[]): ByteText[] {
  const shared = parts.map((part, place) => {
    const other = own.parts[place]
    if (part === other) return other
    own.bytes += part.length
    return separate(part)
  })
  own.parts = shared
  return shared
}

function findTail (stretch: PreparedStretch, printer: Printer, history: CourtHistory, at: Instant): ByteText {
  const { court } = stretch
  if (court.sent?.stretch !== stretch) court.sent = { stretch, tail: printTail(printer, decideStretch(history, at)) }
  return court.sent.tail
}

/** What a body says behind what its policy has: to its end. */
const printTail = ({ tail }: Printer, decision: Decision): ByteText => `,${byteText(JSON.stringify(tail(decision))).slice(1)}`

/** More of a body than its stretch has: fields behind those of the stretch, and their tag. */
export interface More { tag: string, fields: ByteText }

/** The answer of a stretch at an instant. Its tag says all that fills the holes. */
export function stretchAnswer ({ histories, nextCheckOf }: Sources, question: PreparedQuestion, now: Instant, more?: More): Answer {
  const { court: { history, lastCheckedAt, settledUntil }, stretch, at, isNow } = question
  return {
    kind: 'answer',
    body: stretchBody(question, more),
    shelfLife: shelfLife({ at: isNow ? null : at, knownAt: null, settledUntil, zone: history.zone.name, doubtful: stretch.doubtful }, now),
    freshness: { lastCheckedAt, nextCheckAt: nextCheckOf(history.source), isCutOff: histories.isCutOff() },
    basis: stretch.head.basis
  }
}

export function stretchBody ({ court: { history, settledUntil }, stretch, printer, at: instant }: Omit<PreparedQuestion, 'isNow'>, more?: More): Answer['body'] {
  const { head: { template }, tag: ofStretch } = stretch
  const zone = history.zone.name
  const at = printInstant(instant, zone)
  const settled = settledUntil === null ? 'null' : printInstant(settledUntil, zone)
  const provisional = settledUntil === null || instant >= settledUntil ? 'true' : 'false'
  const print = (): ByteText => {
    const tail = findTail(stretch, printer, history, instant)
    const printed = fillTemplate(template, {
      at,
      link: encodeURIComponent(at),
      settledUntil: settledUntil === null ? settled : `"${settled}"`,
      provisional
    })
    return more === undefined ? printed + tail : `${printed}${tail.slice(0, -1)},${more.fields}}`
  }
  const tag = `${ofStretch}.${at}.${settled}.${provisional}${more === undefined ? '' : `.${more.tag}`}`
  return { kind: 'prepared', prepared: { tag, print } }
}
