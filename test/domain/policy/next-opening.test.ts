import t from 'tap'
import { nextOpening, type NextOpening } from '../../../src/domain/policy/next-opening.ts'
import { openAt } from '../../../src/domain/policy/opening-hours.ts'
import { hoursOfOperation } from '../blank-policy.ts'

const zone = 'America/Los_Angeles'
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const everyDay = [...weekdays, 'Saturday', 'Sunday'] as const

const office = hoursOfOperation(weekdays.map(day => [day, '08:30:00', '16:00:00']), [['2005-07-04', 'Independence Day', null, null], ['2005-12-23', '', '10:00', '12:00']])
const windows = hoursOfOperation([['Monday', '13:00:00', '16:00:00'], ['Monday', '08:00:00', '12:00:00'], ['Monday', '12:00:00', '13:00:00']])
const always = hoursOfOperation(everyDay.map(day => [day, '00:00:00', '24:00:00']), [['2005-12-25', 'Christmas Day', null, null]])
const mondays = ['2005-03-07', '2005-03-14', '2005-03-21', '2005-03-28'] as const
const closedMondays = hoursOfOperation([['Monday', '08:30:00', '16:00:00']], mondays.map(date => [date, 'Closed', null, null]))
const holidaysAlone = hoursOfOperation([], [['2005-12-24', 'Open once', '09:00', '12:00'], ['2005-02-30', 'Never', '09:00', '12:00'], [null, null, null, null]])
const night = hoursOfOperation([['Sunday', '02:30:00', '05:00:00']])
const early = hoursOfOperation([['Sunday', '01:30:00', '05:00:00']])
const gap = hoursOfOperation([['Sunday', '02:15:00', '02:45:00']])
const unreadable = hoursOfOperation([['Monday', 'early', '16:00:00'], ['Tuesday', '08:30:00', '16:00:00']])
const shut = hoursOfOperation([['Monday', '16:00:00', '08:30:00']])
const always24 = (days: readonly (typeof everyDay)[number][]) => days.map(day => [day, '00:00:00', '24:00:00'] as const)
const holidaysOnly = hoursOfOperation(always24(everyDay), [['2005-12-24', 'Open once', '09:00', '12:00'], ['2005-02-30', 'Never', '09:00', '12:00'], [null, null, null, null]])
const endless = hoursOfOperation([['Wednesday', '08:00:00', 'late'], ['Monday', '08:00:00', '12:00:00']])
const beginless = hoursOfOperation([['Monday', 'early', '12:00:00'], ['Monday', '13:00:00', '16:00:00'], ['Tuesday', '08:30:00', '16:00:00']])
const overlapping = hoursOfOperation([['Monday', '08:00:00', '12:00:00'], ['Monday', '10:00:00', 'late'], ['Tuesday', '08:30:00', '16:00:00']])
const perhapsOpen = hoursOfOperation([['Monday', '08:00:00', 'late'], ['Monday', '10:00:00', '12:00:00'], ['Tuesday', '08:30:00', '16:00:00']])
const unnamed = hoursOfOperation([['Monday', '08:30:00', '16:00:00'], ['Weekend', '10:00:00', '12:00:00']])
const disputed = hoursOfOperation([['Monday', '08:30:00', '16:00:00']], [['2005-03-08', 'Short', '09:00', '12:00'], ['2005-03-08', 'Closed', null, null]])
const readHoliday = hoursOfOperation([['Monday', '08:30:00', '16:00:00'], ['Tuesday', 'early', '16:00:00']], [['2005-03-08', 'Closed', null, null]])
const unreadHoliday = hoursOfOperation([['Monday', '08:30:00', '16:00:00']], [['2005-03-08', 'Short', '9', '12:00']])

