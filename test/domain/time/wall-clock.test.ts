import fc from 'fast-check'
import { DateTime } from 'luxon'
import t from 'tap'
import { isDate, printWall, readWall } from '../../../src/domain/time/wall-clock.ts'

const instants = fc.integer({ min: Date.UTC(1800), max: Date.UTC(2200) })

t.test('a wall time is printed as luxon prints it, and read back', async () => {
  fc.assert(fc.property(instants, millis => {
    const seconds = millis - millis % 1_000
    return printWall(millis) === DateTime.fromMillis(millis, { zone: 'utc' }).toISO({ suppressMilliseconds: true, includeOffset: false }) &&
      readWall(printWall(seconds) as string) === seconds
  }), { seed: 20050302, numRuns: 3_000 })
})

t.test('each shape is read, and no other', async t => {
  const cases: Array<[string, number | undefined]> = [
    ['2005-03-02T09', Date.UTC(2005, 2, 2, 9)],
    ['2005-03-02T09:30', Date.UTC(2005, 2, 2, 9, 30)],
    ['2005-03-02T23:59:59', Date.UTC(2005, 2, 2, 23, 59, 59)],
    ['2005-02-29T00', NaN],
    ['1900-02-29T00', NaN],
    ['2000-02-29T00', Date.UTC(2000, 1, 29)],
    ['2005-13-01T00', NaN],
    ['2005-00-01T00', NaN],
    ['2005-01-00T00', NaN],
    ['2005-1-001T00', NaN],
    ['2005-03-2xT09', NaN],
    ['2005-03-02T24:00', undefined],
    ['2005-03-02T09:60', undefined],
    ['2005-03-02T09:30:60', undefined],
    ['2005-03-02T0x', undefined],
    ['2005-03-02Tx0', undefined],
    ['2005-03-02T /', undefined],
    ['2005-03-02 09', undefined],
    ['2005-03-02T09-08', undefined],
    ['2005-03-02T09:30-08', undefined],
    ['2005-03-02T09:30:00.5', undefined],
    ['', undefined]
  ]
  for (const [text, expected] of cases) t.same(readWall(text), expected, text)
})

t.test('years of four digits alone, and instants alone, are printed', async t => {
  t.equal(printWall(Date.UTC(10000, 0, 1)), undefined)
  t.equal(printWall(Date.UTC(-1, 0, 1)), undefined)
  t.equal(printWall(NaN), undefined)
  t.equal(printWall(-62_167_219_200_000), '0000-01-01T00:00:00')
})

t.test('dates of the calendar', async t => {
  for (const [text, expected] of [['2004-02-29', true], ['2005-02-29', false], ['2005-2-9', false], ['', false]] as const) t.equal(isDate(text), expected, text)
})

t.test('each day of three hundred years is printed and read back', async t => {
  let wrong = 0
  for (let day = -60_000; day < 60_000; day += 1) {
    const text = printWall(day * 86_400_000) as string
    if (readWall(text) !== day * 86_400_000) wrong += 1
  }
  t.equal(wrong, 0)
})
