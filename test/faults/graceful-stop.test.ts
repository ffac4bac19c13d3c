import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import t from 'tap'
import { freePort } from '../free-port.ts'
import { startCommand } from '../command.ts'
import { fileNameOf, indexXml, listed } from '../crawler/small-repository.ts'
import { query, testDatabase } from '../database.ts'
import { misbehavingSite } from '../misbehaving-site.ts'
import { until } from './until.ts'

// A whole service in a process of its own, which is told to stop while it crawls, streams and answers.

t.setTimeout(600_000)

const policy = { key: 'USCAValley', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-01T11' }

t.test('told to stop, it hands its crawl back, says farewell to streams, lets nobody in, and ends well', async t => {
  const url = await testDatabase(t)
  const site = await misbehavingSite(t, {
    '/CourtPolicies/index.xml': { body: indexXml({ policies: [listed(policy)] }) },
    [`/CourtPolicies/${fileNameOf(policy)}`]: { body: 'x'.repeat(1_000), stall: 10 }
  })
  const port = await freePort()
  const service = startCommand(t, 'serve', [], { DATABASE_URL: url, REPOSITORIES: `${site.origin}/CourtPolicies/`, PORT: String(port) })
  await until(() => site.takePaths().some(path => path.endsWith('1_0_0.xml')) || service.process.exitCode !== null)
  t.match(await query(url, 'select holder, attempts from jobs.lease'), [{ holder: String, attempts: 1 }], 'it crawls')

  const said = (socket: Socket): { text: () => string, ended: Promise<unknown> } => {
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
    socket.on('error', () => {})
    return { text: () => text, ended: once(socket, 'close') }
  }
  const open = async (line: string): Promise<ReturnType<typeof said>> => {
    const socket = connect(port, '127.0.0.1')
    t.teardown(() => { socket.destroy() })
    const heard = said(socket)
    socket.write(`${line} HTTP/1.1\r\nhost: x\r\n\r\n`)
    await until(() => heard.text().includes('\r\n\r\n'))
    return heard
  }
  const stream = await open('GET /v1/events/stream')
  const kept = await open('GET /health/live')
  t.match(kept.text(), /^HTTP\/1\.1 200 /)

  const since = performance.now()
  service.process.kill('SIGTERM')
  await Promise.all([stream.ended, kept.ended])
  t.match(stream.text(), /retry: 3000\n\n\r\n.*: this service ends\nretry: 3000\n\n\r\n0\r\n\r\n$/s, 'the stream has its end, and says when to come back')
  const [refused] = await once(connect(port, '127.0.0.1'), 'error') as [NodeJS.ErrnoException]
  t.equal(refused.code, 'ECONNREFUSED', 'who asks whether it is ready finds that it is not')
  t.equal(await service.ended, 0, service.said())
  t.comment(`${Math.round(performance.now() - since)} ms`)
  t.notMatch(service.said(), 'did not end in time')

  t.same(await query(url, 'select holder, held_until, crawl_id, attempts from jobs.lease'), [{ holder: null, held_until: null, crawl_id: null, attempts: 0 }], 'the lease is free, and the try does not count')
  t.match(await query(url, 'select e.state from archive.crawl_ended e join archive.recorded using (entry_id)'), [{ state: 'failed' }], 'and the crawl has its end')
  t.same(await query(url, 'select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = \'client backend\''), [], 'no connection is left')
})
