const eastern = 'America/New_York'
const central = 'America/Chicago'
const mountain = 'America/Denver'
const pacific = 'America/Los_Angeles'

/**
 * The states, DC and the territories: postal code, name as directories spell it [34], IANA zones with
 * the most populous first. Zones that have shown the same clock as one listed since 1990, or hold a
 * county or two of Indiana, Kentucky or North Dakota for a time, are left to the configuration.
 */
const states: readonly (readonly [code: string, name: string, ...zones: string[]])[] = [
  ['al', 'Alabama', central],
  ['ak', 'Alaska', 'America/Anchorage', 'America/Adak', 'America/Metlakatla'],
  ['az', 'Arizona', 'America/Phoenix', mountain],
  ['ar', 'Arkansas', central],
  ['ca', 'California', pacific],
  ['co', 'Colorado', mountain],
  ['ct', 'Connecticut', eastern],
  ['de', 'Delaware', eastern],
  ['dc', 'DistrictOfColumbia', eastern],
  ['fl', 'Florida', eastern, central],
  ['ga', 'Georgia', eastern],
  ['hi', 'Hawaii', 'Pacific/Honolulu'],
  ['id', 'Idaho', 'America/Boise', pacific],
  ['il', 'Illinois', central],
  ['in', 'Indiana', 'America/Indiana/Indianapolis', central, eastern],
  ['ia', 'Iowa', central],
  ['ks', 'Kansas', central, mountain],
  ['ky', 'Kentucky', eastern, central],
  ['la', 'Louisiana', central],
  ['me', 'Maine', eastern],
  ['md', 'Maryland', eastern],
  ['ma', 'Massachusetts', eastern],
  ['mi', 'Michigan', 'America/Detroit', 'America/Menominee'],
  ['mn', 'Minnesota', central],
  ['ms', 'Mississippi', central],
  ['mo', 'Missouri', central],
  ['mt', 'Montana', mountain],
  ['ne', 'Nebraska', central, mountain],
  ['nv', 'Nevada', pacific, mountain],
  ['nh', 'NewHampshire', eastern],
  ['nj', 'NewJersey', eastern],
  ['nm', 'NewMexico', mountain],
  ['ny', 'NewYork', eastern],
  ['nc', 'NorthCarolina', eastern],
  ['nd', 'NorthDakota', central, mountain],
  ['oh', 'Ohio', eastern],
  ['ok', 'Oklahoma', central],
  ['or', 'Oregon', pacific, 'America/Boise'],
  ['pa', 'Pennsylvania', eastern],
  ['ri', 'RhodeIsland', eastern],
  ['sc', 'SouthCarolina', eastern],
  ['sd', 'SouthDakota', central, mountain],
  ['tn', 'Tennessee', central, eastern],
  ['tx', 'Texas', central, mountain],
  ['ut', 'Utah', mountain],
  ['vt', 'Vermont', eastern],
  ['va', 'Virginia', eastern],
  ['wa', 'Washington', pacific],
  ['wv', 'WestVirginia', eastern],
  ['wi', 'Wisconsin', central],
  ['wy', 'Wyoming', mountain],
  ['as', 'AmericanSamoa', 'Pacific/Pago_Pago'],
  ['gu', 'Guam', 'Pacific/Guam'],
  ['mp', 'NorthernMarianaIslands', 'Pacific/Saipan'],
  ['pr', 'PuertoRico', 'America/Puerto_Rico'],
  ['vi', 'VirginIslands', 'America/St_Thomas']
]

const countries = new Set(['us', 'usa', 'unitedstates', 'unitedstatesofamerica'])

const zonesByState: ReadonlyMap<string, readonly string[]> = new Map(
  states.flatMap(([code, name, ...zones]): [string, string[]][] => [[code, zones], [name.toLowerCase(), zones]])
)

/**
 * The IANA zones of a state of the US, two-letter or spelled (`NC`,
 * `NorthCarolina`, `north carolina`); empty for any other place.
 */
export function zonesOf (country: string | null, state: string | null): readonly string[] {
  if (!countries.has(lettersOf(country))) return []
  return zonesByState.get(lettersOf(state).replace(/^us(?=virginislands)/, '')) ?? []
}

/** The letters alone, small. */
const lettersOf = (text: string | null): string => (text ?? '').toLowerCase().replace(/[^a-z]/g, '')

/** A state's postal code in small letters, spelled or two-letter; of anything else its letters. */
export function stateCode (state: string | null): string {
  const letters = lettersOf(state)
  return states.find(([code, name]) => code === letters || name.toLowerCase() === letters)?.[0] ?? letters
}

/**
 * A state's name as a directory spells it, in UpperCamelCase
 * without blanks [34]; undefined for what is no state of the US.
 */
export function stateDirectory (country: string | null, state: string | null): string | undefined {
  const known = stateCode(state)
  return countries.has(lettersOf(country)) ? states.find(([code]) => code === known)?.[1] : undefined
}
