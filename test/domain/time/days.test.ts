import t from 'tap'
import { dayAfter, startOfDay, weekdayOf } from '../../../src/domain/time/days.ts'

// [date, days later, zone, the court's midnight; undefined where there is none]
const days = [
  ['2005-03-02', 0, 'America/Los_Angeles', '2005-03-02T00:00-08:00'],
  ['2005-12-31', 1, 'America/Los_Angeles', '2006-01-01T00:00-08:00'],
  ['2005-04-03', 1, 'America/Los_Angeles', '2005-04-04T00:00-07:00'],
  ['2018-11-04', 0, 'America/Sao_Paulo', '2018-11-04T01:00-02:00'],
  ['2005-02-30', 0, 'America/Los_Angeles', undefined],
  ['soon', 0, 'America/Los_Angeles', undefined],
  ['9999-12-31', 1, 'America/Los_Angeles', undefined]
] as const

t.test('the court\'s midnight; where the clock skips it, the first instant of the day', async t => {
  for (const [date, later, zone, expected] of days) {
    t.equal(startOfDay(date, later, zone), expected === undefined ? undefined : Date.parse(expected), `${date} + ${later} ${zone}`)
  }
})

t.test('the day after a date, and its weekday', async t => {
  t.equal(dayAfter('2004-02-28'), '2004-02-29')
  t.equal(dayAfter('2005-12-31', 2), '2006-01-02')
  t.equal(dayAfter('9999-12-31'), undefined)
  t.same(['2005-03-07', '2005-03-13'].map(weekdayOf), [1, 7], 'Monday and Sunday')
})
