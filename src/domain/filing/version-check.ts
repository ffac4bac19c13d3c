import type { Version } from '../policy/version.ts'
import type { Verdict } from './filing-check.ts'

/**
 * The values of a policy that is not in force must not be used
 * in a filing [72]; `isKnown`: the court has such a version.
 */
export function judgeCitedVersion (cited: Version, inForce: Version, isKnown: boolean): Verdict {
  if (cited === inForce) {
    return { result: 'pass', text: `The filing cites version ${cited}, which is in force.`, expected: inForce }
  }
  const text = isKnown
    ? `The filing cites version ${cited}, which is not in force: ${inForce} is.`
    : `The filing cites version ${cited}, which the archive does not know: ${inForce} is in force.`
  return { result: 'fail', text, expected: inForce }
}
