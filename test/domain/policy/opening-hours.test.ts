import t from 'tap'
import { courtDay, hoursOf, mayOpenAt, openAt, weekdayNamed } from '../../../src/domain/policy/opening-hours.ts'
import { hoursOfOperation } from '../blank-policy.ts'

const zone = 'America/Los_Angeles'

// [what it shows, as the policy prints it, as it is read; null where it is no time]
const times = [
  ['xsd:time', '08:30:00', '08:30:00'],
  ['without seconds', '08:30', '08:30:00'],
  ['with a fraction of nothing', '08:30:00.000', '08:30:00'],
  ['blanks around', ' 16:00\u00a0', '16:00:00'],
  ['midnight at the end', '24:00:00', '24:00:00'],
  ['past it', '24:00:01', null],
  ['a fraction', '08:30:00.5', null],
  ['a zone of its own', '08:30:00-08:00', null],
  ['one digit, morning or afternoon', '4:30', null],
  ['in words', 'noon', null],
  ['no hour of the day', '25:00', null],
  ['empty', '', null],
  ['absent', null, null]
] as const

t.test('a time is read where it can be nothing else', async t => {
  for (const [what, open, opens] of times) t.equal(hoursOf({ open, close: null }).opens, opens, what)
})

// [DayName, weekday from 1 for Monday; undefined where it names none]
const names = [
  ['Monday', 1], ['SUNDAY', 7], [' Thursday ', 4], ['Tue', 2], ['Thurs.', 4], ['Sat', 6],
  ['Weekdays', undefined], ['Mo', undefined], ['T', undefined], ['Monday-Friday', undefined], ['', undefined], [null, undefined]
] as const

t.test('a weekday is its name, or three letters of it and more', async t => {
  for (const [name, weekday] of names) t.equal(weekdayNamed(name), weekday, String(name))
})

const office = hoursOfOperation([
  ['Monday', '08:30:00', '16:00:00'],
  ['Tuesday', '13:00:00', '16:00:00'], ['Tuesday', '08:00:00', '12:00:00'],
  ['Wednesday', '08:30 am', '16:00:00'],
  ['Thursday', '16:00:00', '08:30:00'],
  ['Friday', '08:30:00', null], ['Friday', '06:00:00', '07:00:00'], ['Friday', null, '05:00:00'],
  ['Saturday', '18:00:00', '24:00:00']
], [
  ['2005-07-04', 'Independence Day', null, null],
  ['2005-12-23', null, '08:30:00', '12:00:00'],
  ['2005-12-30', null, null, null],
  ['2005-11-25', 'Day after Thanksgiving', null, null], ['2005-11-25', 'Short day', '09:00:00', '12:00:00'],
  ['2005-11-23', 'Two windows', '09:00:00', '10:00:00'], ['2005-11-23', null, '13:00:00', '14:00:00'],
  ['July 5', 'Nowhere', null, null], [null, 'Never', null, null]
])
const partly = hoursOfOperation([['Monday', '08:30:00', '16:00:00'], ['Weekend', '10:00:00', '12:00:00']])
const none = hoursOfOperation([], [['2005-07-04', 'Independence Day', null, null]])

