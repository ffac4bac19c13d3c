import { createHash } from 'node:crypto'
import { connect, type AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import type { App } from '../../src/http/fastify.ts'
import { onlyFor, type Role } from '../../src/http/roles.ts'
import { serve } from './serve.ts'

// The table is the service's own OpenAPI document: a route that is added is asked as all others are.

interface Parameter { name: string, in: string, example?: unknown }
interface Operation { operationId: string, parameters?: Parameter[], responses: Record<string, unknown>, security?: unknown[], 'x-role'?: Role }
interface Asked extends Operation { method: string, path: string, url: string }

const tokens: Readonly<Record<Role, string>> = { clerk: 'token-of-a-clerk', operator: 'token-of-an-operator' }
const roles = Object.keys(tokens) as Role[]

/** What asks and keeps nothing may be a POST that anybody sends. */
const OPEN_QUESTIONS = ['lookUp', 'checkExpectations', 'checkFiling', 'validatePolicy']

const known = (role: Role) => [{ name: `a ${role}`, sha256: createHash('sha256').update(tokens[role]).digest('hex') }]

/** A service that knows a token of each role, and every operation of its document. */
async function serveRoles (t: Test): Promise<{ app: App, operations: Asked[] }> {
  const { app } = await serve(t, { tokens: () => ({ clerk: known('clerk'), operator: known('operator') }) })
  const { paths } = (await app.inject('/openapi.json')).json() as { paths: Record<string, Record<string, Operation>> }
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => {
    const filled = (operation.parameters ?? []).filter(({ in: place }) => place === 'path')
      .reduce((url, { name, example }) => url.replace(`{${name}}`, encodeURIComponent(String(example ?? 'x'))), path)
    return { ...operation, method: method.toUpperCase(), path, url: filled }
  }))
  return { app, operations }
}

const statusOf = async (app: App, { method, url }: Asked, token?: string): Promise<number> =>
  (await app.inject({ method: method as 'GET', url, headers: { accept: '*/*', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) } })).statusCode

const streams = ({ responses }: Asked): boolean => JSON.stringify(responses).includes('text/event-stream')

t.test('each operation lets in who has its role, and nobody else', async t => {
  const { app, operations } = await serveRoles(t)
  t.ok(operations.length > 30, `${operations.length} operations`)
  const guarded = operations.filter(({ 'x-role': role }) => role !== undefined)
  t.ok(guarded.length > 0)
  for (const operation of operations.filter(each => !streams(each))) {
    const { operationId, 'x-role': role, security } = operation
    if (role === undefined) {
      t.notOk(security, `${operationId} has no role, and says so`)
      for (const token of [undefined, 'unknown']) t.notOk([401, 403].includes(await statusOf(app, operation, token)), `${operationId} needs none`)
      continue
    }
    t.same(security, [{ bearer: [] }], operationId)
    t.equal(await statusOf(app, operation), 401, `${operationId} without a token`)
    t.equal(await statusOf(app, operation, 'unknown'), 401, `${operationId} with one that nobody knows`)
    for (const other of roles.filter(each => each !== role)) t.equal(await statusOf(app, operation, tokens[other]), 403, `${operationId} with the role ${other}`)
    t.notOk([401, 403].includes(await statusOf(app, operation, tokens[role])), `${operationId} with the role ${role}`)
  }
})

t.test('what changes something needs a role, and so does what is about somebody\'s dispute', async t => {
  const { operations } = await serveRoles(t)
  const open = operations.filter(({ 'x-role': role, method }) => role === undefined && method !== 'GET')
  t.same(open.map(({ operationId }) => operationId).filter(id => !OPEN_QUESTIONS.includes(id)), [])
  t.same(operations.filter(({ path, 'x-role': role }) => path.startsWith('/v1/disputes') && role === undefined).map(({ path }) => path), [])
})

t.test('what needs a role is nobody else\'s to read or keep, whatever comes of it', async t => {
  const { app, operations } = await serveRoles(t)
  for (const operation of operations.filter(({ 'x-role': role }) => role !== undefined)) {
    for (const token of [undefined, ...Object.values(tokens)]) {
      const { method, url } = operation
      const { headers } = await app.inject({ method: method as 'GET', url, headers: { origin: 'https://elsewhere.example', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) } })
      t.equal(headers['cache-control'], 'private, no-store', operation.operationId)
      t.equal(headers['access-control-allow-origin'], undefined, operation.operationId)
    }
  }
})

t.test('the role is decided before a body is read', async t => {
  const { app, operations } = await serveRoles(t)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const guarded = operations.filter(({ 'x-role': role, method }) => role !== undefined && method !== 'GET')
  await Promise.all(guarded.map(async ({ method, url, operationId }) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(`${method} ${url} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n{`)
    const [first] = await new Promise<[Buffer]>(resolve => socket.once('data', chunk => resolve([chunk])))
    t.match(first.toString(), /^HTTP\/1\.1 401 /, operationId)
    socket.destroy()
  }))
})

t.test('a route that says of its role what is not so stops the start', async t => {
  const { app } = await serve(t)
  const guard = onlyFor('clerk', () => ({ clerk: [], operator: [] }))
  const handler = async (): Promise<string> => ''
  t.throws(() => app.get('/silent', { onRequest: guard }, handler), { message: /GET \/silent has onlyFor\(…\), and no security/ })
  t.throws(() => app.get('/boasting', { schema: { security: [{ bearer: [] }] } }, handler), { message: /GET \/boasting has security in its schema, and no onlyFor/ })
})
