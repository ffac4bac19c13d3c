import { DateTime } from 'luxon'
import { instantsShowing, printInstant, topOfHour, wallMillis, type Instant } from '../domain/time/court-time.ts'
import { printWall, readWall } from '../domain/time/wall-clock.ts'
import { offsetsOf } from '../domain/time/zone-offsets.ts'
import { badRequest } from './refusal.ts'
import { quoted } from '../domain/text/quoted.ts'

const dateTime = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|z|[+\- ]\d\d(?::?\d\d)?)?$/
/** Whether a text names an instant whatever the court's clock shows. */
export function hasOffset (text: string): boolean {
  return dateTime.exec(text)?.[3] !== undefined
}

const bareDate = /^\d{4}-\d\d-\d\d$/

const FIRST_YEAR = 1990
const LAST_YEAR = 2100

const EXAMPLE = '2005-03-02T09:30 or 2005-03-02T09:30:00-08:00'

/**
 * The instant that a parameter names: ISO 8601 with an offset, or the court's wall clock without one.
 * A bare date, a time that the clock shows twice or never, and years outside 1990 to 2100 are a 400.
 *
 * @param zone the court's; null where several courts are asked, and an offset is needed
 */
export function parseInstant (parameter: string, text: string, zone: string | null): Instant {
  // Most are written so, and need no closer look.
  const plain = text.length > 13 ? readWall(text) ?? NaN : NaN
  if (!Number.isNaN(plain)) return inRange(parameter, text, onCourtClock(parameter, text, plain, zone))
  const match = dateTime.exec(text)
  if (match === null) throw badRequest({ parameter, message: notADateTime(parameter, text) })
  const [, date = '', time = '', offset] = match
  const wall = `${date}T${time}`
  const utc = wallMillis(wall)
  if (Number.isNaN(utc)) throw badRequest({ parameter, message: notADateTime(parameter, text) })
  const instant =
    offset === undefined ? onCourtClock(parameter, wall, utc, zone) : utc - millisOf(parameter, text, offset)
  return inRange(parameter, text, instant)
}

/** An offset in milliseconds. */
function millisOf (parameter: string, text: string, offset: string): number {
  if (offset === 'Z' || offset === 'z') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(':', ''))
  if (minutes > 14 * 60) {
    throw badRequest({
      parameter,
      message: `${parameter} is ${quoted(text)}: the offset is from -14:00 to +14:00, for example -08:00.`
    })
  }
  return minutes * 60_000 * (offset.startsWith('-') ? -1 : 1)
}

/**
 * Without an offset it is the court's wall clock; where that is no single instant, the candidates are offered.
 *
 * @param utc the wall time as if it were UTC
 */
function onCourtClock (parameter: string, wall: string, utc: number, zone: string | null): Instant {
  if (zone === null) {
    throw badRequest({
      parameter,
      message: `${parameter} is ${quoted(wall)}: several courts are asked, so give the offset too, for example ${wall}-08:00.`
    })
  }
  const [instant, second] = instantsShowing(utc, zone)
  if (instant !== undefined && second === undefined) return instant
  const candidates = instant === undefined ? aroundGap(utc, zone) : [instant, second as Instant]
  const offers = candidates.map(each => printInstant(each, zone))
  const why = instant === undefined ? 'does not exist' : 'occurs twice'
  throw badRequest({
    parameter,
    message: `${parameter} is ${quoted(wall)}, which ${why} on the court's clock (${zone}): give the offset, as in ${offers.join(' or ')}.`,
    candidates: offers
  })
}

/** What the wall time would be by the clock before, and by the clock after, the hour that spring skips. */
function aroundGap (utc: number, zone: string): Instant[] {
  const offsetAt = offsetsOf(zone)
  return [utc - offsetAt(utc + 86_400_000), utc - offsetAt(utc - 86_400_000)]
}

function inRange (parameter: string, text: string, instant: Instant): Instant {
  const year = Number(text.slice(0, 4))
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return instant
  throw badRequest({
    parameter,
    message: `${parameter} is ${quoted(text)}: a year from ${FIRST_YEAR} to ${LAST_YEAR} is expected, for example ${EXAMPLE}.`
  })
}

function notADateTime (parameter: string, text: string): string {
  return bareDate.test(text)
    ? `${parameter} is ${quoted(text)}, a bare date, and a day may have several policies: give the time, for example ${text}T09:30, or ask timeline?from=${text}&to=${text}.`
    : `${parameter} is ${quoted(text)}: an ISO 8601 date and time is expected, for example ${EXAMPLE}.`
}

/** The top of the current hour on the court's clock: what a question without `at` is about (Rule 2). */
export function currentHour (now: Instant, zone: string): Instant {
  return topOfHour(now, zone)
}

/** The current minute, on every court's clock alike. */
export const currentMinute = (now: Instant): Instant => now - now % 60_000

/**
 * One end of a span: a date-time, or a date; as an end a date is inclusive, so the day's end is meant.
 *
 * @param zone the court's; null where several courts are asked: a date-time needs its offset, a date is one of UTC
 */
export function parseBound (
  parameter: `${string}${'from' | 'to' | 'From' | 'To'}`,
  text: string,
  zone: string | null
): Instant {
  if (!bareDate.test(text)) return parseInstant(parameter, text, zone)
  const day = DateTime.fromISO(text, { zone: zone ?? 'UTC' })
  if (!day.isValid) {
    throw badRequest({
      parameter,
      message: `${parameter} is ${quoted(text)}, a day that no calendar has: a date such as 2005-03-02 is expected.`
    })
  }
  return inRange(parameter, text, (/to$/i.test(parameter) ? day.plus({ days: 1 }) : day).startOf('day').toMillis())
}

/** The archive's own instants: `2026-11-22T04:13:00.123Z`. */
export function printUtc (instant: Instant): string
export function printUtc (instant: Instant | null): string | null
export function printUtc (instant: Instant | null): string | null {
  if (instant === null) return null
  const wall = printWall(instant)
  if (wall === undefined) return new Date(instant).toISOString()
  return wall.length === 19 ? `${wall}.000Z` : `${wall}Z`
}
