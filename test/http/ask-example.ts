import { CLERK, OPERATOR, type SampleService } from './sample-service.ts'

export interface Parameter { name: string, in: 'path' | 'query' | 'header', example?: unknown }

/** An operation of the document, as far as it tells how to be asked. */
export interface Operation {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { example?: unknown }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
  security?: unknown
  'x-role'?: 'clerk' | 'operator'
}

/** Asks an operation with the examples of its own parameters and body, in the role that it needs. */
export async function askExample ({ app }: SampleService, method: string, path: string, { parameters = [], requestBody, security, 'x-role': role }: Operation) {
  const query = new URLSearchParams()
  let url = path
  for (const { name, in: place, example } of parameters) {
    if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(String(example)))
    else if (place === 'query' && example !== undefined) query.set(name, String(example))
  }
  const [type, body] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const headers = { ...(security === undefined ? {} : { authorization: `Bearer ${role === 'clerk' ? CLERK : OPERATOR}` }), ...(type === undefined ? {} : { 'content-type': type }) }
  const payload = type === undefined ? {} : { payload: typeof body?.example === 'string' ? body.example : JSON.stringify(body?.example) }
  return await app.inject({ method: method.toUpperCase() as 'GET', url: query.size > 0 ? `${url}?${query}` : url, headers, ...payload })
}
