/** Throws what a bad value of a setting is answered with: its name, the value, and what was expected. */
export function badValue (name: string, value: string, expected: string): never {
  throw new Error(`${name} is "${value}": ${expected} is expected. See .env.example.`)
}

/** A whole number between two that are allowed as well. */
export function wholeNumber (name: string, value: string, least: number, most: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : NaN
  return number >= least && number <= most ? number : badValue(name, value, `a whole number from ${least} to ${most}`)
}

/** One of some words. */
export function oneOf (name: string, value: string, allowed: readonly string[]): string {
  return allowed.includes(value) ? value : badValue(name, value, `one of ${allowed.join(', ')}`)
}

/** Text without what ends a line, or does worse in a header. */
export function oneLine (name: string, value: string | null): string | null {
  return value === null || !/\p{Cc}/u.test(value) ? value : badValue(name, value, 'an address on one line')
}

/** Whether something is an absolute URL of the web. */
export function isHttpUrl (value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}
