import t from 'tap'
import { differencesOf } from '../../../src/domain/differences/difference.ts'
import { hoursItems } from '../../../src/domain/differences/hours-items.ts'

const extra = { namespace: '', name: 'Lunch', text: '', attributes: [], children: [] }
const day = (dayName: string | null, open: string | null, close: string | null) => ({ dayName, open, close, extra: [] })
const holiday = (date: string | null, holidayName: string | null, open: string | null = null) => ({ date, holidayName, open, close: null, note: null, extra: [] })

t.test('hours by weekday and holidays by date', async t => {
  const items = hoursItems({
    title: 'Clerk',
    days: [day('Monday', '08:00:00', '12:00:00'), day('Friday', null, null), day('Monday', '13:00:00', null), day(null, null, '16:00:00')],
    holidays: [holiday('2005-07-04', 'Independence Day'), holiday(null, 'Some day', '09:00:00'), holiday(null, null)],
    extra: [extra]
  })
  t.same(items.map(({ key, title, printed }) => [key, title, printed]), [
    ['title', 'Title of the hours', '"Clerk"'],
    ['Monday', 'Monday', '08:00:00-12:00:00 and 13:00:00-?'],
    ['Friday', 'Friday', 'closed'],
    ['', 'A day without a name', '?-16:00:00'],
    ['holidays/2005-07-04', 'Holiday 2005-07-04 (Independence Day)', 'closed'],
    ['holidays/Some day', 'Holiday without a date (Some day)', '09:00:00-?'],
    ['holidays/', 'Holiday without a date', 'closed'],
    ['extra', 'Other elements of the hours', null]
  ])
  t.same(hoursItems({ title: null, days: [], holidays: [], extra: [] }), [])
  t.same(hoursItems(null), [])
})

const week = (days: readonly (readonly [string | null, string, string])[]) =>
  hoursItems({ title: null, days: days.map(([name, open, close]) => day(name, open, close)), holidays: [], extra: [] })

// [what it shows, days before, days after, what differs]
const weeks = [
  ['a short name', [['Mon', '08:00', '12:00']], [['Monday', '08:00', '12:00']], []],
  ['with a point', [['Mon', '08:00', '12:00']], [['Mon.', '08:00', '12:00']], []],
  ['in capital letters', [['MONDAY', '08:00', '12:00']], [['monday', '08:00', '12:00']], []],
  ['a short name and other hours', [['Thurs.', '08:00', '12:00']], [['Thursday', '08:00', '13:00']], ['changed Thursday: Thursday: 08:00-12:00 to 08:00-13:00']],
  ['one day by two names', [['Mon', '08:00', '12:00'], ['Monday', '13:00', '16:00']], [['Monday', '08:00', '12:00'], ['Mon.', '13:00', '16:00']], []],
  ['spans of a day in another order', [['Monday', '13:00', '16:00'], ['Monday', '08:00', '12:00']], [['Monday', '08:00', '12:00'], ['Monday', '13:00', '16:00']], []],
  ['spans that cannot be read, too', [['Monday', 'noon', '16:00'], ['Monday', 'early', '12:00']], [['Monday', 'early', '12:00'], ['Monday', 'noon', '16:00']], []],
  ['days in another order', [['Monday', '08:00', '12:00'], ['Tuesday', '08:00', '12:00']], [['Tue', '08:00', '12:00'], ['Mon', '08:00', '12:00']], []],
  ['a name that is no weekday\'s, in other letters', [['Weekdays', '08:00', '12:00']], [['week days', '08:00', '12:00'], ['WEEKDAYS', '08:00', '12:00']], ['added week days: week days: added, 08:00-12:00']],
  ['another day', [['Mon', '08:00', '12:00']], [['Tue', '08:00', '12:00']], ['removed Monday: Monday: removed, was 08:00-12:00', 'added Tuesday: Tuesday: added, 08:00-12:00']]
] as const

t.test('a weekday is the same by whatever name', async t => {
  for (const [what, before, after, expected] of weeks) {
    t.same(differencesOf(week(before), week(after)).map(({ change, key, text }) => `${change} ${key}: ${text}`), expected, what)
  }
})
