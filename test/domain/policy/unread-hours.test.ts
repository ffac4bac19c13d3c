import t from 'tap'
import { unreadHours } from '../../../src/domain/policy/unread-hours.ts'
import { hoursOfOperation } from '../blank-policy.ts'

// [what it shows, days, holidays, what tells nothing: path and a part of the text]
const cases = [
  ['all can be read', [['Monday', '08:30', '16:00']], [['2005-07-04', null, null, null], ['2005-12-23', null, '08:30', '12:00']], []],
  ['no days', [], [], [['Days', 'on any weekday']]],
  ['no weekday', [['Weekdays', '08:30', '16:00'], [null, '08:30', '16:00']], [], [['Days/Day[1]/DayName', '"Weekdays"'], ['Days/Day[2]/DayName', 'absent']]],
  ['no time', [['Monday', '8:30', '4 pm']], [], [['Days/Day[1]/Open', '"8:30"'], ['Days/Day[1]/Close', '"4 pm"']]],
  ['a day without hours', [['Monday', null, null]], [], [['Days/Day[1]/Open', 'absent'], ['Days/Day[1]/Close', 'absent']]],
  ['it closes before it opens', [['Monday', '16:00', '08:30']], [], [['Days/Day[1]/Close', '08:30:00, which is not after Open, 16:00:00']]],
  ['no date', [['Monday', '08:30', '16:00']], [['July 4', null, null, null], [null, null, '08:30', null]], [['Holidays/Holiday[1]/Date', '"July 4"'], ['Holidays/Holiday[2]/Date', 'absent'], ['Holidays/Holiday[2]/Close', 'absent']]],
  ['closed and not', [['Monday', '08:30', '16:00']], [['2005-07-04', null, null, null], ['2005-07-04', null, '08:30', '12:00']], [['Holidays/Holiday[2]', '"2005-07-04" has none']]]
] as const

t.test('what does not tell when a court is open is said', async t => {
  for (const [what, days, holidays, expected] of cases) {
    const found = unreadHours(hoursOfOperation(days, holidays))
    t.same(found.map(({ path }) => path), expected.map(([path]) => `HoursOfOperation/${path}`), what)
    for (const [place, [, text]] of expected.entries()) t.ok(found[place]?.text.includes(text), `${what}: ${found[place]?.text}`)
  }
})
