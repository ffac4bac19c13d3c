import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import t, { type Test } from 'tap'
import { serve } from '../http/serve.ts'
import { until } from './until.ts'

const LARGE = 14_000_000

/** A service with an answer of 14 MB, on a real port. */
async function serveLarge (t: Test) {
  const { app } = await serve(t)
  app.get('/large', async (_request, reply) => await reply.type('application/octet-stream').send(Buffer.alloc(LARGE, 7)))
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const open = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    t.teardown(() => { socket.destroy() })
    await once(socket, 'connect')
    return socket
  }
  const connections = async (): Promise<number> => await new Promise(resolve => app.server.getConnections((_error, count) => resolve(count)))
  return { app, open, connections }
}

/** Everything that still comes on a connection; reads nothing before it is called. */
async function rest (socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = []
  socket.on('data', chunk => chunks.push(chunk))
  await once(socket, 'close')
  return Buffer.concat(chunks)
}

t.test('a download under way arrives to the last byte', async t => {
  const { app, open } = await serveLarge(t)
  const socket = await open()
  socket.pause()
  socket.write('GET /large HTTP/1.1\r\nHost: test\r\n\r\n')
  await once(socket, 'readable')
  const closed = app.close()
  const bytes = await rest(socket)
  await closed
  const head = bytes.indexOf('\r\n\r\n') + 4
  t.match(bytes.subarray(0, head).toString(), /^HTTP\/1\.1 200 OK\r\n/)
  t.equal(bytes.length - head, LARGE)
})

t.test('connections on which nobody has asked, or nobody any more, are closed while an answer is still delivered', async t => {
  const { app, open, connections } = await serveLarge(t)
  const reading = await open()
  reading.pause()
  reading.write('GET /large HTTP/1.1\r\nHost: test\r\n\r\n')
  await once(reading, 'readable')
  const silent = await open()
  const half = await open()
  half.write('GET /large HTTP/1.1\r\nHos')
  const kept = await open()
  kept.write('GET /health/live HTTP/1.1\r\nHost: test\r\n\r\n')
  await once(kept, 'data')
  await until(async () => await connections() === 4)
  const ends = [silent, half, kept].map(async socket => await once(socket.resume(), 'close'))
  const closed = app.close()
  await Promise.all(ends)
  t.equal((await rest(reading)).length > LARGE, true, 'which nobody waits for')
  await closed
})

t.test('what is asked on a connection that still delivers is answered, and is the last there', async t => {
  const { app, open } = await serveLarge(t)
  const socket = await open()
  socket.pause()
  socket.write('GET /large HTTP/1.1\r\nHost: test\r\n\r\nGET /health/live HTTP/1.1\r\nHost: test\r\n\r\n')
  await once(socket, 'readable')
  const closed = app.close()
  const text = (await rest(socket)).subarray(-400).toString()
  await closed
  t.match(text, /HTTP\/1\.1 200 OK\r\n.*\r\n\r\n\{"status":"ok"\}$/s)
})

t.test('a body that never comes holds nobody up for good', async t => {
  const { app, open } = await serveLarge(t)
  const socket = await open()
  socket.write('POST /v1/repositories/test/crawls HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{')
  const answered = once(socket.resume(), 'close')
  await app.close()
  await answered
  t.equal(app.server.listening, false)
})
