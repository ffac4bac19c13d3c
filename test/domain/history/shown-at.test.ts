import t from 'tap'
import { shownAt } from '../../../src/domain/history/shown-at.ts'

const instant = (time: string): number => Date.parse(`2005-03-02T${time}Z`)
const MINUTE = 60_000

// An index was asked for at 09:50:00 and had come at 09:50:30, by our clock. [what it shows, its Date, its Age in minutes, as of when it is evidence]
const cases = [
  ['the site\'s clock is ours', '09:50:10', 0, '09:50:00'],
  ['the site\'s clock is behind', '09:49:00', 0, '09:49:00'],
  ['two minutes behind', '09:48:00', 0, '09:48:00'],
  ['two minutes ahead of when it came', '09:52:30', 0, '09:50:00'],
  ['more than two minutes behind', '09:47:59', 0, null],
  ['more than two minutes ahead', '09:52:31', 0, null],
  ['of another year', '2031-11-26T01:02:03', 0, null],
  ['a cache had held it for a minute, and dates it anew', '09:50:00', 1, '09:49:00'],
  ['a cache had held it for fifty minutes, and gives the date of then', '09:00:00', 50, null],
  ['no Date', null, 0, null]
] as const

t.test('as of when a page shows what its site had (domain §5)', async t => {
  for (const [what, date, age, expected] of cases) {
    const serverDate = date === null ? null : date.includes('T') ? Date.parse(`${date}Z`) : instant(date)
    t.equal(shownAt({ requestedAt: instant('09:50:00'), completedAt: instant('09:50:30'), serverDate, age: age * MINUTE }), expected === null ? null : instant(expected), what)
  }
})
