import accepts from '@fastify/accepts'
import staticFiles from '@fastify/static'
import { fastify, LogController } from 'fastify'
import type { App } from './http/fastify.ts'
import { answerUnroutable, handleFailures, refuseOtherMethods, refuseUnreadable } from './http/failures.ts'
import { registerOpenApi, type Examples } from './http/openapi.ts'
import { archiveRoutes, type ArchiveTools } from './http/routes/archive.ts'
import { captureRoutes } from './http/routes/captures.ts'
import { codeTableRoutes } from './http/routes/code-tables.ts'
import { courtRoutes } from './http/routes/courts.ts'
import { eventRoutes, type EventRouteTools } from './http/routes/events.ts'
import { evidenceRoutes } from './http/routes/evidence.ts'
import { feeRoutes } from './http/routes/fees.ts'
import { policyRoutes } from './http/routes/policies.ts'
import { serviceRoutes, type ServiceTools } from './http/routes/service.ts'
import { timelineRoutes } from './http/routes/timeline.ts'
import { archiveSchemas } from './http/schemas/archive.ts'
import { codeSchemas } from './http/schemas/code-tables.ts'
import { courtSchemas } from './http/schemas/courts.ts'
import { eventSchemas } from './http/schemas/events.ts'
import { feeSchemas } from './http/schemas/fees.ts'
import { sharedSchemas } from './http/schemas/shared.ts'
import { invalidRequest, refuseOddValues } from './http/validation.ts'

export interface AppTools extends ArchiveTools, EventRouteTools, ServiceTools {
  /** Where log lines go; false for nowhere. */
  logger: { level: string, stream: NodeJS.WritableStream } | false
  trustProxy: boolean
  publicUrl: string | null
  examples: Examples
  /** Folder of the sample repository, served under /sample/; null when there is none. */
  sampleDirectory: string | null
}

/** Builds the Fastify app from what it is handed; it listens to nobody yet. */
export async function buildApp (tools: AppTools): Promise<App> {
  const app = newApp(tools)
  handleFailures(app)
  await registerOpenApi(app, tools)
  for (const schema of [...sharedSchemas, ...courtSchemas, ...feeSchemas, ...codeSchemas, ...archiveSchemas, ...eventSchemas]) app.addSchema(schema)
  await app.register(accepts)
  await serveSample(app, tools.sampleDirectory)
  const routes = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = routes.get(url) ?? new Set()
    for (const each of [method].flat()) methods.add(each)
    routes.set(url, methods)
  })
  courtRoutes(app, tools)
  policyRoutes(app, tools)
  evidenceRoutes(app, tools)
  timelineRoutes(app, tools)
  feeRoutes(app, tools)
  codeTableRoutes(app, tools)
  archiveRoutes(app, tools)
  captureRoutes(app, tools)
  eventRoutes(app, tools)
  serviceRoutes(app, tools)
  refuseOtherMethods(app, new Map(routes))
  return app
}

function newApp ({ logger, trustProxy }: AppTools): App {
  const app = fastify({
    logger,
    trustProxy,
    logController: new LogController({ disableRequestLogging: true }),
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, allErrors: true, verbose: true, keywords: ['x-expected'] } },
    schemaErrorFormatter: invalidRequest,
    frameworkErrors: answerUnroutable,
    clientErrorHandler: refuseUnreadable,
    routerOptions: { maxParamLength: 500 },
    return503OnClosing: true
  }) as App
  // Response schemas are the contract, checked by tests; filtering answers through them would drop fields silently.
  app.setSerializerCompiler(() => data => JSON.stringify(data))
  app.addHook('preValidation', async ({ query, routeOptions }) => refuseOddValues(query as Record<string, unknown>, routeOptions.schema?.querystring as object | undefined))
  app.addHook('onSend', async (_request, reply) => { reply.header('x-content-type-options', 'nosniff') })
  return app
}

async function serveSample (app: App, directory: string | null): Promise<void> {
  if (directory === null) return
  await app.register(staticFiles, { root: directory, prefix: '/sample/', decorateReply: false, index: false, cacheControl: false })
}
