import type { HeldHistory } from '../domain/history-checks/held-history.ts'
import { decide, type Decision } from '../domain/history/decision.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { stretchAt, stretchPlace } from '../domain/history/stretches.ts'
import type { Version } from '../domain/policy/version.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { Kept } from '../memory/budget.ts'
import type { PresentCourt } from '../memory/present-court.ts'
import { basisOf, type Basis } from './answer.ts'
import { pack, packedAt, type Packed } from './packed.ts'
import type { Sources } from './question.ts'
import { bareHole, byteText, cutTemplate, hole, tagOf, type ByteText, type Template } from './template.ts'
import { decisionHead, decisionTail, restsOnHead, restsOnTail, type Decided, type Moment } from './wire/decision.ts'

/** What a stretch of a court answers, printed but for what the instant and the last check say. */
export interface PreparedStretch {
  /** All that is the same as long as the policy rules. */
  policy: PrintedPolicy
  /**
   * What a body says behind it, but for the brace that closes it: what stands before
   * the reason, and behind it; then the tag of all of this, the same on every instance.
   */
  tail: Packed
  /** Whether the reason is the policy's; else it stands in the tail. */
  hasReason: boolean
  doubtful: boolean
}

/** A policy that rules as it stands in the answers of its period. */
export interface PrintedPolicy {
  /** The parts of its template, and behind them the reason that most answers give for it. */
  head: Packed
  /** What fills each hole, one between each two parts: its place among the values. */
  holes: readonly number[]
  basis: Basis
  policy: KnownPolicy
  /** The fee that was asked for last, and where what was printed of it was found. */
  fee?: { code: string, kept: Kept<object> }
}

/** With the tag of its template, which goes into those of its stretches. */
interface Printing { printed: PrintedPolicy, tag: string }

/** What is printed of a stretch, in two parts. */
export interface Printer {
  name: string
  /** Its own place among those that print. */
  place: number
  /** How many holes the first part has. */
  marks: number
  head: (decided: Decided, moment: Moment) => object
  tail: (decision: Decision) => object
}

/** The whole decision: two of its links say the instant. */
export const DECISION: Printer = { name: 'decision', place: 0, marks: 5, head: decisionHead, tail: decisionTail }

/** What other answers about the same instant rest on. */
export const RESTS_ON: Printer = { name: 'rests-on', place: 1, marks: 2, head: restsOnHead, tail: restsOnTail }

/** What fills the holes, in this order. */
const HOLES = ['at', 'linkAt', 'settledUntil', 'provisional'] as const
const MOMENT = {
  at: hole('at'),
  linkAt: hole('linkAt'),
  settledUntil: bareHole('settledUntil'),
  provisional: bareHole('provisional')
}

/** What stands ready of a court for who asks by a key: its policies that rule, and its stretches by their places. */
interface PrintedCourt {
  courtKey: string
  bytes: number
  policies: Map<Version, Printing | undefined>
  stretches: Array<PreparedStretch | undefined>
}

/** About what the objects of a court, of one of its policies, and of one of its stretches take. */
const OBJECTS = { court: 1_000, policy: 600, stretch: 200 }

/** What stands ready of a stretch, made when it is first asked for; undefined where nothing can stand ready. */
export function prepareStretch (
  sources: Sources,
  court: PresentCourt,
  courtKey: string,
  at: Instant,
  printer: Printer
): PreparedStretch | undefined {
  const held = findPrinted(sources, court, courtKey, printer)
  const place = stretchPlace(court.turningPoints, at)
  return held?.stretches[place] ?? makeStretch(sources, court, held ?? newPrintedCourt(court, courtKey), place, printer)
}

/** Searched for by its name only where the court was last asked for by another key. */
function findPrinted (
  { histories: { printed } }: Sources,
  court: PresentCourt,
  courtKey: string,
  printer: Printer
): PrintedCourt | undefined {
  const known = court.printed[printer.place]
  const held = known === undefined ? undefined : printed.courts.again(known) as PrintedCourt | undefined
  if (held?.courtKey === courtKey) return held
  const found = printed.courts.find(nameOf(court, courtKey, printer))
  court.printed[printer.place] = found
  return found?.value as PrintedCourt | undefined
}

const nameOf = ({ serial }: PresentCourt, courtKey: string, { name }: Printer): string =>
  `${name} ${serial} ${courtKey}`

function newPrintedCourt ({ history }: PresentCourt, courtKey: string): PrintedCourt {
  const stretches = new Array<undefined>(history.turningPoints.length + 1).fill(undefined)
  return { courtKey, bytes: OBJECTS.court + 8 * stretches.length, policies: new Map(), stretches }
}

function makeStretch (
  { histories: { printed } }: Sources,
  court: PresentCourt,
  own: PrintedCourt,
  place: number,
  printer: Printer
): PreparedStretch | undefined {
  const made = printStretch(own, court.history, place, printer)
  own.stretches[place] = made
  // Also that a policy's text looks like a mark: nobody looks again.
  if (own.policies.size > 0) printed.courts.set(nameOf(court, own.courtKey, printer), own, own.bytes)
  return made
}

/** The rule is asked at the beginning of the stretch: it answers the same until its end. */
function printStretch (
  court: PrintedCourt,
  history: HeldHistory,
  place: number,
  printer: Printer
): PreparedStretch | undefined {
  const decision = decide(history, stretchAt(history.turningPoints, place).from, null)
  const { standing, doubts } = decision
  if (standing === undefined) return undefined
  const printing = printPolicy(court, { courtKey: court.courtKey, history, knownAt: null, decision, standing }, printer)
  if (printing === undefined) return undefined
  const text = `,${byteText(JSON.stringify(printer.tail(decision))).slice(1, -1)}`
  const { printed: policy } = printing
  const reason = packedAt(policy.head, policy.holes.length + 1)
  const found = reason === '' ? -1 : text.indexOf(reason)
  const hasReason = found !== -1
  const tag = tagOf(printing.tag + text)
  const tail = pack(hasReason ? [text.slice(0, found), text.slice(found + reason.length), tag] : [text, '', tag])
  court.bytes += OBJECTS.stretch + tail.length
  return { policy, tail, hasReason, doubtful: doubts.length > 0 }
}

/** Printed once for each policy that rules: nothing of it differs from stretch to stretch. */
function printPolicy (own: PrintedCourt, decided: Decided, { marks, head, tail }: Printer): Printing | undefined {
  const { courtKey, decision, standing: { policy } } = decided
  const { version } = policy
  if (own.policies.has(version)) return own.policies.get(version)
  const template = cutTemplate(head(decided, MOMENT), marks, HOLES)
  const made = template === undefined ? undefined : printingOf(template, printReason(tail(decision)), courtKey, policy)
  own.policies.set(version, made)
  own.bytes += OBJECTS.policy + (made?.printed.head.length ?? 0)
  return made
}

function printingOf (template: Template, reason: ByteText, courtKey: string, policy: KnownPolicy): Printing {
  const { holes, parts, tag } = template
  return { printed: { head: pack([...parts, reason]), holes, basis: basisOf(courtKey, policy), policy }, tag }
}

/** Why the policy rules, as it stands in what is printed; nothing where reasons are not. */
function printReason (tail: object & { reasons?: Decision['reasons'] }): ByteText {
  const reason = tail.reasons?.find(({ verdict }) => verdict === 'in-force')
  return reason === undefined ? '' : byteText(JSON.stringify(reason))
}
