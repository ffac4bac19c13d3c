import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import t from 'tap'
import { holdToParameters } from '../../src/http/validation.ts'
import type { App } from '../../src/http/fastify.ts'
import { serveSample } from './sample-service.ts'

interface Operation { requestBody?: { content: Record<string, { example?: unknown, schema: { examples?: unknown[] } }> }, security?: unknown }

t.test('a parameter that a question in a body does not take is named, and nothing is answered', async t => {
  const { app } = await serveSample(t)
  const { paths } = JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as { paths: Record<string, { post?: Operation }> }
  const open = Object.entries(paths).filter(([, { post }]) => post !== undefined && post.security === undefined)
  t.ok(open.length >= 4)
  for (const [url, { post }] of open) {
    const [type, { example = '', schema }] = Object.entries(post?.requestBody?.content ?? {})[0] as [string, { example?: unknown, schema: { examples?: unknown[] } }]
    const given = schema.examples?.[0] ?? example
    const payload = typeof given === 'string' ? given : JSON.stringify(given)
    const answer = await app.inject({ method: 'POST', url: `${url}?knownat=x`, headers: { 'content-type': type }, payload })
    t.match(answer.json(), { status: 400, errors: [{ parameter: 'knownat' }] }, url)
  }
})

t.test('an operation that does not say which parameters it takes is not served', async t => {
  const app = fastify() as unknown as App
  t.teardown(async () => await app.close())
  holdToParameters(app)
  const route = (schema: object) => () => app.get('/', { schema }, () => '')
  t.throws(route({ operationId: 'ask' }), /GET \/ does not say/)
  t.throws(route({ operationId: 'ask', querystring: { type: 'object' } }), /GET \/ does not say/)
  t.doesNotThrow(route({ operationId: 'ask', querystring: { type: 'object', additionalProperties: false } }))
})
