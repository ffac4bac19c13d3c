import { printInstant, topOfHour, type Instant } from '../domain/time/court-time.ts'
import type { PresentCourt } from '../memory/present-court.ts'
import type { ReadyAnswer } from './answer.ts'
import { parseInstant } from './instants.ts'
import { packedAt } from './packed.ts'
import { prepareStretch, type PreparedStretch, type Printer } from './printed-court.ts'
import type { Asked, Sources } from './question.ts'
import { shelfLife } from './shelf-life.ts'
import type { ByteText } from './template.ts'

/** A question about a court that memory has, as it is known now: its instant, and what stands ready of it. */
export interface PreparedQuestion { court: PresentCourt, stretch: PreparedStretch, at: Instant, isNow: boolean }

/** Undefined where nothing can stand ready: no policy is in force yet, or a text of the policy looks like a mark. */
export function prepareQuestion (
  sources: Sources,
  court: PresentCourt,
  { courtKey, at, now }: Asked,
  printer: Printer
): PreparedQuestion | undefined {
  const { zone } = court
  const instant = at === undefined ? topOfHour(now, zone) : parseInstant('at', at, zone)
  const stretch = prepareStretch(sources, court, courtKey, instant, printer)
  return stretch === undefined ? undefined : { court, stretch, at: instant, isNow: at === undefined }
}

/** More of a body than its stretch has: fields behind those of the stretch, and their tag. */
export interface More { tag: string, fields: ByteText }

/** The answer of a stretch at an instant. Its tag says all that fills the holes. */
export function stretchAnswer (
  { histories, nextCheckOf }: Sources,
  question: PreparedQuestion,
  now: Instant,
  more?: More
): ReadyAnswer {
  const { court: { lastCheckedAt, settledUntil, source, zone }, stretch, at, isNow } = question
  return {
    kind: 'answer',
    body: stretchBody(question, more),
    shelfLife: shelfLife({ at: isNow ? null : at, knownAt: null, settledUntil, zone, doubtful: stretch.doubtful }, now),
    freshness: { lastCheckedAt, nextCheckAt: nextCheckOf(source), isCutOff: histories.isCutOff() },
    basis: stretch.policy.basis
  }
}

export function stretchBody (
  { court: { settledUntil, zone }, stretch, at: instant }: Omit<PreparedQuestion, 'isNow'>,
  more?: More
): ReadyAnswer['body'] {
  const at = printInstant(instant, zone)
  const settled = settledUntil === null ? 'null' : printSettled(settledUntil, zone)
  const provisional = settledUntil === null || instant >= settledUntil ? 'true' : 'false'
  const print = (): ByteText => {
    // In the order in which the template names them.
    const values = [at, encodeURIComponent(at), settledUntil === null ? settled : `"${settled}"`, provisional]
    return printStretch(stretch, values) + (more === undefined ? '}' : `,${more.fields}}`)
  }
  const tag = `${packedAt(stretch.tail, 2)}.${at}.${settled}.${provisional}${more === undefined ? '' : `.${more.tag}`}`
  return { kind: 'prepared', prepared: { tag, print } }
}

/** With its holes filled. What fills them is ASCII. */
function printStretch (
  { policy: { head, holes }, tail, hasReason }: PreparedStretch,
  values: readonly string[]
): ByteText {
  let printed = packedAt(head, 0)
  for (let place = 0; place < holes.length; place += 1) {
    printed += (values[holes[place] as number] as string) + packedAt(head, place + 1)
  }
  const reason = hasReason ? packedAt(head, holes.length + 1) : ''
  return printed + packedAt(tail, 0) + reason + packedAt(tail, 1)
}

/** What was printed last on each clock: checks settle most courts of a zone to the same hour. */
const settledTexts = new Map<string, { until: Instant, text: string }>()

function printSettled (until: Instant, zone: string): string {
  const last = settledTexts.get(zone)
  if (last?.until === until) return last.text
  const text = printInstant(until, zone)
  settledTexts.set(zone, { until, text })
  return text
}
