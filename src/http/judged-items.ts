import type { FastifySchemaCompiler, preValidationHookHandler } from 'fastify'
import { Refusal } from '../answers/refusal.ts'
import { refuseOddTexts } from './odd-text.ts'
import { bodyValidator, refuseTooMany } from './question-body.ts'
import { invalidRequest } from './validation.ts'

/** A schema of a body as far as it is taken apart here. */
interface BodySchema { properties: Record<string, object> }

/** What a route is given whose body has a list of independent items, and how each of them is judged. */
export interface JudgedItems {
  /** For the route; its schema of the body says all the same what an item is. */
  route: { validatorCompiler: FastifySchemaCompiler<object>, preValidation: preValidationHookHandler }
  /** What is wrong with the item at a place of the list; undefined where it is what the schema says. */
  refusalOf: (item: unknown, place: number) => Refusal | undefined
}

/**
 * A list of a body whose items stand for themselves: what is wrong with one of
 * them is that one's own refusal, and the body is judged without them.
 *
 * @param items more of them are a 413
 * @param item the schema of one
 */
export function judgedItems ({ list, items }: { list: string, items: number }, item: object): JudgedItems {
  const isItem = bodyValidator(item)
  return {
    route: {
      validatorCompiler: ({ schema, httpPart }) => bodyValidator(httpPart === 'body' ? without(schema, list) : schema),
      preValidation: ({ body }, _reply, done) => {
        refuseTooMany(body, { list, items })
        const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
        refuseOddTexts(isObject ? { ...body, [list]: undefined } : body, '')
        done()
      }
    },
    refusalOf: (value, place) => {
      const path = `${list}/${place}`
      const odd = oddTextIn(value, path)
      if (odd !== undefined || isItem(value)) return odd
      const errors = (isItem.errors ?? []).map(error => ({ ...error, instancePath: `/${path}${error.instancePath}` }))
      return invalidRequest(errors as Parameters<typeof invalidRequest>[0], 'body')
    }
  }
}

/** The same schema, that says of the list only that it is one. */
function without (schema: object, list: string): object {
  const { properties } = schema as BodySchema
  return { ...schema, properties: { ...properties, [list]: { ...properties[list], items: {} } } }
}

function oddTextIn (value: unknown, path: string): Refusal | undefined {
  try {
    refuseOddTexts(value, path)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
