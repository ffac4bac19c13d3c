import t from 'tap'
import { courtZone, isZone, offsetsContradict, type ZoneEvidence } from '../../../src/domain/time/time-zone.ts'

/** What a policy says: state, both offsets, publication label. */
type Says = readonly [state: string | null, standard: string | null, daylight: string | null, published: string]

function evidenceOf ([state, utcOffset, utcOffsetDaylightSavings, published]: Says, country: string | null = 'US'): ZoneEvidence {
  return { country, state, utcOffset, utcOffsetDaylightSavings, published }
}

// [what it shows, what the court's policies say, zone, source]
const zones: readonly (readonly [string, readonly Says[], string | undefined, string?])[] = [
  ['a state of one zone, no offsets', [['CA', null, null, '2005-01-01T10']], 'America/Los_Angeles', 'state'],
  ['a state of one zone, offsets that contradict it', [['CA', '-05:00', '-04:00', '2005-01-01T10']], 'America/Los_Angeles', 'state'],
  ['a state of one zone before offsets of an earlier policy', [[null, '-05', '-04', '2004-01-01T10'], ['CA', null, null, '2005-01-01T10']], 'America/Los_Angeles', 'state'],
  ['Arizona keeps standard time', [['AZ', '-07', '-07', '2005-01-01T10']], 'America/Phoenix', 'offsets'],
  ['the Navajo Nation in Arizona does not', [['Arizona', '-7', '-6', '2005-01-01T10']], 'America/Denver', 'offsets'],
  ['Indiana before 2006 kept standard time', [['IN', '-05', '-05', '2005-12-01T10']], 'America/Indiana/Indianapolis', 'offsets'],
  ['Indiana since 2006 does not', [['IN', '-05', '-04', '2010-01-01T10']], 'America/Indiana/Indianapolis', 'offsets'],
  ['Indiana before 2006 near Cincinnati', [['IN', '-05', '-04', '2005-12-01T10']], 'America/New_York', 'offsets'],
  ['Indiana near Chicago', [['IN', '-06', '-05', '2005-12-01T10']], 'America/Chicago', 'offsets'],
  ['the earliest policy that settles it decides', [['IN', '-05', '-05', '2005-12-01T10'], ['IN', '-06', '-05', '2004-12-01T10'], ['IN', null, null, '2003-12-01T10']], 'America/Chicago', 'offsets'],
  ['two policies of one label: the first given', [['IN', '-05', '-05', '2005-12-01T10'], ['IN', '-06', '-05', '2005-12-01T10']], 'America/Indiana/Indianapolis', 'offsets'],
  ['one offset is enough where one zone has it', [['TX', '-07:00', null, '2005-01-01T10']], 'America/Denver', 'offsets'],
  ['so is the daylight offset', [['Texas', null, 'UTC-5', '2005-01-01T10']], 'America/Chicago', 'offsets'],
  ['one offset is not enough where two zones have it', [['AZ', '-07', null, '2005-01-01T10']], undefined],
  ['an offset that cannot be read is none', [['AZ', '-07', 'MST', '2005-01-01T10']], undefined],
  ['a state of two zones and no offsets', [['FL', null, null, '2005-01-01T10']], undefined],
  ['offsets that no zone of the state has speak alone', [['FL', '-08', '-07', '2005-01-01T10']], 'America/Los_Angeles', 'offsets'],
  ['the Aleutians', [['AK', '-10', '-09', '2005-01-01T10']], 'America/Adak', 'offsets'],
  ['Metlakatla, before it followed Anchorage', [['AK', '-08', '-08', '2005-01-01T10']], 'America/Metlakatla', 'offsets'],
  ['Eastern, offsets alone', [[null, '-05', '-04', '2005-01-01T10']], 'America/New_York', 'offsets'],
  ['Central, offsets alone', [[null, '-06', '-05', '2005-01-01T10']], 'America/Chicago', 'offsets'],
  ['Mountain, offsets alone', [[null, '-07', '-06', '2005-01-01T10']], 'America/Denver', 'offsets'],
  ['Pacific, offsets alone', [[null, '-08', '-07', '2005-01-01T10']], 'America/Los_Angeles', 'offsets'],
  ['Alaska, offsets alone', [[null, '-09', '-08', '2005-01-01T10']], 'America/Anchorage', 'offsets'],
  ['Hawaii-Aleutian with summer time', [[null, '-10', '-09', '2005-01-01T10']], 'America/Adak', 'offsets'],
  ['Hawaii, offsets alone', [[null, '-10', '-10', '2005-01-01T10']], 'Pacific/Honolulu', 'offsets'],
  ['Arizona, offsets alone', [[null, '-07', '-07', '2005-01-01T10']], 'America/Phoenix', 'offsets'],
  ['Puerto Rico, offsets alone', [[null, '-04', '-04', '2005-01-01T10']], 'America/Puerto_Rico', 'offsets'],
  ['an equal pair west of Greenwich', [[null, '-05', '-05', '2005-01-01T10']], 'Etc/GMT+5', 'offsets'],
  ['an equal pair east of Greenwich', [[null, '+10', '+10', '2005-01-01T10']], 'Etc/GMT-10', 'offsets'],
  ['an equal pair at Greenwich', [[null, 'Z', 'UTC', '2005-01-01T10']], 'Etc/UTC', 'offsets'],
  ['an equal pair that is no whole hour', [[null, '+05:30', '+05:30', '2005-01-01T10']], undefined],
  ['a pair that the US does not have', [[null, '+01', '+02', '2005-01-01T10']], undefined],
  ['one offset alone', [[null, '-08', null, '2005-01-01T10']], undefined],
  ['the other offset alone', [[null, null, '-07', '2005-01-01T10']], undefined],
  ['nothing said', [[null, null, null, '2005-01-01T10']], undefined],
  ['no policies', [], undefined]
]

