const eastern = 'America/New_York'
const central = 'America/Chicago'
const mountain = 'America/Denver'
const pacific = 'America/Los_Angeles'

/**
 * The states, DC and the territories: postal code, name without blanks, IANA zones with the most populous first.
 * Zones that have shown the same clock as one listed since 1990, or hold a county or two of Indiana, Kentucky
 * or North Dakota for a time, are left to the configuration.
 */
const states: readonly (readonly [code: string, name: string, ...zones: string[]])[] = [
  ['al', 'alabama', central],
  ['ak', 'alaska', 'America/Anchorage', 'America/Adak', 'America/Metlakatla'],
  ['az', 'arizona', 'America/Phoenix', mountain],
  ['ar', 'arkansas', central],
  ['ca', 'california', pacific],
  ['co', 'colorado', mountain],
  ['ct', 'connecticut', eastern],
  ['de', 'delaware', eastern],
  ['dc', 'districtofcolumbia', eastern],
  ['fl', 'florida', eastern, central],
  ['ga', 'georgia', eastern],
  ['hi', 'hawaii', 'Pacific/Honolulu'],
  ['id', 'idaho', 'America/Boise', pacific],
  ['il', 'illinois', central],
  ['in', 'indiana', 'America/Indiana/Indianapolis', central, eastern],
  ['ia', 'iowa', central],
  ['ks', 'kansas', central, mountain],
  ['ky', 'kentucky', eastern, central],
  ['la', 'louisiana', central],
  ['me', 'maine', eastern],
  ['md', 'maryland', eastern],
  ['ma', 'massachusetts', eastern],
  ['mi', 'michigan', 'America/Detroit', 'America/Menominee'],
  ['mn', 'minnesota', central],
  ['ms', 'mississippi', central],
  ['mo', 'missouri', central],
  ['mt', 'montana', mountain],
  ['ne', 'nebraska', central, mountain],
  ['nv', 'nevada', pacific, mountain],
  ['nh', 'newhampshire', eastern],
  ['nj', 'newjersey', eastern],
  ['nm', 'newmexico', mountain],
  ['ny', 'newyork', eastern],
  ['nc', 'northcarolina', eastern],
  ['nd', 'northdakota', central, mountain],
  ['oh', 'ohio', eastern],
  ['ok', 'oklahoma', central],
  ['or', 'oregon', pacific, 'America/Boise'],
  ['pa', 'pennsylvania', eastern],
  ['ri', 'rhodeisland', eastern],
  ['sc', 'southcarolina', eastern],
  ['sd', 'southdakota', central, mountain],
  ['tn', 'tennessee', central, eastern],
  ['tx', 'texas', central, mountain],
  ['ut', 'utah', mountain],
  ['vt', 'vermont', eastern],
  ['va', 'virginia', eastern],
  ['wa', 'washington', pacific],
  ['wv', 'westvirginia', eastern],
  ['wi', 'wisconsin', central],
  ['wy', 'wyoming', mountain],
  ['as', 'americansamoa', 'Pacific/Pago_Pago'],
  ['gu', 'guam', 'Pacific/Guam'],
  ['mp', 'northernmarianaislands', 'Pacific/Saipan'],
  ['pr', 'puertorico', 'America/Puerto_Rico'],
  ['vi', 'virginislands', 'America/St_Thomas']
]

const countries = new Set(['us', 'usa', 'unitedstates', 'unitedstatesofamerica'])

const zonesByState: ReadonlyMap<string, readonly string[]> = new Map(
  states.flatMap(([code, name, ...zones]): [string, string[]][] => [[code, zones], [name, zones]])
)

/** The IANA zones of a state of the US, two-letter or spelled (`NC`, `NorthCarolina`, `north carolina`); empty for any other place. */
export function zonesOf (country: string | null, state: string | null): readonly string[] {
  if (!countries.has(lettersOf(country))) return []
  return zonesByState.get(lettersOf(state).replace(/^us(?=virginislands)/, '')) ?? []
}

/** The letters alone, small. */
const lettersOf = (text: string | null): string => (text ?? '').toLowerCase().replace(/[^a-z]/g, '')

/** A state's postal code in small letters, spelled or two-letter; of anything else its letters. */
export function stateCode (state: string | null): string {
  const letters = lettersOf(state)
  return states.find(([code, name]) => code === letters || name === letters)?.[0] ?? letters
}
