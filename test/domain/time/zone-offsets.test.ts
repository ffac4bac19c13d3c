import fc from 'fast-check'
import { DateTime, IANAZone } from 'luxon'
import t from 'tap'
import { dateOf, minuteOf, printInstant, topOfHour } from '../../../src/domain/time/court-time.ts'
import { offsetsOf } from '../../../src/domain/time/zone-offsets.ts'

// Zones that change their clocks by an hour, by half of one, within a month, at the year's end, by a day, or had seconds once.
const zones = [
  'America/Los_Angeles', 'America/Phoenix', 'America/Indiana/Indianapolis', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu',
  'Etc/UTC', 'Pacific/Apia', 'America/Caracas', 'Antarctica/Troll', 'America/St_Johns'
]
const QUARTER = 15 * 60_000

/** Instants of four hundred years, half of them on a quarter of an hour, where clocks are changed. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(1800), max: Date.UTC(2200) }),
  fc.integer({ min: Date.UTC(1970) / QUARTER, max: Date.UTC(2100) / QUARTER }).map(quarters => quarters * QUARTER)
)

t.test('what the court\'s clock shows is what luxon says', async () => {
  fc.assert(fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
    const clock = DateTime.fromMillis(instant, { zone })
    return printInstant(instant, zone) === clock.toISO({ suppressMilliseconds: true }) &&
      dateOf(instant, zone) === clock.toFormat('yyyy-MM-dd') &&
      minuteOf(instant, zone) === clock.minute &&
      topOfHour(instant, zone) === clock.startOf('hour').toMillis()
  }), { seed: 20050302, numRuns: 4_000 })
})

t.test('around each change of a clock, to the millisecond', async t => {
  for (const zone of zones) {
    const rules = IANAZone.create(zone)
    const changes = []
    for (let day = Date.UTC(2004); day < Date.UTC(2013); day += 86_400_000) if (rules.offset(day) !== rules.offset(day + 86_400_000)) changes.push(day)
    const wrong = changes.flatMap(day => Array.from({ length: 97 }, (_, quarter) => day + quarter * QUARTER))
      .flatMap(instant => [instant - 1, instant])
      .filter(instant => offsetsOf(zone)(instant) !== Math.round(rules.offset(instant) * 60_000))
    t.same(wrong, [], zone)
  }
})

t.test('what is no instant has no offset, and what is no zone none either', async t => {
  t.throws(() => printInstant(NaN, 'Etc/UTC'), RangeError)
  t.throws(() => offsetsOf('Mars/Olympus'), RangeError)
})
