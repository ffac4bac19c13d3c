import t from 'tap'
import { earliestStart, isBeforeItsHour, isInLastQuarter, publicationLabel, quarterOf } from '../../../src/domain/time/publication-hour.ts'

const zone = 'America/Los_Angeles'
const on = (text: string): number => Date.parse(`${text}-08:00`)

// [moment, label of what is published then, first label at which it may take effect]
const publications = [
  ['2005-03-01T16:00', '2005-03-01T16', '2005-03-01T17'],
  ['2005-03-01T16:44:59', '2005-03-01T16', '2005-03-01T17'],
  ['2005-03-01T16:45', '2005-03-01T17', '2005-03-01T18'],
  ['2005-03-01T23:59', '2005-03-02T00', '2005-03-02T01'],
  ['2005-12-31T23:50', '2006-01-01T00', '2006-01-01T01']
] as const

t.test('the label of a publication, and the floor of its start [61][63][64]', async t => {
  for (const [moment, label, start] of publications) {
    t.equal(publicationLabel(on(moment), zone), label, moment)
    t.equal(earliestStart(label), start, moment)
    t.equal(isInLastQuarter(on(moment), zone), !moment.startsWith(label), moment)
  }
})

t.test('where half an hour is no whole one, minutes are the court\'s', async t => {
  t.notOk(isInLastQuarter(Date.parse('2026-06-01T00:50Z'), 'Asia/Kolkata'))
  t.ok(isInLastQuarter(Date.parse('2026-06-01T00:20Z'), 'Asia/Kolkata'))
})

t.test('the quarter before the hour of a label [82]', async t => {
  const publishedAt = on('2005-03-01T16:00')
  t.ok(isBeforeItsHour(on('2005-03-01T15:45'), publishedAt))
  t.ok(isBeforeItsHour(publishedAt - 1, publishedAt))
  t.notOk(isBeforeItsHour(on('2005-03-01T15:44:59'), publishedAt))
  t.notOk(isBeforeItsHour(publishedAt, publishedAt))
  t.equal(quarterOf(on('2005-03-01T15:59:59')), on('2005-03-01T15:45'))
})
