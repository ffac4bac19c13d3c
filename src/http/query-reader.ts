import { Ajv, type Options } from 'ajv'
import type { FastifySchemaValidationError } from 'fastify'
import type { Static, TObject } from 'typebox'
import type { ParameterError } from '../answers/refusal.ts'
import { oddNumber, parameterErrors, type ParameterSchema } from './validation.ts'

/** How parameters are validated: texts become the numbers and truths that a schema asks for. */
export const parameterOptions: Options = {
  removeAdditional: false,
  coerceTypes: true,
  allErrors: true,
  verbose: true,
  keywords: ['x-expected']
}

/** Parameters as a route reads them, or what it would refuse of them. */
export type ReadQuery<Value> = { kind: 'read', value: Value } | { kind: 'wrong', errors: ParameterError[] }

/** Reads parameters as a route with this schema does: for who asks the same by another way than that route. */
export function queryReader<Schema extends TObject> (
  schema: Schema
): (asked: Readonly<Record<string, unknown>>) => ReadQuery<Static<Schema>> {
  const isRead = new Ajv(parameterOptions).compile(schema)
  const described = schema.properties as Record<string, ParameterSchema>
  return asked => {
    const value = structuredClone(asked)
    const odd = Object.entries(asked).flatMap(([name, text]) => oddNumber(name, text, described[name]) ?? [])
    const others = isRead(value) ? [] : parameterErrors(isRead.errors as FastifySchemaValidationError[])
    const isOdd = new Set(odd.map(({ parameter }) => parameter))
    const errors = [...odd, ...others.filter(({ parameter }) => !isOdd.has(parameter))]
    return errors.length === 0 ? { kind: 'read', value: value as Static<Schema> } : { kind: 'wrong', errors }
  }
}
