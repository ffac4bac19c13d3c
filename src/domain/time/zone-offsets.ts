import { IANAZone } from 'luxon'

// A zone's offsets year by year: asked of luxon (the runtime's own data) once, then looked up.

const WEEK = 7 * 86_400_000

/** Offsets of one year of a zone: from each instant on, up to the next. In milliseconds east of UTC. */
interface YearOfOffsets { from: number[], offsets: number[] }

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
  if (!rules.isValid) throw new RangeError(`"${zone}" is no IANA time zone: a name like "America/Los_Angeles" was expected.`)
  return rules
}

function rememberOffsets (rules: IANAZone): ZoneOffsets {
  const years = new Map<number, YearOfOffsets>()
  return instant => {
    const year = new Date(instant).getUTCFullYear()
    // What is no instant, or lies outside of what a Date can hold.
    if (Number.isNaN(year)) return askLuxon(rules, instant)
    let known = years.get(year)
    if (known === undefined) years.set(year, known = yearOfOffsets(rules, year))
    let place = known.from.length - 1
    while (place > 0 && (known.from[place] as number) > instant) place -= 1
    return known.offsets[place] as number
  }
}

/** In milliseconds: before standard time, offsets have seconds, which luxon gives as fractions of a minute. */
const askLuxon = (rules: IANAZone, instant: number): number => Math.round(rules.offset(instant) * 60_000)

/** No zone changes its clock twice within a week. */
function yearOfOffsets (rules: IANAZone, year: number): YearOfOffsets {
  const begins = Date.UTC(year, 0, 1)
  const found: YearOfOffsets = { from: [-Infinity], offsets: [askLuxon(rules, begins)] }
  const ends = Date.UTC(year + 1, 0, 1)
  for (let week = begins; week < ends; week += WEEK) {
    const until = Math.min(week + WEEK, ends)
    const offset = askLuxon(rules, until)
    if (offset === found.offsets.at(-1)) continue
    found.from.push(firstWith(rules, week, until))
    found.offsets.push(offset)
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
