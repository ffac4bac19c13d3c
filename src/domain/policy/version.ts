/** A policy's version `X.Y.Y`, three digits 0-9, canonical: `1.0.3` [102], section 2.7. */
export type Version = string

/** The canonical version of three parts as xsd:integer prints them (`+1`, `01` allowed), or undefined. */
export function versionOf (parts: readonly string[]): Version | undefined {
  const digits = parts.map(part => /^\s*\+?0*(\d)\s*$/.exec(part)?.[1])
  return digits.length === 3 && digits.every(digit => digit !== undefined) ? digits.join('.') : undefined
}

/** As tuples; one digit a part makes that the order of the text. Negative when `a` is the older. */
export function compareVersions (a: Version, b: Version): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The version after another [102]: the next minor one, where a digit after 9
 * carries (1.0.9, 1.1.0), or the next major one; undefined after the last there is.
 */
export function versionAfter (version: Version, isMajor: boolean): Version | undefined {
  const next = isMajor ? (Number(version[0]) + 1) * 100 : Number(version.replaceAll('.', '')) + 1
  const hasRoom = next < 1000 && (isMajor || String(next).padStart(3, '0')[0] === version[0])
  return hasRoom ? String(next).padStart(3, '0').split('').join('.') : undefined
}
