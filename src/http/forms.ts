import type {} from '@fastify/accepts'
import type { FastifyRequest, FastifySchema, onRequestHookHandler } from 'fastify'
import type { App } from './fastify.ts'
import { Problem } from './problem.ts'
import { quoted } from '../domain/text/quoted.ts'

/** What `format` calls a media type. */
const formats: ReadonlyMap<string, string> = new Map([['json', 'application/json'], ['xml', 'application/xml'], ['csv', 'text/csv']])

/** What of a request decides in which form it is answered. */
export const VARY = 'Accept, Accept-Encoding'

/** The forms of a route: media types, the one that is given when nothing is preferred first; and whether `format` may ask for one. */
export interface Forms { types: readonly string[], takesFormat: boolean }

/** What else a media type is asked for by; parameters of a type would make it another to a reader of Accept. */
const spellings = (type: string): string[] => [type, `${type};charset=utf-8`, ...(type === 'application/xml' ? ['text/xml', 'text/xml;charset=utf-8'] : [])]

/** From now on a route whose schema says what it gives refuses to be asked for anything else: a 406, after its role and before its parameters. */
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
    route.config = { ...route.config, varies: true }
    route.onRequest = [...before, negotiate]
  })
}

/** The media type that a request wants of these: by `format`, else by Accept (RFC 9110, section 12.5.1); undefined when it wants none of them. */
export function formAsked (request: FastifyRequest, { types, takesFormat }: Forms): string | undefined {
  const { format } = request.query as { format?: unknown }
  if (takesFormat && typeof format === 'string') return types.find(type => type === formats.get(format))
  const { accept } = request.headers
  if (accept === undefined || accept.trim() === '' || accept === '*/*') return types[0]
  const wanted = request.accepts().type(types.flatMap(spellings))
  return types.find(type => spellings(type).some(spelling => spelling === wanted))
}

/** What the schema of a route says of its forms; undefined where it says nothing. */
function formsOf (schema: FastifySchema | undefined): Forms | undefined {
  const replies = Object.entries(schema?.response ?? {}) as Array<[string, { content?: object }]>
  const types = Object.keys(replies.find(([status]) => status.startsWith('2'))?.[1].content ?? {})
  const query = schema?.querystring as { properties?: Record<string, unknown> } | undefined
  return types.length === 0 ? undefined : { types, takesFormat: query?.properties?.['format'] !== undefined }
}

function notAcceptable (request: FastifyRequest, { types, takesFormat }: Forms): Problem {
  const { format } = request.query as { format?: string }
  const named = [...formats].filter(([, type]) => types.includes(type)).map(([name]) => name)
  const given = `This is given as ${types.join(' or as ')}`
  return takesFormat && format !== undefined
    ? new Problem('not-acceptable', `format is ${quoted(format)}, in which this is not given: ask for format=${named.join(' or format=')}.`, { types, formats: named })
    : new Problem('not-acceptable', `${given}: ask for it in Accept, or leave Accept out.`, { types, formats: takesFormat ? named : [] })
}
