import type {} from '@fastify/accepts'
import type { FastifyRequest, FastifySchema, onRequestHookHandler } from 'fastify'
import type { App } from './fastify.ts'
import { Problem } from './problem.ts'
import { quoted } from '../domain/text/quoted.ts'

export const JSON_FORM = 'application/json'
export const CSV = 'text/csv'
export const XML = 'application/xml'
export const TEXT = 'text/plain'

/** What `format` calls a media type; genericode is XML on the routes that have it. */
const formats: ReadonlyMap<string, string> = new Map([
  ['json', JSON_FORM],
  ['xml', XML],
  ['genericode', XML],
  ['csv', CSV]
])

/** What of a request decides in which form it is answered. */
export const VARY = 'Accept, Accept-Encoding'

/**
 * The forms of a route: media types, the one that is given when nothing is
 * preferred first; and what `format` may ask for, null where it may not.
 */
export interface Forms { types: readonly string[], formats: readonly string[] | null }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The forms that a route can be asked for. */
    forms?: Forms
  }
}

/** What some media types are asked for by, too. */
const others: Readonly<Record<string, readonly string[]>> = {
  [XML]: ['text/xml'],
  [CSV]: [`${CSV};header=present`],
  [TEXT]: [`${TEXT};version=0.0.4`]
}

/** What else a media type is asked for by; parameters of a type would make it another to a reader of Accept. */
const spellings = (type: string): string[] =>
  [type, ...(others[type] ?? [])].flatMap(each => [each, `${each};charset=utf-8`])

/**
 * From now on a route whose schema says what it gives refuses to be asked
 * for anything else: a 406, after its role and before its parameters.
 */
export function negotiateForms (app: App): void {
  const negotiating = new WeakSet<onRequestHookHandler>()
  app.addHook('onRoute', route => {
    const forms = formsOf(route.schema)
    const before = [route.onRequest ?? []].flat()
    // A route of HEAD is made of that of GET, with what stands before it.
    if (forms === undefined || before.some(hook => negotiating.has(hook))) return
    const negotiate: onRequestHookHandler = (request, _reply, done) => {
      if (formAsked(request, forms) === undefined) throw notAcceptable(request, forms)
      done()
    }
    negotiating.add(negotiate)
    route.config = { ...route.config, varies: true, forms }
    route.onRequest = [...before, negotiate]
  })
}

/** The media type in which a request is answered; that there is one was seen at the door. */
export function formOf (request: FastifyRequest): string {
  const { forms } = request.routeOptions.config
  return (forms === undefined ? undefined : formAsked(request, forms)) ?? JSON_FORM
}

/**
 * The media type that a request wants of these: by `format`, else by
 * Accept (RFC 9110, section 12.5.1); undefined when it wants none of them.
 */
function formAsked (request: FastifyRequest, { types, formats: named }: Forms): string | undefined {
  const { format } = request.query as { format?: unknown }
  if (named !== null && typeof format === 'string') {
    return named.includes(format) ? types.find(type => type === formats.get(format)) : undefined
  }
  const { accept } = request.headers
  if (accept === undefined || accept.trim() === '' || accept === '*/*') return types[0]
  const wanted = request.accepts().type(types.flatMap(spellings))
  return types.find(type => spellings(type).some(spelling => spelling === wanted))
}

/** What the schema of a route says of its forms; undefined where it says nothing. */
function formsOf (schema: FastifySchema | undefined): Forms | undefined {
  const replies = Object.entries(schema?.response ?? {}) as Array<[string, { content?: object }]>
  const types = Object.keys(replies.find(([status]) => status.startsWith('2'))?.[1].content ?? {})
  const query = schema?.querystring as { properties?: Record<string, { enum?: string[] }> } | undefined
  return types.length === 0 ? undefined : { types, formats: query?.properties?.['format']?.enum ?? null }
}

function notAcceptable (request: FastifyRequest, { types, formats: named }: Forms): Problem {
  const { format } = request.query as { format?: unknown }
  const given = `This is given as ${types.join(' or as ')}`
  return named !== null && typeof format === 'string'
    ? new Problem(
      'not-acceptable',
        `format is ${quoted(format)}, in which this is not given: ask for format=${named.join(' or format=')}.`,
        { types, formats: named }
    )
    : new Problem('not-acceptable', `${given}: ask for it in Accept, or leave Accept out.`, {
      types,
      formats: named ?? []
    })
}
