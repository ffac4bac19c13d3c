import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-base'
import t from 'tap'
import { areSpansTaken } from '../../src/http/traces.ts'
import { startCommand } from '../command.ts'
import { testDatabase } from '../database.ts'
import { until } from '../faults/until.ts'
import { serve } from './serve.ts'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const PARENT = 'b7ad6b7169203331'

t.test('without an SDK nobody takes the spans, and the log says so', async t => {
  t.equal(areSpansTaken(), false)
  const service = startCommand(t, 'serve', [], { DATABASE_URL: await testDatabase(t), PORT: '0', OTEL_TRACES_EXPORTER: 'otlp' })
  await until(() => /Ctrl-C stops everything/.test(service.said()) || service.process.exitCode !== null)
  t.match(service.said(), /OTEL_… asks for traces, and no SDK of OpenTelemetry is loaded/)
  service.process.kill('SIGTERM')
  t.equal(await service.ended, 0, service.said())
})

t.test('each request is a span, in the trace that it came with', async t => {
  const exporter = new InMemorySpanExporter()
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }))
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  t.equal(areSpansTaken(), true)
  const { app } = await serve(t, { isTraced: true })
  app.get('/broken', async () => { throw new Error('it broke') })
  app.get('/within', async () => trace.getActiveSpan()?.spanContext().traceId ?? 'none')
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const spanOf = async (path: string, headers: Record<string, string> = {}): Promise<ReadableSpan & { answered: string }> => {
    exporter.reset()
    const answered = await (await fetch(base + path, { headers })).text()
    await until(() => exporter.getFinishedSpans().length === 1)
    return Object.assign(exporter.getFinishedSpans()[0] as ReadableSpan, { answered })
  }

  const traced = { traceparent: `00-${TRACE}-${PARENT}-01`, 'x-request-id': 'asked', 'user-agent': 'a test' }
  const found = await spanOf('/v1/courts/USCANobody/effective-policy?at=2005-03-02T09:30', traced)
  t.match(found, { name: 'GET /v1/courts/{courtKey}/effective-policy', kind: SpanKind.SERVER, status: { code: SpanStatusCode.UNSET }, parentSpanContext: { traceId: TRACE, spanId: PARENT } })
  t.equal(found.spanContext().traceId, TRACE)
  t.match(found.attributes, {
    'http.request.method': 'GET',
    'http.route': '/v1/courts/{courtKey}/effective-policy',
    'http.response.status_code': 404,
    'url.path': '/v1/courts/USCANobody/effective-policy',
    'url.scheme': 'http',
    'client.address': '127.0.0.1',
    'user_agent.original': 'a test',
    'http.response.header.x-request-id': ['asked']
  })
  t.notMatch(JSON.stringify(found.attributes), '09:30')

  t.equal((await spanOf('/within', traced)).answered, TRACE, 'what is done for a request is within its span')
  t.match(await spanOf('/broken'), { name: 'GET /broken', status: { code: SpanStatusCode.ERROR }, attributes: { 'error.type': '500' } })
  const nowhere = await spanOf('/v1/nothing')
  t.match(nowhere, { name: 'GET', attributes: { 'http.response.status_code': 404 } })
  t.equal(nowhere.attributes['http.route'], undefined)
})

t.test('where nobody asks for traces, there are none', async t => {
  const exporter = new InMemorySpanExporter()
  trace.disable()
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }))
  const { app } = await serve(t)
  await app.inject('/health/live')
  t.equal(exporter.getFinishedSpans().length, 0)
})
