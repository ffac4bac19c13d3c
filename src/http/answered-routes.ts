import type { ServerResponse } from 'node:http'
import type {} from 'fastify'
import type { OnAnswered } from './delivery.ts'
import type { App } from './fastify.ts'

/** An answer that has ended. */
export interface Answered {
  /** As it was asked: anything. */
  method: string
  /**
   * The pattern that the path matched, as the OpenAPI document has it, and never a URL; null where there is nothing.
   */
  route: string | null
  /** Null where none was sent, as the asker had gone. */
  status: number | null
  /** Since the request was there, until the last byte was handed over. */
  seconds: number
}

export type HearAnswered = (answered: Answered) => void

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The pattern of the path, as the OpenAPI document has it. */
    pattern?: string
  }
}

const ROUTE = Symbol('route')

export interface Noted extends ServerResponse { [ROUTE]?: string | undefined }

/** From now on a route knows its pattern: `/v1/crawls/:crawlId` is `/v1/crawls/{crawlId}`. */
export function patternRoutes (app: App): void {
  app.addHook('onRoute', route => {
    route.config = { ...route.config, pattern: route.url.replace(/:(\w+)/g, '{$1}') }
  })
}

/** Notes at a response which route gives it. */
export function noteRoute (response: Noted, pattern: string | undefined): void {
  response[ROUTE] = pattern
}

/** Tells of each answer what it was. */
export function whenAnswered (hear: HearAnswered = () => {}): OnAnswered {
  return (response, ms) => {
    const { [ROUTE]: route = null, headersSent, statusCode, req: { method = '' } } = response as Noted
    hear({ method, route, status: headersSent ? statusCode : null, seconds: ms / 1_000 })
  }
}
