import { readFileSync } from 'node:fs'

const folder = new URL('./data/', import.meta.url)

/** The data of a file in data/. `{ "$file": "x.json" }` stands for what x.json holds; in a list, a list is spliced in. */
export function readData (name) {
  return resolved(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
}

function resolved (data) {
  if (Array.isArray(data)) {
    return data.flatMap(item => isReference(item) ? readData(item.$file) : [resolved(item)])
  }
  if (typeof data !== 'object' || data === null) return data
  if (isReference(data)) return readData(data.$file)
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, resolved(value)]))
}

const isReference = item => typeof item === 'object' && item !== null && '$file' in item

/**
 * What the data say for one version of a policy.
 * - `since` and `before` (versions) bound what carries them.
 * - `{ "byVersion": { "1.0.0": a, "1.0.2": b } }` is a until 1.0.1 and b from 1.0.2 on; before the first it is absent.
 *   In a list, a list is spliced in.
 */
export function asOfVersion (data, version) {
  if (Array.isArray(data)) return data.filter(item => stands(item, version)).flatMap(item => asOfVersion(item, version) ?? [])
  if (typeof data !== 'object' || data === null) return data
  if ('byVersion' in data) return asOfVersion(latest(data.byVersion, version), version)
  const kept = Object.entries(data)
    .filter(([key, value]) => !['since', 'before'].includes(key) && stands(value, version))
    .map(([key, value]) => [key, asOfVersion(value, version)])
  return Object.fromEntries(kept.filter(([, value]) => value !== null))
}

/** Versions have one digit a part, so that their order is the order of the text. */
function stands (item, version) {
  if (typeof item !== 'object' || item === null) return true
  return !(item.since > version) && !(item.before <= version)
}

function latest (choices, version) {
  const newest = Object.keys(choices).filter(since => since <= version).sort().at(-1)
  return newest === undefined ? null : choices[newest]
}
