import { IANAZone } from 'luxon'

// A zone's offsets, span by span: asked of luxon (the runtime's own data) once, then looked up.

const WEEK = 7 * 86_400_000

/** About a year, so that the place of an instant's span is a division; the first begins with 1970. */
const SPAN = 52 * WEEK

/** What a Date can hold (ECMA-262, Time Values), less a span. */
const FARTHEST = 8.64e15 - SPAN

/**
 * Offsets of one span of a zone, in milliseconds east of UTC, each behind the instant from which it is shown:
 * instant and offset in turn, in one list, as what lies together is found together.
 */
type SpanOfOffsets = number[]

const zones = new Map<string, ZoneOffsets>()

/** What a zone's clock is ahead of UTC, in milliseconds, at an instant (milliseconds since 1970). */
export type ZoneOffsets = (instant: number) => number

/**
 * The offsets of a zone.
 *
 * @throws RangeError when the name is none that IANA gives
 */
export function offsetsOf (zone: string): ZoneOffsets {
  const known = zones.get(zone)
  if (known !== undefined) return known
  const offsets = rememberOffsets(rulesOf(zone))
  zones.set(zone, offsets)
  return offsets
}

function rulesOf (zone: string): IANAZone {
  const rules = IANAZone.create(zone)
  if (!rules.isValid) {
    throw new RangeError(`"${zone}" is no IANA time zone: a name like "America/Los_Angeles" was expected.`)
  }
  return rules
}

function rememberOffsets (rules: IANAZone): ZoneOffsets {
  const spans = new Map<number, SpanOfOffsets>()
  return instant => {
    // What is no instant is not below it either.
    if (!(Math.abs(instant) < FARTHEST)) return askLuxon(rules, instant)
    const span = Math.floor(instant / SPAN)
    let known = spans.get(span)
    if (known === undefined) spans.set(span, known = spanOfOffsets(rules, span * SPAN))
    let place = known.length - 2
    while (place > 0 && (known[place] as number) > instant) place -= 2
    return known[place + 1] as number
  }
}

/** In milliseconds: before standard time, offsets have seconds, which luxon gives as fractions of a minute. */
const askLuxon = (rules: IANAZone, instant: number): number => Math.round(rules.offset(instant) * 60_000)

/** No zone changes its clock twice within a week. */
function spanOfOffsets (rules: IANAZone, begins: number): SpanOfOffsets {
  const found: SpanOfOffsets = [-Infinity, askLuxon(rules, begins)]
  for (let week = begins; week < begins + SPAN; week += WEEK) {
    const offset = askLuxon(rules, week + WEEK)
    if (offset !== found.at(-1)) found.push(firstWith(rules, week, week + WEEK), offset)
  }
  return found
}

/** The instant of the change that lies after `before` and not after `until`. */
function firstWith (rules: IANAZone, before: number, until: number): number {
  const offset = askLuxon(rules, before)
  let [low, high] = [before, until]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (askLuxon(rules, middle) === offset) low = middle
    else high = middle
  }
  return high
}
