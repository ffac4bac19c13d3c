import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Test } from 'tap'

/** How a path answers. Without an entry it is a 404. */
export interface SiteAnswer {
  /** 200. */
  status?: number
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Answers once this is kept. */
  delay?: Promise<unknown>
  /** Announces the whole body, sends so many bytes of it and cuts the connection. */
  cut?: number
  /** Announces the whole body, sends so many bytes of it and then nothing more, until the other side goes. */
  stall?: number
  /** Sends the body in such pieces, with a pause of so many milliseconds between them. */
  drip?: { bytes: number, pause: number }
  /** Sends the body compressed, asked or not. */
  gzip?: boolean
  /** A 302 to this location, or the given status to it. */
  redirect?: string
  /** An ETag of the body, and 304 to whom it is known: true unless said otherwise. */
  etag?: boolean
  /** Cuts the connection and says nothing. */
  hangUp?: boolean
}

export interface SiteRequest { method: string, path: string, headers: IncomingHttpHeaders }

/** A web site on loopback that answers as it is told. */
export interface MisbehavingSite {
  /** `http://127.0.0.1:12345`. */
  origin: string
  /** Every request so far, in its order. */
  requests: SiteRequest[]
  /** Paths asked for since `requests` was last emptied by this. */
  takePaths: () => string[]
  /** The most requests that were ever under way at once. */
  mostAtOnce: () => number
  /** Connections that were ever made, and the most that were open at once. */
  connections: () => { made: number, most: number }
  /** Kept as soon as so many requests are under way. */
  whenAtOnce: (count: number) => Promise<void>
  /** Of several answers each is given once, the last from then on. */
  set: (path: string, ...answers: SiteAnswer[]) => void
  remove: (path: string) => void
}

/** Starts a site with these answers; it ends with the test. All of 127.0.0.0/8 is loopback. */
export async function misbehavingSite (t: Test, answers: Record<string, SiteAnswer> = {}, address = '127.0.0.1'): Promise<MisbehavingSite> {
  const known = new Map(Object.entries(answers).map(([path, answer]) => [path, [answer]]))
  const next = (path: string): SiteAnswer | undefined => {
    const answers = known.get(path)
    return answers !== undefined && answers.length > 1 ? answers.shift() : answers?.[0]
  }
  const requests: SiteRequest[] = []
  const waiting: Array<{ count: number, resolve: () => void }> = []
  let [underWay, most] = [0, 0]
  const connections = { open: 0, made: 0, most: 0 }
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers })
    most = Math.max(most, underWay += 1)
    for (const { count, resolve } of waiting) if (underWay >= count) resolve()
    response.on('close', () => { underWay -= 1 })
    respond(next(request.url ?? ''), request, response).catch(error => response.destroy(error))
  })
  server.on('connection', socket => {
    connections.made += 1
    connections.most = Math.max(connections.most, connections.open += 1)
    socket.on('close', () => { connections.open -= 1 })
  })
  await new Promise<void>(resolve => server.listen(0, address, resolve))
  t.teardown(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return {
    origin: `http://${address}:${(server.address() as AddressInfo).port}`,
    requests,
    takePaths: () => requests.splice(0).map(({ path }) => path),
    mostAtOnce: () => most,
    connections: () => ({ made: connections.made, most: connections.most }),
    whenAtOnce: async count => { await new Promise<void>(resolve => waiting.push({ count, resolve })) },
    set: (path, ...answers) => { known.set(path, answers) },
    remove: path => { known.delete(path) }
  }
}

async function respond (answer: SiteAnswer = { status: 404, body: 'Nothing is here.', etag: false }, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await answer.delay
  if (answer.hangUp === true) {
    response.destroy()
    return
  }
  const { status = answer.redirect === undefined ? 200 : 302, headers = {}, redirect, cut, stall, drip } = answer
  const plain = Buffer.from(answer.body ?? '')
  const body = answer.gzip === true ? gzipSync(plain) : plain
  const etag = `"${createHash('sha256').update(plain).digest('hex').slice(0, 16)}"`
  response.statusCode = status
  if (redirect !== undefined) response.setHeader('location', redirect)
  if (answer.gzip === true) response.setHeader('content-encoding', 'gzip')
  if (answer.etag !== false && status === 200) response.setHeader('etag', etag)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (answer.etag !== false && status === 200 && request.headers['if-none-match'] === response.getHeader('etag')) {
    response.statusCode = 304
    response.end()
    return
  }
  if (cut === undefined && stall === undefined && drip === undefined) {
    response.end(body)
    return
  }
  if (!response.hasHeader('content-length')) response.setHeader('content-length', body.length)
  if (drip !== undefined) await sendDrops(response, body, drip)
  else await send(response, body.subarray(0, cut ?? stall))
  if (cut !== undefined) response.destroy()
}

async function sendDrops (response: ServerResponse, body: Buffer, drip: { bytes: number, pause: number }): Promise<void> {
  for (let sent = 0; sent < body.length && !response.destroyed; sent += drip.bytes) {
    await send(response, body.subarray(sent, sent + drip.bytes))
    await pause(drip.pause)
  }
  response.end()
}

/** What has been written has left this process before the next happens. */
async function send (response: ServerResponse, bytes: Uint8Array): Promise<void> {
  await new Promise<void>(resolve => response.write(bytes, () => resolve()))
}
