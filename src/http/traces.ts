import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type ProxyTracerProvider,
  type Span
} from '@opentelemetry/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './fastify.ts'
import { REQUEST_ID } from './request-ids.ts'

const TRACER = 'court-policy-archive'

/** Whether somebody has loaded what takes the spans; the standard's interface alone throws them away. */
export function areSpansTaken (): boolean {
  return (trace.getTracerProvider() as ProxyTracerProvider).getDelegateTracer(TRACER) !== undefined
}

/**
 * From now on each request is a span of OpenTelemetry, named and described by its conventions for HTTP
 * servers; it goes on with the trace that the request came with. Queries are left out: they may name a case.
 */
export function traceRequests (app: App): void {
  const tracer = trace.getTracer(TRACER)
  app.addHook('onRequest', (request, reply, done) => {
    const parent = propagation.extract(ROOT_CONTEXT, request.headers)
    const span = tracer.startSpan(nameOf(request), { kind: SpanKind.SERVER, attributes: attributesOf(request) }, parent)
    reply.raw.once('close', () => endSpan(span, reply))
    context.with(trace.setSpan(parent, span), done)
  })
}

function nameOf ({ method, routeOptions }: FastifyRequest): string {
  const { pattern } = routeOptions.config ?? {}
  return pattern === undefined ? method : `${method} ${pattern}`
}

function attributesOf ({ method, url, protocol, ip, id, headers, raw, routeOptions }: FastifyRequest) {
  const { pattern } = routeOptions.config ?? {}
  const agent = headers['user-agent']
  return {
    'http.request.method': method,
    'url.scheme': protocol,
    'url.path': url.split('?')[0] as string,
    'network.protocol.version': raw.httpVersion,
    'client.address': ip,
    [`http.response.header.${REQUEST_ID}`]: [id],
    ...pattern === undefined ? {} : { 'http.route': pattern },
    ...agent === undefined ? {} : { 'user_agent.original': agent }
  }
}

function endSpan (span: Span, { raw: { headersSent, statusCode } }: FastifyReply): void {
  if (headersSent) span.setAttribute('http.response.status_code', statusCode)
  if (headersSent && statusCode >= 500) {
    span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', String(statusCode))
  }
  span.end()
}
