// What everything is measured against: the least that Fastify, or Node without it, needs to send a constant answer. It has the route
// pattern and the schemas of a real route, from the contract, and as many bytes and header fields as a real answer of it.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fastify } from 'fastify'

const [kind] = process.argv.slice(2)
const servers = { fastify: bareFastify, http: bareHttp }

process.once('message', async answer => process.send(await servers[kind]({ ...answer, body: Buffer.from(answer.body) })))
process.once('disconnect', () => process.exit())

async function bareFastify ({ route, status, headers, body }) {
  const app = fastify()
  app.get(route.replace(/\{(\w+)\}/g, ':$1'), { schema: schemasOf(route) }, (request, reply) => {
    reply.code(status).headers(headers).send(status === 304 ? undefined : body)
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return app.server.address().port
}

async function bareHttp ({ status, headers, body }) {
  const server = createServer((request, response) => { response.writeHead(status, headers).end(body) })
  return await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server.address().port)))
}

function schemasOf (route) {
  const { paths } = JSON.parse(readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'))
  const all = paths[route].get.parameters
  const schemaOf = place => {
    const own = all.filter(parameter => parameter.in === place)
    const properties = Object.fromEntries(own.map(({ name, schema }) => [name, plain(schema)]))
    return { type: 'object', properties, required: own.filter(({ required }) => required).map(({ name }) => name), additionalProperties: false }
  }
  return { params: schemaOf('path'), querystring: schemaOf('query') }
}

/** Without what only people read. */
const plain = schema => Object.fromEntries(Object.entries(schema).filter(([name]) => !name.startsWith('x-') && name !== 'examples'))
