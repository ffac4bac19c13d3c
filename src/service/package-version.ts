import { readFileSync } from 'node:fs'

/** The version in package.json, from src as from dist. */
export const packageVersion = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version
