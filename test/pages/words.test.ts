import t from 'tap'
import { inWords, moneyInWords, spanInWords, utcInWords, verdictInWords } from '../../src/pages/words.ts'

const losAngeles = 'America/Los_Angeles'

// [instant as an answer prints it, zone, in words]
const instants = [
  ['2005-03-02T09:30:00-08:00', losAngeles, '2 March 2005, 9:30 a.m. PST'],
  ['2005-07-02T00:00:00-07:00', losAngeles, '2 July 2005, 12:00 a.m. PDT'],
  ['2005-10-30T01:59:59-07:00', losAngeles, '30 October 2005, 1:59:59 a.m. PDT'],
  ['2005-10-30T01:00:00-08:00', losAngeles, '30 October 2005, 1:00 a.m. PST'],
  ['2005-12-31T12:00:00-08:00', losAngeles, '31 December 2005, 12:00 p.m. PST'],
  ['2005-12-31T23:59:59.999-08:00', losAngeles, '31 December 2005, 11:59:59.999 p.m. PST'],
  ['2005-03-02T09:30:00-07:00', 'America/Phoenix', '2 March 2005, 9:30 a.m. MST'],
  ['2005-03-02T09:30:00-05:00', 'America/Indiana/Indianapolis', '2 March 2005, 9:30 a.m. UTC\u221205:00'],
  ['2005-03-02T09:30:00+11:00', 'Australia/Lord_Howe', '2 March 2005, 9:30 a.m. UTC+11:00'],
  ['2026-11-22T04:13:00.123Z', null, '22 November 2026, 4:13:00.123 a.m. UTC'],
  ['some day', losAngeles, 'some day']
] as const

for (const [text, zone, words] of instants) t.equal(inWords(text, zone), words)
t.equal(utcInWords('2026-11-22T04:13:09.123Z'), '22 November 2026, 4:13:09 a.m. UTC')

// [amount, currency, in words]
for (const [amount, currency, words] of [
  ['110.00', 'USD', '$110.00'],
  ['-10.00', 'USD', '\u2212$10.00'],
  ['12.345', 'USD', '$12.345'],
  ['-435', 'JPY', '\u2212435 JPY']
] as const) t.equal(moneyInWords({ amount, currency }), words)

// [seconds, in words]
for (const [seconds, words] of [
  [0.001, 'less than a second'], [1, '1 second'], [-1.9, '1 second'], [120, '2 minutes'], [3_480, '58 minutes'], [3_661, '1 hour 1 minute'], [86_400 * 2 + 3_600, '2 days 1 hour'], [-90, '1 minute 30 seconds']
] as const) t.equal(spanInWords(seconds), words)

t.equal(verdictInWords('underpaid'), 'Less was tendered than was due')
t.equal(verdictInWords('a-later-one'), 'a-later-one')
