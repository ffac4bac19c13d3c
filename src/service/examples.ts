import { readdirSync, readFileSync } from 'node:fs'
import type { Examples } from '../http/openapi.ts'

const DIRECTORY = new URL('../../openapi/examples/', import.meta.url)

/** The checked-in example answers, by operationId. */
export function readExamples (): Examples {
  const files = readdirSync(DIRECTORY).filter(file => file.endsWith('.json')).sort()
  return Object.fromEntries(
    files.map(file => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(new URL(file, DIRECTORY), 'utf8')) as unknown
    ])
  )
}