t.test('a court has one zone, the first that is known (domain §2)', async t => {
  for (const [what, says, name, source] of zones) {
    t.same(courtZone(null, says.map(one => evidenceOf(one))), name && { name, source }, what)
  }
})

t.test('the configured zone comes before everything', async t => {
  t.same(courtZone('America/Denver', [evidenceOf(['CA', null, null, '2005-01-01T10'])]), { name: 'America/Denver', source: 'configured' })
  t.same(courtZone('America/Denver', []), { name: 'America/Denver', source: 'configured' })
})

t.test('the order in which policies are given changes nothing, and they stay as given', async t => {
  const given = zones.find(([what]) => what.startsWith('the earliest'))?.[1].map(one => evidenceOf(one)) ?? []
  const before = structuredClone(given)
  t.same(courtZone(null, given.toReversed()), courtZone(null, given))
  t.same(given, before)
})

t.test('a state of another country tells no zone', async t => {
  t.equal(courtZone(null, [evidenceOf(['CA', null, null, '2005-01-01T10'], 'MX')]), undefined)
})

// [zone, standard, daylight, published, whether the offsets contradict the zone]
const contradictions = [
  ['America/Los_Angeles', '-08', '-07', '2005-03-01T10', false],
  ['America/Los_Angeles', '-08', null, '2005-03-01T10', false],
  ['America/Los_Angeles', null, null, '2005-03-01T10', false],
  ['America/Los_Angeles', 'PST', 'PDT', '2005-03-01T10', false],
  ['America/Los_Angeles', '-07', '-08', '2005-03-01T10', true],
  ['America/Los_Angeles', '-08', '-08', '2005-03-01T10', true],
  ['America/Los_Angeles', 'PST', '-08', '2005-03-01T10', true],
  ['America/Los_Angeles', '-05', null, '2005-03-01T10', true],
  ['America/Indiana/Indianapolis', '-05', '-05', '2005-03-01T10', false],
  ['America/Indiana/Indianapolis', '-05', '-05', '2006-03-01T10', true],
  ['America/Indiana/Indianapolis', '-05', '-04', '2006-03-01T10', false]
] as const

t.test('offsets contradict a zone by its own history', async t => {
  for (const [zone, standard, daylight, published, contradict] of contradictions) {
    t.equal(offsetsContradict(zone, evidenceOf([null, standard, daylight, published])), contradict, [zone, standard, daylight, published].join())
  }
})

t.test('a zone is one that IANA names', async t => {
  for (const name of ['America/Los_Angeles', 'America/Indiana/Indianapolis', 'Pacific/Honolulu', 'Etc/GMT+8', 'UTC']) t.ok(isZone(name), name)
  for (const name of ['America/Sacramento', 'Pacific', 'PT', '-08:00', '+08:00', 'UTC-8', '']) t.notOk(isZone(name), name)
})
