import { request as requestOpen, type Agent, type IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupFunction, Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { digestOf, type Document } from '../archive/documents.ts'
import type { NewExchange } from '../archive/exchanges.ts'
import { tapHead, type HeadTap } from './head-tap.ts'

/** The fields of a request, in the order in which they are sent. */
export type Fields = ReadonlyArray<readonly [name: string, value: string]>

/** What came of a request: an answer whose body is still to be read, or why there is none. */
export interface Sent {
  /** As it went over the wire; null where no connection came about, so that nothing was sent. */
  exchange: NewExchange | null
  response: IncomingMessage | null
  error: Error | null
  /** Nothing came over a connection that had been used before: its other side may have left it in the meantime. */
  isStale: boolean
}

/** Over what a request is sent. */
export interface Way { agent: Agent, lookup: LookupFunction, signal: AbortSignal }

/** Sends a GET and waits for the head of its answer. What the network does is in what comes back, never thrown. */
export async function sendRequest (url: URL, fields: Fields, way: Way): Promise<Sent> {
  const path = url.pathname + url.search
  const all: Fields = [['Host', url.host], ...fields, ['Connection', 'keep-alive']]
  const request = (url.protocol === 'https:' ? requestSecure : requestOpen)({
    ...way,
    // An address of IPv6 stands in brackets in a URL, and nowhere else.
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path,
    // In this form they are sent as they stand, and nothing is added.
    headers: all.flat()
  })
  return await new Promise(resolve => {
    let tap: HeadTap | undefined
    let wire: Pick<NewExchange, 'remoteAddress' | 'tls'> | undefined
    const finish = (response: IncomingMessage | null, error: Error | null): void => {
      const responseHead = tap?.take() ?? null
      const exchange = wire === undefined ? null : { requestHead: headOf(path, all), responseHead, ...wire }
      resolve({ exchange, response, error, isStale: request.reusedSocket && responseHead === null })
    }
    request.on('socket', connection => {
      tap = tapHead(connection)
      whenOpen(connection, () => {
        wire = { remoteAddress: connection.remoteAddress ?? null, tls: sessionOf(connection) }
      })
    })
    // What comes after the first of these is of no account: bytes beyond an answer's end are an error, too.
    request.on('response', response => finish(response, null))
    request.on('error', error => finish(null, error))
    request.on('close', () => finish(null, new Error('it ended the connection without an answer')))
    request.end()
  })
}

/** A request is written once its connection is open, over TLS once that is agreed upon and trusted. */
function whenOpen (connection: Socket, then: () => void): void {
  if (connection instanceof TLSSocket && isAgreeing(connection)) connection.once('secureConnect', then)
  else if (connection.connecting) connection.once('connect', then)
  else then()
}

const isAgreeing = (connection: TLSSocket & { secureConnecting?: boolean }): boolean =>
  connection.secureConnecting === true

const headOf = (path: string, fields: Fields): Uint8Array =>
  Buffer.from(
    `GET ${path} HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    'latin1'
  )

const sessions = new WeakMap<Socket, NewExchange['tls']>()

/** What was agreed when a connection was made, looked at once a connection. */
function sessionOf (connection: Socket): NewExchange['tls'] {
  if (!(connection instanceof TLSSocket)) return null
  const known = sessions.get(connection) ?? {
    protocol: connection.getProtocol() ?? '',
    certificates: certificatesOf(connection)
  }
  sessions.set(connection, known)
  return known
}

/** As the server sent them, its own first; what our own trust adds to the chain is not among them. */
function certificatesOf (connection: TLSSocket): Document[] {
  const certificates: Document[] = []
  for (let each = connection.getPeerX509Certificate(); each !== undefined; each = each.issuerCertificate) {
    certificates.push({ sha256: digestOf(each.raw), bytes: each.raw })
  }
  return certificates
}