// [what it shows, hours, from, the next opening; undefined where there is none]
const openings = [
  ['the same day', office, '2005-03-07T07:00:00-08:00', '2005-03-07T08:30:00-08:00'],
  ['a millisecond before', office, '2005-03-07T08:29:59.999-08:00', '2005-03-07T08:30:00-08:00'],
  ['as it opens: the next day', office, '2005-03-07T08:30:00-08:00', '2005-03-08T08:30:00-08:00'],
  ['while it is open: the next day', office, '2005-03-07T12:00:00-08:00', '2005-03-08T08:30:00-08:00'],
  ['over the weekend', office, '2005-03-04T16:00:00-08:00', '2005-03-07T08:30:00-08:00'],
  ['over a holiday', office, '2005-07-01T16:00:00-07:00', '2005-07-05T08:30:00-07:00'],
  ['over the change of the clock', office, '2005-04-01T16:00:00-08:00', '2005-04-04T08:30:00-07:00'],
  ['a holiday with hours of its own', office, '2005-12-22T16:00:00-08:00', '2005-12-23T10:00:00-08:00'],
  ['windows that touch are one', windows, '2005-03-07T09:00:00-08:00', '2005-03-14T08:00:00-08:00'],
  ['never closed, so never opened but after a holiday', always, '2005-03-07T09:00:00-08:00', '2005-12-26T00:00:00-08:00'],
  ['and never after the last', always, '2005-12-26T00:00:00-08:00', undefined],
  ['over as many holidays as there are', closedMondays, '2005-03-01T09:00:00-08:00', '2005-04-04T08:30:00-07:00'],
  ['a holiday closes what never closes else', holidaysOnly, '2005-03-01T09:00:00-08:00', '2005-12-24T09:00:00-08:00'],
  ['and the day behind it opens', holidaysOnly, '2005-12-24T09:00:00-08:00', '2005-12-25T00:00:00-08:00'],
  ['of weekdays nothing is said', holidaysAlone, '2005-03-01T09:00:00-08:00', 'uncertain'],
  ['nor behind a holiday', holidaysAlone, '2005-12-24T09:00:00-08:00', 'uncertain'],
  ['in the hour that spring skips: the first instant after it', night, '2005-04-02T12:00:00-08:00', '2005-04-03T03:00:00-07:00'],
  ['all of it skipped', gap, '2005-04-02T12:00:00-08:00', '2005-04-10T02:15:00-07:00'],
  ['in the hour that autumn has twice: the first', early, '2005-10-29T12:00:00-07:00', '2005-10-30T01:30:00-07:00'],
  ['and no second time', early, '2005-10-30T01:30:00-07:00', '2005-11-06T01:30:00-08:00'],
  ['hours before it that cannot be read', unreadable, '2005-03-07T05:00:00-08:00', 'uncertain'],
  ['days before', unreadable, '2005-03-02T09:00:00-08:00', 'uncertain'],
  ['behind them it is certain', unreadable, '2005-03-07T16:00:00-08:00', '2005-03-08T08:30:00-08:00'],
  ['nothing can be read', shut, '2005-03-07T05:00:00-08:00', 'uncertain'],
  ['nor on another day', shut, '2005-03-08T05:00:00-08:00', 'uncertain'],
  ['an end that cannot be read, of hours not yet begun', endless, '2005-03-08T12:00:00-08:00', 'uncertain'],
  ['a millisecond before they begin', endless, '2005-03-09T07:59:59.999-08:00', 'uncertain'],
  ['of hours that have begun', endless, '2005-03-09T08:00:00-08:00', '2005-03-14T08:00:00-08:00'],
  ['and hours before them that can be read', endless, '2005-03-06T12:00:00-08:00', '2005-03-07T08:00:00-08:00'],
  ['a begin that cannot be read', beginless, '2005-03-07T05:00:00-08:00', 'uncertain'],
  ['until they end', beginless, '2005-03-07T11:59:59-08:00', 'uncertain'],
  ['then other hours of the day', beginless, '2005-03-07T12:00:00-08:00', '2005-03-07T13:00:00-08:00'],
  ['an end that cannot be read, of hours that begin while others last', overlapping, '2005-03-07T07:00:00-08:00', '2005-03-07T08:00:00-08:00'],
  ['they open nothing', overlapping, '2005-03-07T09:00:00-08:00', '2005-03-08T08:30:00-08:00'],
  ['perhaps it is open still', perhapsOpen, '2005-03-07T08:30:00-08:00', 'uncertain'],
  ['a name that is no weekday\'s', unnamed, '2005-03-07T07:00:00-08:00', 'uncertain'],
  ['while it is open, too', unnamed, '2005-03-07T09:00:00-08:00', 'uncertain'],
  ['a holiday with hours and without', disputed, '2005-03-07T17:00:00-08:00', 'uncertain'],
  ['behind it', disputed, '2005-03-08T12:00:00-08:00', '2005-03-14T08:30:00-08:00'],
  ['within it', disputed, '2005-03-08T10:00:00-08:00', '2005-03-14T08:30:00-08:00'],
  ['a holiday takes the place of what cannot be read', readHoliday, '2005-03-07T17:00:00-08:00', '2005-03-14T08:30:00-08:00'],
  ['a holiday whose hours cannot be read', unreadHoliday, '2005-03-07T17:00:00-08:00', 'uncertain'],
  ['no hours at all', null, '2005-03-07T05:00:00-08:00', 'uncertain'],
  ['at the end of the calendar', office, '9999-12-31T17:00:00-08:00', undefined]
] as const

