import type { FastifyRequest, FastifySchemaValidationError } from 'fastify'
import { nearNames } from '../domain/text/near-names.ts'
import { badRequest, type ParameterError, type Refusal } from '../answers/refusal.ts'
import { isOddText, refuseOddTexts } from './odd-text.ts'
import { quoted, shortened } from '../domain/text/quoted.ts'
import type { App } from './fastify.ts'

/** What our parameter schemas say beside JSON Schema: what is expected, in words, and an example. */
export interface ParameterSchema {
  type?: string
  'x-expected'?: string
  examples?: unknown[]
  properties?: Record<string, ParameterSchema>
}

/** Holds every operation to say which parameters it takes: one that does not would take any in silence. */
export function holdToParameters (app: App): void {
  app.addHook('onRoute', ({ method, schema, url }) => {
    const { operationId, querystring } = (schema ?? {}) as { operationId?: string, querystring?: object }
    if (operationId === undefined) return
    const isClosed = querystring !== undefined && 'additionalProperties' in querystring
    if (!isClosed) throw new Error(`${String(method)} ${url} does not say which parameters it takes.`)
  })
}

/**
 * Refuses what no parameter may hold, before anything makes text or numbers of it:
 * what is not percent-encoded UTF-8, characters that cannot be kept, and numbers
 * that are not written in digits (JavaScript would take 1e2, 0x10 or Infinity).
 */
export function refuseOddValues ({ params, url, query, routeOptions }: FastifyRequest): void {
  refuseUndecodable(url)
  const { params: ofPath, querystring } = (routeOptions.schema ?? {}) as {
    params?: ParameterSchema
    querystring?: ParameterSchema
  }
  const asked = query as Record<string, unknown>
  const placed = params as Record<string, unknown>
  for (const name in asked) {
    const value = asked[name]
    const described = querystring?.properties?.[name]
    // Nearly every one is a harmless text, which is looked at once.
    if (typeof value !== 'string' || isOddText(value)) refuseOddParts(name, value, described)
    refuseOddNumber(name, value, described)
  }
  for (const name in placed) refuseOddNumber(name, placed[name], ofPath?.properties?.[name])
}

function refuseOddParts (parameter: string, value: unknown, described: ParameterSchema | undefined): void {
  for (const each of [value].flat()) refuseOddTexts(each, shortened(parameter), exampleOf(described))
}

function refuseOddNumber (parameter: string, value: unknown, described: ParameterSchema | undefined): void {
  const odd = oddNumber(parameter, value, described)
  if (odd !== undefined) throw badRequest(odd)
}

/** What is wrong with the text of a number; undefined: nothing. */
export function oddNumber (
  parameter: string,
  value: unknown,
  described: ParameterSchema | undefined
): ParameterError | undefined {
  if (described?.type !== 'integer' || typeof value !== 'string' || /^\d{1,15}$/.test(value)) return undefined
  return {
    parameter,
    message: `${parameter} is ${quoted(value)}: ${described['x-expected'] ?? 'a whole number'} is expected${exampleOf(described)}.`
  }
}

function refuseUndecodable (url: string): void {
  const query = url.slice(url.indexOf('?') + 1)
  if (query.length === url.length || !query.includes('%')) return
  for (const pair of query.split('&')) {
    if (isDecodable(pair)) continue
    const [name = '', value = ''] = pair.split('=', 2)
    throw badRequest({
      parameter: shortened(name),
      message: `${shortened(name)} is ${quoted(value)}, which is not percent-encoded UTF-8: encode it, for example a percent sign as %25.`
    })
  }
}

function isDecodable (text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** A validation error with what `verbose` adds. */
interface VerboseError extends FastifySchemaValidationError { parentSchema?: ParameterSchema, data?: unknown }

/**
 * A 400 that names each bad parameter, in a body by its path
 * (`documents/0/bytes`), says what was expected and gives an example.
 */
export const invalidRequest = (errors: readonly FastifySchemaValidationError[], part = 'querystring'): Refusal =>
  badRequest(...parameterErrors(errors, part))

/** What is wrong, once for each parameter. */
export function parameterErrors (
  errors: readonly FastifySchemaValidationError[],
  part = 'querystring'
): ParameterError[] {
  const seen = new Map<string, ParameterError>()
  for (const error of errors.map(each => describe(each, part === 'body'))) {
    if (!seen.has(error.parameter)) seen.set(error.parameter, error)
  }
  return [...seen.values()]
}

function describe (error: VerboseError, isBody: boolean): ParameterError {
  const { keyword, params, parentSchema, data } = error
  const path = error.instancePath.slice(1)
  const within = path === '' ? '' : `${path}/`
  if (keyword === 'additionalProperties') {
    return unknownParameter(String(params['additionalProperty']), parentSchema, within)
  }
  if (keyword === 'required') {
    return missingParameter(
      within + String(params['missingProperty']),
      parentSchema?.properties?.[String(params['missingProperty'])],
      isBody
    )
  }
  // A parameter that may be given several times has one name.
  const parameter = path === '' ? 'body' : isBody ? path : path.split('/')[0] as string
  if (keyword === 'maxLength') return tooLong(parameter, String(data), Number(params['limit']))
  // Whatever its schema forbids in a list: what may be given several times has a schema of lists.
  if (!isBody && Array.isArray(data) && parentSchema?.type !== 'array') {
    return {
      parameter,
      message: `${parameter} is given ${data.length} times: give it once${exampleOf(parentSchema, isBody)}.`
    }
  }
  if (isBody && data === undefined) return missingParameter(parameter, parentSchema, isBody)
  // In a body 100 is not "100"; what stands in a URL is text, whatever was made of it.
  const given =
    typeof data === 'string' ? quoted(data) : isBody ? shortened(JSON.stringify(data)) : quoted(JSON.stringify(data))
  return { parameter, message: `${parameter} is ${given}: ${expectationOf(error)}${exampleOf(parentSchema, isBody)}.` }
}

function tooLong (parameter: string, text: string, most: number): ParameterError {
  return {
    parameter,
    message: `${parameter} is ${quoted(text)}, which has ${text.length} characters: ${most} at most are expected.`
  }
}

function unknownParameter (given: string, parent: ParameterSchema | undefined, within: string): ParameterError {
  const known = Object.keys(parent?.properties ?? {})
  const near = nearNames(shortened(given), known, 1)[0]
  const hint = near === undefined ? '' : ` Did you mean ${near}?`
  const parameter = within + shortened(given)
  const place = within === '' ? 'this route' : within.slice(0, -1)
  const others = known.length === 0 ? `${place} takes none.` : `${place} takes ${known.join(', ')}.`
  return { parameter, message: `There is no parameter ${parameter}: ${others}${hint}` }
}

function missingParameter (parameter: string, schema: ParameterSchema | undefined, isBody: boolean): ParameterError {
  return {
    parameter,
    message: `${parameter} is missing: ${schema?.['x-expected'] ?? 'a value'} is expected${exampleOf(schema, isBody)}.`
  }
}

function expectationOf ({ parentSchema, message }: VerboseError): string {
  const expected = parentSchema?.['x-expected']
  return expected === undefined ? message ?? 'another value is expected' : `${expected} is expected`
}

/** An example as it is written: in a body as JSON, in a URL as text, once. */
function exampleOf (schema: ParameterSchema | undefined, isBody = false): string {
  const example = [schema?.examples?.[0]].flat()[0]
  return example === undefined
    ? ''
    : `, for example ${isBody ? JSON.stringify(schema?.examples?.[0]) : String(example)}`
}
