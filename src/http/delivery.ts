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

/**
 * A service that closes delivers the answers that it has begun, to the last byte as far as the
 * time allows, and closes every other connection at once. Left to itself, Node takes an answer for
 * delivered when it was handed over, and a connection on which nobody has asked for one in use.
 */
export function newDelivery (onAnswered: OnAnswered): Delivery {
  /** Answers under way on each connection. */
  const connections = new Map<Socket, number>()
  let isClosing = false
  const count = (socket: Socket, by: number): void => {
    const answers = connections.get(socket)
    if (answers === undefined) return
    connections.set(socket, answers + by)
    if (isClosing && answers + by === 0) socket.destroySoon()
  }
  const watch = (server: Server): void => {
    server.on('connection', socket => {
      connections.set(socket, 0)
      socket.once('close', () => connections.delete(socket))
      count(socket, 0)
    })
    server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      const since = performance.now()
      count(socket, 1)
      response.once('close', () => {
        count(socket, -1)
        onAnswered(response, performance.now() - since)
      })
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
      for (const socket of connections.keys()) count(socket, 0)
      setTimeout(() => { for (const socket of connections.keys()) socket.destroy() }, DELIVERED_WITHIN).unref()
    }
  }
}
