/** Where two values of JSON differ; what is absent is undefined. */
export interface DifferingPath { path: string, stored: unknown, computed: unknown }

/**
 * The first places in which two values of JSON differ, at most `most`, as paths that count from 0 (`fees[2].cost`;
 * `` is the whole). The order of members does not count; a member that is undefined is one that is absent.
 */
export function differingPaths (stored: unknown, computed: unknown, most: number): DifferingPath[] {
  const found: DifferingPath[] = []
  for (const place of walk(stored, computed, '')) {
    if (found.length === most) break
    found.push(place)
  }
  return found
}

function * walk (stored: unknown, computed: unknown, path: string): Generator<DifferingPath> {
  if (Object.is(stored, computed)) return
  if (Array.isArray(stored) && Array.isArray(computed)) {
    for (let place = 0; place < Math.max(stored.length, computed.length); place += 1) {
      yield * walk(stored[place], computed[place], `${path}[${place}]`)
    }
  } else if (isObject(stored) && isObject(computed)) {
    for (const name of new Set([...Object.keys(stored), ...Object.keys(computed)])) {
      yield * walk(own(stored, name), own(computed, name), path === '' ? name : `${path}.${name}`)
    }
  } else {
    yield { path, stored, computed }
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is inherited, as `constructor` is, is no member. */
const own = (value: object, name: string): unknown => Object.getOwnPropertyDescriptor(value, name)?.value
