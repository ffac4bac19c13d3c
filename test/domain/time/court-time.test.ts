import fc from 'fast-check'
import { DateTime, Settings } from 'luxon'
import t from 'tap'
import {
  dateOf, firstShown, hoursBetween, instantOf, labelOf, minuteOf, nextHour, plusYears, printInstant, topOfHour, wallInstants, wallMillis
} from '../../../src/domain/time/court-time.ts'
import { isDate } from '../../../src/domain/time/wall-clock.ts'

const losAngeles = 'America/Los_Angeles'

// [date, hour, label; undefined when there is none]
const labels = [
  ['2005-03-02', '09', '2005-03-02T09'],
  ['2005-03-02', '00', '2005-03-02T00'],
  ['2005-03-02', '23', '2005-03-02T23'],
  ['2004-02-29', '12', '2004-02-29T12'],
  ['2005-03-02', '24', undefined],
  ['2005-03-02', '9', undefined],
  ['2005-03-02', '', undefined],
  ['2005-02-29', '09', undefined],
  ['2005-02-30', '09', undefined],
  ['2005-04-31', '09', undefined],
  ['2005-13-01', '09', undefined],
  ['2005-00-01', '09', undefined],
  ['2005-3-2', '09', undefined],
  ['2005-03-02-08:00', '09', undefined],
  ['+12005-03-02', '09', undefined],
  ['', '09', undefined]
] as const

t.test('a label is a day of the calendar and an hour of two digits', async t => {
  for (const [date, hour, label] of labels) t.equal(labelOf(date, hour), label, `${date} ${hour}`)
})

t.test('a day that does not exist is no date, however luxon is set', async t => {
  t.teardown(() => { Settings.throwOnInvalid = false })
  Settings.throwOnInvalid = true
  t.notOk(isDate('2005-02-30'))
  t.equal(labelOf('2005-02-30', '09'), undefined)
  t.ok(isDate('0005-02-28'))
})

// [label, one hour later on the clock]
const nextHours = [
  ['2005-03-02T09', '2005-03-02T10'],
  ['2005-03-02T23', '2005-03-03T00'],
  ['2004-02-28T23', '2004-02-29T00'],
  ['2005-12-31T23', '2006-01-01T00'],
  ['2005-04-03T01', '2005-04-03T02'],
  ['2005-10-30T01', '2005-10-30T02']
] as const

t.test('one hour later is read from the clock, also where it is changed [64]', async t => {
  for (const [label, next] of nextHours) {
    t.equal(nextHour(label), next)
    t.equal(hoursBetween(label, next), 1)
    t.equal(hoursBetween(next, label), -1)
  }
  t.equal(hoursBetween('2005-02-01T11', '2005-02-04T11'), 72)
  t.equal(hoursBetween('2005-04-02T11', '2005-04-05T11'), 72, 'three days with a clock change among them')
})

// [what it shows, label, zone, instant, clock change]
const instants = [
  ['winter', '2005-03-02T09', losAngeles, '2005-03-02T17:00:00Z', null],
  ['summer', '2005-07-02T09', losAngeles, '2005-07-02T16:00:00Z', null],
  ['the hour before the gap', '2005-04-03T01', losAngeles, '2005-04-03T09:00:00Z', null],
  ['the hour in the gap is the instant after it', '2005-04-03T02', losAngeles, '2005-04-03T10:00:00Z', 'skipped'],
  ['which is that of the hour after the gap', '2005-04-03T03', losAngeles, '2005-04-03T10:00:00Z', null],
  ['the hour that comes twice is the first', '2005-10-30T01', losAngeles, '2005-10-30T08:00:00Z', 'repeated'],
  ['the hour after', '2005-10-30T02', losAngeles, '2005-10-30T10:00:00Z', null],
  ['a zone without summer time', '2005-07-02T09', 'America/Phoenix', '2005-07-02T16:00:00Z', null],
  ['Indiana in 2005', '2005-07-02T09', 'America/Indiana/Indianapolis', '2005-07-02T14:00:00Z', null],
  ['Indiana in 2006', '2006-07-02T09', 'America/Indiana/Indianapolis', '2006-07-02T13:00:00Z', null],
  ['a fixed zone', '2005-07-02T09', 'Etc/GMT+8', '2005-07-02T17:00:00Z', null],
  ['half an hour of gap', '2005-10-30T02', 'Australia/Lord_Howe', '2005-10-29T15:30:00Z', 'skipped'],
  ['a day that was left out', '2011-12-30T12', 'Pacific/Apia', '2011-12-30T10:00:00Z', 'skipped'],
  ['an offset with seconds, of before standard time', '1850-01-01T00', losAngeles, '1850-01-01T07:52:58Z', null],
  ['the first year of the calendar', '0001-01-01T00', 'Etc/GMT+8', '0001-01-01T08:00:00Z', null]
] as const

