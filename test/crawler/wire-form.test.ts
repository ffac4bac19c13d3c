import { createServer, type AddressInfo, type Socket } from 'node:net'
import { readFileSync } from 'node:fs'
import { createServer as createSecureServer } from 'node:https'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { digestOf } from '../../src/archive/documents.ts'
import type { NewExchange } from '../../src/archive/exchanges.ts'
import { fetchDocument, type Fetched } from '../../src/crawler/fetch-document.ts'
import { askBench, networkOf } from './ask-options.ts'

/** A site that answers with bytes as they stand, by the path; its origin, and every byte that it was sent, a text a request. */
async function rawSite (t: Test, answers: Record<string, string>): Promise<{ origin: string, heard: string[] }> {
  const heard: string[] = []
  const open = new Set<Socket>()
  const server = createServer(socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    socket.on('data', bytes => {
      const text = bytes.toString('latin1')
      heard.push(text)
      const answer = answers[/^GET (\S+)/.exec(text)?.[1] ?? ''] ?? ''
      // Without a length an answer ends with its connection.
      if (/content-length/i.test(answer) && !answer.startsWith('cut ')) socket.write(answer, 'latin1')
      else socket.end(answer.replace(/^cut /, ''), 'latin1')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(async () => {
    for (const socket of open) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard }
}

/** [request head, response head] of each exchange, a character a byte. */
const heads = ({ exchanges }: Fetched): Array<[string, string | null]> => exchanges.map(({ requestHead, responseHead }) => [textOf(requestHead), responseHead === null ? null : textOf(responseHead)])

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const odd = 'HTTP/1.1 200 Si, se\xf1or\r\nX-Court:  Kings \r\nx-court:Tulare\r\nX-COURT:\r\nContent-Length: 9\r\nDate: Sun, 22 Nov 2026 12:00:00 GMT\r\n\r\n'
const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n'
const plain = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'
const old = 'HTTP/1.0 200 OK\r\nServer: CERN/3.0A\r\n\r\n'

// what the site sends -> the head that is kept, and what comes of it
const answers: Array<[what: string, sent: string, head: string | null, expected: object]> = [
  ['a head with twice the same field, in several cases, with odd spaces and bytes', `${odd}<Policy/>`, odd, { outcome: 'fetched', headers: { 'x-court': 'Kings, Tulare, ' } }],
  ['heads of interim answers', `${hints}${hints}${plain}<Policy/>`, hints + hints + plain, { outcome: 'fetched', status: 200 }],
  ['an old version, and the end is that of the connection', `${old}<Policy/>`, old, { outcome: 'fetched' }],
  ['more than it announces', `${plain}<Policy/><Policy/>`, plain, { outcome: 'fetched', received: 9 }],
  ['no more than a part of its body', `cut ${plain}<Pol`, plain, { failure: 'interrupted', received: 4 }],
  ['another protocol', '220 mail.court.example ESMTP\r\n', '220 mail.court.example ESMTP\r\n', { failure: 'unreachable', status: null }],
  ['a head that breaks off', 'HTTP/1.1 200 OK\r\nContent-Ty', 'HTTP/1.1 200 OK\r\nContent-Ty', { failure: 'unreachable', status: null }],
  ['fields that nobody may send', 'HTTP/1.1 200 OK\r\nX Court: Kings\r\n\r\n<Policy/>', 'HTTP/1.1 200 OK\r\nX Court: Kings\r\n\r\n', { failure: 'unreachable', reason: /Invalid header token/ }],
  ['another protocol than was asked for', 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: irc\r\n\r\n', 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: irc\r\n\r\n', { failure: 'unreachable' }],
  ['nothing', '', null, { failure: 'unreachable', status: null, headers: {} }]
]

t.test('what goes over the wire is noted byte for byte', async t => {
  for (const [what, sent, head, expected] of answers) {
    const { origin, heard } = await rawSite(t, { '/policy.xml?v=1': sent })
    const fetched = await fetchDocument({ url: `${origin}/policy.xml?v=1#fees`, previous: null }, askBench(networkOf(t, [origin])).options)
    t.match(fetched, expected, what)
    t.same(heads(fetched), heard.map(request => [request, head]), `${what}: each attempt, as the site heard and said it`)
    t.match(fetched.exchanges, heard.map(() => ({ remoteAddress: '127.0.0.1', tls: null })))
  }
})

t.test('a request is what it says, and the same each time', async t => {
  const { origin, heard } = await rawSite(t, { '/policy.xml': `${plain}<Policy/>` })
  const { options } = askBench(networkOf(t, [origin]))
  for (const previous of [null, { sha256: '', finalUrl: null, headers: { etag: '"\xe9"' } }]) await fetchDocument({ url: `${origin}/policy.xml`, previous }, options)
  const fields = ['GET /policy.xml HTTP/1.1', `Host: ${new URL(origin).host}`, 'User-Agent: court-policy-archive/1 (+clerk@court.example)', 'Accept: application/xml, text/xml;q=0.9, */*;q=0.1', 'Accept-Encoding: identity', 'Cache-Control: no-cache']
  t.same(heard.map(each => each.split('\r\n')), [[...fields, 'Connection: keep-alive', '', ''], [...fields, 'If-None-Match: "\xe9"', 'Connection: keep-alive', '', '']])
})

t.test('redirects and second attempts are exchanges of their own', async t => {
  const moved = 'HTTP/1.1 302 Found\r\nLocation: /2.xml#here\r\nContent-Length: 0\r\n\r\n'
  const busy = 'HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n'
  const away = moved.replace('/2.xml#here', 'http://169.254.169.254/')
  const { origin, heard } = await rawSite(t, { '/1.xml': moved, '/2.xml': busy, '/3.xml': away })
  const network = networkOf(t, [origin])
  const fetched = await fetchDocument({ url: `${origin}/1.xml`, previous: null }, askBench(network).options)
  t.match(fetched, { status: 503, finalUrl: `${origin}/2.xml` })
  t.same(heads(fetched), [moved, busy, busy].map((head, place) => [heard[place], head]))

  const refused = await fetchDocument({ url: `${origin}/3.xml`, previous: null }, askBench(network).options)
  t.match(refused, { failure: 'redirect-refused', status: 302 })
  t.same(heads(refused).map(([, head]) => head), [away], 'whom nobody may ask has said nothing')
})

t.test('a connection that its other side has left is no site that cannot be reached', async t => {
  const sockets = new Set<Socket>()
  // It answers the first request of each connection and ends it when it hears the second.
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(`${plain}<Policy/>`)
      socket.once('data', () => socket.destroy())
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { options, waits } = askBench(networkOf(t, [origin]))
  const answers: Array<Array<string | null>> = []
  for (const path of ['/1.xml', '/2.xml']) answers.push(heads(await fetchDocument({ url: origin + path, previous: null }, options)).map(([, head]) => head))
  t.same(answers, [[plain], [null, plain]])
  t.same([sockets.size, waits], [2, []], 'it is asked again at once')
})

t.test('of whom nobody reaches nothing was sent', async t => {
  const { origin } = await rawSite(t, {})
  const network = networkOf(t, [origin])
  const closed = origin.replace('127.0.0.1', '127.0.0.9')
  for (const url of [`${closed}/policy.xml`, 'ftp://127.0.0.1/policy.xml']) t.same((await fetchDocument({ url, previous: null }, askBench(network).options)).exchanges, [], url)
})

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../fixtures/tls', name), 'utf8')
const derOf = (pem: string): Buffer[] => [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)/g)].map(([, base64 = '']) => Buffer.from(base64, 'base64'))

t.test('over TLS the protocol and the certificates are noted as the server sent them', async t => {
  const cert = read('chained.pem')
  const server = createSecureServer({ key: read('chained-key.pem'), cert }, ({ url }, response) => {
    // The next has to be a connection of its own, which a session could be resumed for.
    if (url === '/last.xml') response.setHeader('connection', 'close')
    response.end('<Policy/>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const resumed: boolean[] = []
  server.on('secureConnection', socket => resumed.push(socket.isSessionReused()))
  const { options } = askBench(networkOf(t, [origin], { ca: read('authority.pem') }))
  const certificates = derOf(cert).map(bytes => ({ sha256: digestOf(bytes), bytes }))
  t.equal(certificates.length, 2, 'its own, and that of who signed it; not that of the authority, which nobody sent')
  for (const path of ['/1.xml', '/last.xml', '/2.xml']) {
    const { outcome, exchanges } = await fetchDocument({ url: origin + path, previous: null }, options)
    t.equal(outcome, 'fetched')
    t.same(exchanges.map(({ remoteAddress, tls }: NewExchange) => ({ remoteAddress, tls })), [{ remoteAddress: '127.0.0.1', tls: { protocol: 'TLSv1.3', certificates } }], path)
  }
  t.same(resumed, [false, false], 'two connections, each with a whole handshake')
  const distrusted = await fetchDocument({ url: `${origin}/1.xml`, previous: null }, askBench(networkOf(t, [origin])).options)
  t.match(distrusted, { failure: 'unreachable', exchanges: [] }, 'who is not trusted was asked nothing')
})
