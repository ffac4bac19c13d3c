import { fastify } from 'fastify'

// What everything is measured against: a route with a response schema and 200 bytes.
const app = fastify()
const schema = { response: { 200: { type: 'object', properties: { text: { type: 'string' }, number: { type: 'integer' } } } } }
app.get('/', { schema }, async () => ({ text: 'x'.repeat(176), number: 1 }))
await app.listen({ host: '127.0.0.1', port: 0 })
process.send(app.server.address().port)
process.once('SIGINT', async () => {
  await app.close()
  process.exit()
})