t.test('any wall time is placed as a label is', async t => {
  t.same(firstShown('2005-03-02T08:30:00', losAngeles), { instant: Date.parse('2005-03-02T08:30:00-08:00'), clockChange: null })
  t.same(firstShown('2005-04-03T02:30:00', losAngeles), { instant: Date.parse('2005-04-03T03:00:00-07:00'), clockChange: 'skipped' })
  t.same(firstShown('2005-10-30T01:30:00', losAngeles), { instant: Date.parse('2005-10-30T01:30:00-07:00'), clockChange: 'repeated' })
})

t.test('a label is an instant on the court\'s clock (domain §2)', async t => {
  for (const [what, label, zone, instant, clockChange] of instants) {
    t.same(instantOf(label, zone), { instant: Date.parse(instant), clockChange }, what)
  }
})

t.test('a wall time is shown once, in autumn twice, in the gap never', async t => {
  t.same(wallInstants('2005-03-02T09:30', losAngeles), [Date.parse('2005-03-02T17:30:00Z')])
  t.same(wallInstants('2005-10-30T01:30:15.250', losAngeles), [Date.parse('2005-10-30T08:30:15.250Z'), Date.parse('2005-10-30T09:30:15.250Z')])
  t.same(wallInstants('2005-04-03T02:30', losAngeles), [])
  t.same(wallInstants('no time at all', losAngeles), [])
})

// [instant, zone, printed, top of the hour, minute, date]
const clocks = [
  ['2005-03-02T17:30:00Z', losAngeles, '2005-03-02T09:30:00-08:00', '2005-03-02T17:00:00Z', 30, '2005-03-02'],
  ['2005-03-02T07:59:59.999Z', losAngeles, '2005-03-01T23:59:59.999-08:00', '2005-03-02T07:00:00Z', 59, '2005-03-01'],
  ['2005-10-30T08:30:00Z', losAngeles, '2005-10-30T01:30:00-07:00', '2005-10-30T08:00:00Z', 30, '2005-10-30'],
  ['2005-10-30T09:30:00Z', losAngeles, '2005-10-30T01:30:00-08:00', '2005-10-30T09:00:00Z', 30, '2005-10-30'],
  ['2005-03-02T17:15:00Z', 'Asia/Kolkata', '2005-03-02T22:45:00+05:30', '2005-03-02T16:30:00Z', 45, '2005-03-02'],
  ['2005-03-02T17:15:00Z', 'Etc/UTC', '2005-03-02T17:15:00+00:00', '2005-03-02T17:00:00Z', 15, '2005-03-02']
] as const

t.test('what the court\'s clock shows at an instant', async t => {
  for (const [text, zone, printed, top, minute, date] of clocks) {
    const instant = Date.parse(text)
    t.equal(printInstant(instant, zone), printed)
    t.equal(topOfHour(instant, zone), Date.parse(top), `top of the hour of ${printed}`)
    t.equal(minuteOf(instant, zone), minute)
    t.equal(dateOf(instant, zone), date)
  }
})

t.test('a zone that does not exist and an instant that is none are never answered', async t => {
  t.throws(() => instantOf('2005-03-02T09', 'America/Sacramento'), /America\/Sacramento/)
  t.throws(() => printInstant(0, 'America/Sacramento'), /America\/Sacramento/)
  t.throws(() => printInstant(NaN, losAngeles), /NaN/)
})