// [what it shows, hours, wall time on the court's clock, open, holiday]
const moments = [
  ['as it opens', office, '2005-03-07T08:30', true, null],
  ['just before', office, '2005-03-07T08:29:59.999', false, null],
  ['just before it closes', office, '2005-03-07T15:59:59', true, null],
  ['as it closes', office, '2005-03-07T16:00', false, null],
  ['two windows: the first, though listed last', office, '2005-03-08T09:00', true, null],
  ['between them', office, '2005-03-08T12:00', false, null],
  ['the second', office, '2005-03-08T13:00', true, null],
  ['an hour that is no time: perhaps', office, '2005-03-09T09:00', null, null],
  ['but not after it closes', office, '2005-03-09T16:00', false, null],
  ['it closes before it opens: perhaps', office, '2005-03-10T20:00', null, null],
  ['no closing hour: not before it opens, and in another window', office, '2005-03-11T06:30', true, null],
  ['between', office, '2005-03-11T07:30', false, null],
  ['and perhaps after it', office, '2005-03-11T09:00', null, null],
  ['to the end of the day', office, '2005-03-12T23:59:59', true, null],
  ['not listed: closed', office, '2005-03-13T09:00', false, null],
  ['a holiday: closed all day', office, '2005-07-04T09:00', false, 'Independence Day'],
  ['a holiday with hours of its own', office, '2005-12-23T11:59', true, ''],
  ['which count instead of the weekday\'s', office, '2005-12-23T13:00', false, ''],
  ['a holiday without a name', office, '2005-12-30T13:00', false, ''],
  ['a holiday with hours and without: perhaps', office, '2005-11-25T10:00', null, 'Day after Thanksgiving'],
  ['and closed outside of them', office, '2005-11-25T13:00', false, 'Day after Thanksgiving'],
  ['a holiday with two windows', office, '2005-11-23T13:30', true, 'Two windows'],
  ['a name that is no weekday\'s: what is listed', partly, '2005-03-07T09:00', true, null],
  ['and perhaps all that is not', partly, '2005-03-12T11:00', null, null],
  ['outside of what is listed, too', partly, '2005-03-07T17:00', null, null],
  ['no days at all', none, '2005-03-07T09:00', null, null],
  ['but closed on a holiday', none, '2005-07-04T09:00', false, 'Independence Day'],
  ['no hours at all', null, '2005-03-07T09:00', null, null]
] as const

t.test('whether a court is open, on its clock', async t => {
  for (const [what, hours, wall, open, holiday] of moments) {
    const offset = wall > '2005-04-03' && wall < '2005-10-30' ? '-07:00' : '-08:00'
    t.equal(openAt(hours, Date.parse(`${wall}${offset}`), zone), open, what)
    t.equal(courtDay(hours, wall.slice(0, 10)).holiday, holiday, what)
  }
})

t.test('the hours of a day are in the order of the clock, what cannot be read behind', async t => {
  t.same(courtDay(office, '2005-03-08').spans, [{ opens: '08:00:00', closes: '12:00:00' }, { opens: '13:00:00', closes: '16:00:00' }])
  t.same(courtDay(office, '2005-03-11').spans.map(({ opens }) => opens), ['06:00:00', '08:30:00', null])
  t.same(courtDay(hoursOfOperation([['Monday', '08:30:00', '12:00:00'], ['Monday', '08:30:00', '09:00:00']]), '2005-03-07').spans.map(({ closes }) => closes), ['12:00:00', '09:00:00'])
  t.same(courtDay(office, '2005-07-04').spans, [])
})

// [what it shows, hours, wall time, whether it may open then]
const begins = [
  ['an hour that is no time', office, '2005-03-09T09:00', true],
  ['not after it closes', office, '2005-03-09T16:00', false],
  ['it closes before it opens: at any time', office, '2005-03-10T20:00', true],
  ['no closing hour: as it opens', office, '2005-03-11T08:30', true],
  ['not behind that', office, '2005-03-11T09:00', false],
  ['no opening hour: until it closes', office, '2005-03-11T04:59', true],
  ['a holiday with hours and without: as these begin', office, '2005-11-25T09:00', true],
  ['not within them', office, '2005-11-25T10:00', false],
  ['a name that is no weekday\'s', partly, '2005-03-12T11:00', true],
  ['no hours at all', null, '2005-03-12T11:00', true]
] as const

t.test('whether a court of which nobody knows if it is open may open just then', async t => {
  for (const [what, hours, wall, may] of begins) t.equal(mayOpenAt(hours, Date.parse(`${wall}-08:00`), zone), may, what)
})

const night = hoursOfOperation([['Sunday', '01:30:00', '02:30:00']])

// [what it shows, instant, open]
const changes = [
  ['spring: 02:30 is not shown, the first instant after the gap closes', '2005-04-03T01:59:59-08:00', true],
  ['and so it does', '2005-04-03T03:00:00-07:00', false],
  ['autumn: before the first 01:30', '2005-10-30T01:29:59-07:00', false],
  ['the first 01:30 opens', '2005-10-30T01:30:00-07:00', true],
  ['and is not taken back', '2005-10-30T01:15:00-08:00', true],
  ['to 02:30', '2005-10-30T02:29:59-08:00', true],
  ['which comes once', '2005-10-30T02:30:00-08:00', false]
] as const

t.test('where the clock is changed', async t => {
  for (const [what, instant, open] of changes) t.equal(openAt(night, Date.parse(instant), zone), open, what)
})
