/** Says what a setting is and what was expected of it. */
export function refuse (name: string, value: string, expected: string): never {
  throw new Error(`${name} is "${value}": ${expected} is expected. See .env.example.`)
}

export function isHttpUrl (value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}
