import t from 'tap'
import { amountInWords, dayInWords, listInWords, timeInWords } from '../../../src/domain/dispute/court-words.ts'

// [instant, zone, day, time]
const times = [
  ['2005-03-02T10:02:00-08:00', 'America/Los_Angeles', '2 March 2005', '10:02 a.m.'],
  ['2005-03-02T09:59:59-08:00', 'America/Los_Angeles', '2 March 2005', '9:59:59 a.m.'],
  ['2005-03-02T09:59:59.999-08:00', 'America/Los_Angeles', '2 March 2005', '9:59:59.999 a.m.'],
  ['2005-03-02T00:00:00-08:00', 'America/Los_Angeles', '2 March 2005', '12:00 a.m.'],
  ['2005-03-02T12:00:00-08:00', 'America/Los_Angeles', '2 March 2005', '12:00 p.m.'],
  ['2005-03-03T07:59:00Z', 'America/Los_Angeles', '2 March 2005', '11:59 p.m.'],
  ['2005-10-30T00:59:59-07:00', 'America/Los_Angeles', '30 October 2005', '12:59:59 a.m.'],
  ['2005-10-30T01:30:00-07:00', 'America/Los_Angeles', '30 October 2005', '1:30 a.m. PDT'],
  ['2005-10-30T01:30:00-08:00', 'America/Los_Angeles', '30 October 2005', '1:30 a.m. PST'],
  ['2005-10-30T02:00:00-08:00', 'America/Los_Angeles', '30 October 2005', '2:00 a.m.'],
  ['2005-04-03T03:00:00-07:00', 'America/Los_Angeles', '3 April 2005', '3:00 a.m.'],
  ['2005-10-30T01:30:00-07:00', 'America/Phoenix', '30 October 2005', '1:30 a.m.']
] as const

t.test("instants as a letter writes them, on the court's clock", async t => {
  for (const [instant, zone, day, time] of times) {
    t.equal(dayInWords(Date.parse(instant), zone), day, instant)
    t.equal(timeInWords(Date.parse(instant), zone), time, instant)
  }
})

t.test('amounts and lists', async t => {
  t.equal(amountInWords({ amount: '110.00', currency: 'USD' }), '$110.00')
  t.equal(amountInWords({ amount: '-10.00', currency: 'USD' }), '$10.00')
  t.equal(amountInWords({ amount: '110', currency: 'JPY' }), '110 JPY')
  t.equal(listInWords([]), '')
  t.equal(listInWords(['a']), 'a')
  t.equal(listInWords(['a', 'b']), 'a and b')
  t.equal(listInWords(['a', 'b', 'c']), 'a, b and c')
})
