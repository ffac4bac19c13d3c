import { Ajv, type Options } from 'ajv'
import type { FastifyRequest, FastifySchemaCompiler, preValidationHookHandler } from 'fastify'
import { badRequest, type Refusal } from '../answers/refusal.ts'
import { quoted, shortened } from '../domain/text/quoted.ts'
import type { App } from './fastify.ts'
import { MOST_LEVELS, oddShapeOf } from './json-shape.ts'
import { refuseOddTexts } from './odd-text.ts'
import { Problem } from './problem.ts'

/** As parameters are validated, but that a body says itself what is a number: nothing is made of anything. */
const options: Options = {
  coerceTypes: false,
  allErrors: true,
  verbose: true,
  keywords: ['x-expected'],
  strictTypes: false
}

/**
 * Of a route whose question stands in a body: what its schema says holds
 * word for word. Such schemas stand for themselves, without `$ref`.
 */
const validatorCompiler: FastifySchemaCompiler<object> = ({ schema }) => new Ajv(options).compile(schema)

/** Whether a value is what a schema of a body says, and what is wrong where it is not. */
export const bodyValidator = (schema: object) => new Ajv(options).compile(schema)

/**
 * What a route is given whose question stands in a body. `most`:
 * of which lists there may be how many items, more are a 413.
 */
export function questionInBody (...most: ReadonlyArray<{ list: string, items: number }>) {
  const look: preValidationHookHandler = (request, _reply, done) => {
    for (const each of most) refuseTooMany(request.body, each)
    refuseOddTexts(request.body, '')
    done()
  }
  return { validatorCompiler, preValidation: look }
}

/**
 * What a route is given whose question is a file: its bytes, whatever
 * they are. The schema of the body is for the document alone.
 */
export const fileInBody: { validatorCompiler: FastifySchemaCompiler<object> } = {
  validatorCompiler: ({ schema, httpPart }) => httpPart === 'body' ? () => true : new Ajv(options).compile(schema)
}

/** Bodies are XML, as bytes: the encoding is the document's own word, as it is to a crawl. */
export function takeXml (app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/xml', 'text/xml'],
    { parseAs: 'buffer' },
    (_request: FastifyRequest, body: Buffer, done) => {
      done(null, body)
    }
  )
}

/** Bodies are JSON in UTF-8 (RFC 8259, section 8.1), as they are; anything else is a 415 or a 400 that says so. */
export function readBodies (app: App): void {
  app.addHook('preParsing', (request, _reply, _payload, done) => { done(codedBody(request)) })
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request: FastifyRequest, body: Buffer, done) => {
    const text = decode(body)
    if (text === undefined) {
      return done(new Problem('bad-request', 'The body is not UTF-8: send JSON in UTF-8.', { errors: [] }))
    }
    parse(request, text, (error, value) => {
      if (error === null) done(oddity(text), value)
      else done(new Problem('bad-request', `The body cannot be read as JSON: ${error.message}.`, { errors: [] }))
    })
  })
}

/** A coded body would be read as what it is not (RFC 9110, section 15.5.16). */
function codedBody ({ headers, method }: FastifyRequest): Problem | null {
  const coding = headers['content-encoding']?.trim() ?? ''
  if (coding === '' || coding.toLowerCase() === 'identity' || method === 'GET' || method === 'HEAD') return null
  return new Problem(
    'unsupported-media-type',
    `The body has the Content-Encoding ${quoted(coding)}, and none is taken here: send it as it is.`,
    {},
    { 'accept-encoding': 'identity' }
  )
}

/** Of a member that is given twice nobody knows which one is meant. */
function oddity (text: string): Problem | Refusal | null {
  const odd = oddShapeOf(text)
  if (odd === undefined) return null
  if (odd.kind === 'deep') {
    return new Problem(
      'too-large',
      `The body has more than ${MOST_LEVELS} levels of objects and lists: send it with fewer.`
    )
  }
  const parameter = shortened(odd.path)
  return badRequest({ parameter, message: `${parameter} is given more than once: give it once.` })
}

function decode (body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return undefined
  }
}

/** @throws the problem `too-large` where a list of a body has more items */
export function refuseTooMany (body: unknown, { list, items }: { list: string, items: number }): void {
  const given = (body as Record<string, unknown> | null | undefined)?.[list]
  if (!Array.isArray(given) || given.length <= items) return
  throw new Problem(
    'too-large',
    `${list} has ${given.length} items: ${items} at most are expected, so send them in several requests.`
  )
}