const toldBy = (expected: string | undefined): NextOpening =>
  expected === undefined ? { kind: 'none' } : expected === 'uncertain' ? { kind: expected } : { kind: 'opens', at: Date.parse(expected) }

t.test('when a court opens next, on its clock', async t => {
  for (const [what, hours, from, expected] of openings) {
    const at = Date.parse(from)
    const found = nextOpening(hours, { from: at + 1, until: Infinity, wasOpen: openAt(hours, at, zone) }, zone)
    t.same(found, toldBy(expected), what)
  }
})

// [what it shows, from, until, whether it was open before, the opening]
const held = [
  ['hours that begin within a window open the court', '2005-03-07T10:00:00-08:00', '2005-03-08T10:00:00-08:00', false, '2005-03-07T10:00:00-08:00'],
  ['perhaps it was open already where nobody knew before', '2005-03-07T10:00:00-08:00', '2005-03-08T10:00:00-08:00', null, 'uncertain'],
  ['not where it was open', '2005-03-07T10:00:00-08:00', '2005-03-08T10:00:00-08:00', true, '2005-03-08T08:30:00-08:00'],
  ['what begins as they end is not theirs', '2005-03-07T17:00:00-08:00', '2005-03-08T08:30:00-08:00', false, undefined],
  ['they end days before', '2005-03-04T17:00:00-08:00', '2005-03-06T08:30:00-08:00', false, undefined],
  ['they never held', '2005-03-04T17:00:00-08:00', '2005-03-04T17:00:00-08:00', false, undefined]
] as const

t.test('hours that hold for a time only', async t => {
  for (const [what, from, until, wasOpen, expected] of held) {
    const found = nextOpening(office, { from: Date.parse(from), until: Date.parse(until), wasOpen }, zone)
    t.same(found, toldBy(expected), what)
  }
})

t.test('hours that cannot be read and hold from an instant on may open the court then', async t => {
  const [from, until] = [Date.parse('2005-03-09T12:00:00-08:00'), Infinity]
  t.same(nextOpening(endless, { from, until, wasOpen: false }, zone), { kind: 'uncertain' })
  t.same(nextOpening(endless, { from, until, wasOpen: true }, zone), { kind: 'opens', at: Date.parse('2005-03-14T08:00:00-08:00') })
  t.same(nextOpening(null, { from, until: from, wasOpen: false }, zone), { kind: 'none' }, 'not where they never held')
})
