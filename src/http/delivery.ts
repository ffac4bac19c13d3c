import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse
} from 'node:http'
import type { Socket } from 'node:net'

/** When a service closes, answers that it has begun have so many milliseconds to arrive. */
const DELIVERED_WITHIN = 7_500

/** Hears of each answer when its connection is done with it, delivered or not; `ms` since its request was there. */
export type OnAnswered = (response: ServerResponse, ms: number) => void

/** What Fastify hands to who makes its servers. */
export interface FastifyServerOptions {
  http?: ServerOptions
  keepAliveTimeout?: number
  requestTimeout?: number
  connectionTimeout?: number
}

/** The connections of an app's servers: one, or one for each address of `localhost`. */
export interface Delivery {
  createServer: (handler: RequestListener, options: FastifyServerOptions) => Server
  /**
   * Closes what nobody has asked on; what is asked by then, or
   * still comes on a connection that delivers, is answered.
   */
  close: () => void
}

/** How many answers are under way on a connection, and since when one is, in milliseconds of the process. */
const ANSWERS = Symbol('answers')
const BEGUN = Symbol('begun')

interface Connection extends Socket { [ANSWERS]?: number }

interface Response extends ServerResponse { [BEGUN]?: number }

/**
 * A service that closes delivers the answers that it has begun, to the last byte as far as the
 * time allows, and closes every other connection at once. Left to itself, Node takes an answer for
 * delivered when it was handed over, and a connection on which nobody has asked for one in use.
 */
export function newDelivery (onAnswered: OnAnswered): Delivery {
  const connections = new Set<Connection>()
  let isClosing = false
  const count = (socket: Connection, by: number): void => {
    const answers = (socket[ANSWERS] ?? 0) + by
    socket[ANSWERS] = answers
    if (isClosing && answers === 0) socket.destroySoon()
  }
  // One function for all answers: to make one for each would cost more than what it does.
  function whenClosed (this: Response): void {
    count(this.req.socket, -1)
    onAnswered(this, performance.now() - (this[BEGUN] ?? 0))
  }
  const watch = (server: Server): void => {
    server.on('connection', (socket: Connection) => {
      connections.add(socket)
      socket.once('close', () => connections.delete(socket))
      count(socket, 0)
    })
    server.on('request', ({ socket }: IncomingMessage, response: Response) => {
      response[BEGUN] = performance.now()
      count(socket, 1)
      response.on('close', whenClosed)
    })
    // What Node does to them when a server closes.
    server.closeIdleConnections = () => {}
  }
  return {
    createServer: (handler, { http = {}, keepAliveTimeout = 0, requestTimeout = 0, connectionTimeout = 0 }) => {
      const server = createServer({ ...http, keepAliveTimeout, requestTimeout })
      server.setTimeout(connectionTimeout)
      watch(server)
      server.on('request', handler)
      return server
    },
    close: () => {
      isClosing = true
      for (const socket of connections) count(socket, 0)
      setTimeout(() => { for (const socket of connections) socket.destroy() }, DELIVERED_WITHIN).unref()
    }
  }
}
