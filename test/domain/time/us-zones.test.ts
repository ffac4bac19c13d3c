import t from 'tap'
import { isZone } from '../../../src/domain/time/time-zone.ts'
import { stateCode, stateDirectory, zonesOf } from '../../../src/domain/time/us-zones.ts'

// [country, state, zones, the most populous first]
const places = [
  ['US', 'CA', ['America/Los_Angeles']],
  ['USA', 'California', ['America/Los_Angeles']],
  ['United States', ' california ', ['America/Los_Angeles']],
  ['United States of America', 'NorthCarolina', ['America/New_York']],
  ['us', 'north carolina', ['America/New_York']],
  ['U.S.', 'NC', ['America/New_York']],
  ['US', 'D.C.', ['America/New_York']],
  ['US', 'District of Columbia', ['America/New_York']],
  ['US', 'WASHINGTON', ['America/Los_Angeles']],
  ['US', 'Virginia', ['America/New_York']],
  ['US', 'Virgin Islands', ['America/St_Thomas']],
  ['US', 'U.S. Virgin Islands', ['America/St_Thomas']],
  ['US', 'Puerto Rico', ['America/Puerto_Rico']],
  ['US', 'Guam', ['Pacific/Guam']],
  ['US', 'AK', ['America/Anchorage', 'America/Adak', 'America/Metlakatla']],
  ['US', 'AZ', ['America/Phoenix', 'America/Denver']],
  ['US', 'FL', ['America/New_York', 'America/Chicago']],
  ['US', 'ID', ['America/Boise', 'America/Los_Angeles']],
  ['US', 'IN', ['America/Indiana/Indianapolis', 'America/Chicago', 'America/New_York']],
  ['US', 'KS', ['America/Chicago', 'America/Denver']],
  ['US', 'KY', ['America/New_York', 'America/Chicago']],
  ['US', 'MI', ['America/Detroit', 'America/Menominee']],
  ['US', 'ND', ['America/Chicago', 'America/Denver']],
  ['US', 'NE', ['America/Chicago', 'America/Denver']],
  ['US', 'NV', ['America/Los_Angeles', 'America/Denver']],
  ['US', 'OR', ['America/Los_Angeles', 'America/Boise']],
  ['US', 'SD', ['America/Chicago', 'America/Denver']],
  ['US', 'TN', ['America/Chicago', 'America/New_York']],
  ['US', 'TX', ['America/Chicago', 'America/Denver']],
  ['US', 'Ontario', []],
  ['US', null, []],
  [null, 'CA', []],
  ['CA', 'ON', []],
  ['MX', 'Chihuahua', []]
] as const

t.test('the zones of a state, two-letter or spelled', async t => {
  for (const [country, state, zones] of places) t.same(zonesOf(country, state), zones, `${country}, ${state}`)
})

t.test('fifty states, DC and five territories have zones that IANA names', async t => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const known = letters.flatMap(a => letters.map(b => a + b)).filter(code => zonesOf('US', code).length > 0)
  t.equal(known.length, 56)
  for (const code of known) t.ok(zonesOf('US', code).every(isZone), code)
})

// [as printed, code]
const spelled = [['CA', 'ca'], ['California', 'ca'], ['north carolina', 'nc'], ['NorthCarolina', 'nc'], ['Ontario', 'ontario'], [null, '']] as const

t.test('a state is the same spelled and in two letters', async t => {
  for (const [state, code] of spelled) t.equal(stateCode(state), code, String(state))
})

// [country, state, as a directory spells it]
const directories = [
  ['US', 'CA', 'California'], ['USA', 'north carolina', 'NorthCarolina'], ['US', 'D.C.', 'DistrictOfColumbia'], ['US', 'NewYork', 'NewYork'],
  ['US', 'Ontario', undefined], ['CA', 'ON', undefined], [null, 'CA', undefined], ['US', null, undefined]
] as const

t.test('a state is spelled in UpperCamelCase in the name of a directory', async t => {
  for (const [country, state, directory] of directories) t.equal(stateDirectory(country, state), directory, `${country} ${state}`)
})