/** What a clock in the zone shows at an instant, to the minute, by the platform's own formatter. */
function clockOf (zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'
  })
  return instant => format.format(instant).replace(' ', 'T')
}

/** Looks at the clock every minute until it shows the label, or jumps over it. */
function searched (label: string, zone: string): number {
  const shown = clockOf(zone)
  const wanted = `${label}:00`
  const start = Date.parse(`${wanted}Z`) - 15 * 3_600_000
  let jump: number | undefined
  for (let instant = start, before = ''; instant < start + 30 * 3_600_000; instant += 60_000) {
    const now = shown(instant)
    if (now === wanted) return instant
    if (before !== '' && before < wanted && now > wanted) jump ??= instant
    before = now
  }
  return jump ?? NaN
}

t.test('property: a label\'s instant is what watching the clock minute by minute finds', async () => {
  const zone = fc.constantFrom(
    losAngeles, 'America/New_York', 'America/Adak', 'America/Indiana/Indianapolis', 'America/Phoenix', 'Pacific/Honolulu', 'Etc/GMT+8',
    'Australia/Lord_Howe', 'Europe/Dublin', 'Asia/Kathmandu', 'Pacific/Auckland'
  )
  const anyDay = fc.date({ min: new Date('1990-01-03T00:00Z'), max: new Date('2100-01-01T00:00Z'), noInvalidDate: true }).map(date => date.toISOString().slice(0, 13))
  const changeDay = fc.tuple(fc.integer({ min: 1990, max: 2040 }), fc.constantFrom('03', '04', '10', '11'), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 3 }))
    .map(([year, month, day, hour]) => `${year}-${month}-${String(day).padStart(2, '0')}T0${hour}`)
  fc.assert(fc.property(zone, fc.oneof(anyDay, changeDay), (zone, label) => {
    const { instant } = instantOf(label, zone)
    return instant === searched(label, zone)
  }), { seed: 20050302, numRuns: 400 })
})

t.test('property: the clock shows a label once unless it is changed that day', async () => {
  const sundays = fc.tuple(fc.integer({ min: 2007, max: 2037 }), fc.integer({ min: 0, max: 23 }))
  fc.assert(fc.property(sundays, ([year, hour]) => {
    const secondSunday = 14 - (new Date(Date.UTC(year, 2, 14)).getUTCDay())
    const firstSunday = 7 - (new Date(Date.UTC(year, 10, 7)).getUTCDay())
    const spring = `${year}-03-${String(secondSunday).padStart(2, '0')}T${String(hour).padStart(2, '0')}`
    const autumn = `${year}-11-0${firstSunday}T${String(hour).padStart(2, '0')}`
    return instantOf(spring, losAngeles).clockChange === (hour === 2 ? 'skipped' : null) &&
      instantOf(autumn, losAngeles).clockChange === (hour === 1 ? 'repeated' : null)
  }), { seed: 20050302, numRuns: 200 })
})

t.test('what is no instant, and what the calendar does not have', async t => {
  t.throws(() => printInstant(NaN, losAngeles), RangeError)
  t.throws(() => dateOf(NaN, losAngeles), RangeError)
  t.throws(() => plusYears(NaN, 2, losAngeles), RangeError)
  t.ok(Number.isNaN(wallMillis('2005-02-30T09:00')))
  t.equal(wallMillis('2005-03-02T24:00'), Date.parse('2005-03-03T00:00Z'))
  t.equal(plusYears(Date.parse('2005-03-02T09:00-08:00'), 2, losAngeles), Date.parse('2007-03-02T09:00-08:00'))
})

t.test('the top of an hour within which the clock went back by half of one', async t => {
  // 02:00 by +11:00 became 01:30 by +10:30 at 15:00 in UTC: at 01:45 the hour had begun before the change.
  const at = Date.parse('2005-03-26T15:15Z')
  t.equal(printInstant(at, 'Australia/Lord_Howe'), '2005-03-27T01:45:00+10:30')
  t.equal(topOfHour(at, 'Australia/Lord_Howe'), DateTime.fromMillis(at, { zone: 'Australia/Lord_Howe' }).startOf('hour').toMillis())
})
