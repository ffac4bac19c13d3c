import { join } from 'node:path'
import accepts from '@fastify/accepts'
import staticFiles from '@fastify/static'
import { fastify, LogController } from 'fastify'
import type { App } from './fastify.ts'
import { sendFailurePage } from './desk/view.ts'
import { newDelivery, type FastifyServerOptions } from './delivery.ts'
import { addRoutes, type RouteTools } from './add-routes.ts'
import { answerAtAGlance } from './at-a-glance.ts'
import { noteRoute, patternRoutes, whenAnswered, type HearAnswered } from './answered-routes.ts'
import { openDoor } from './door.ts'
import { dressAnswers } from './every-answer.ts'
import { answerUnroutable, handleFailures } from './failures.ts'
import { negotiateForms } from './forms.ts'
import { rememberPaths, type FindPath } from './known-paths.ts'
import { loggedError } from './logged-error.ts'
import { registerOpenApi, type Examples } from './openapi.ts'
import { parameterOptions } from './query-reader.ts'
import { readBodies } from './question-body.ts'
import { newRequestIds, type IdOf } from './request-ids.ts'
import { limitRequests, type RequestLimit } from './request-limit.ts'
import { logRequests } from './request-log.ts'
import { tellVersion } from './archive-version.ts'
import { nameRoles } from './roles.ts'
import { archiveSchemas } from './schemas/archive.ts'
import { codeSchemas } from './schemas/code-tables.ts'
import { courtSchemas } from './schemas/courts.ts'
import { eventSchemas } from './schemas/events.ts'
import { feeSchemas } from './schemas/fees.ts'
import { recordSchemas } from './schemas/disputes.ts'
import { disputeSchemas } from './schemas/fee-dispute.ts'
import { logSchemas } from './schemas/log.ts'
import { peopleSchemas } from './schemas/people-and-places.ts'
import { searchSchemas } from './schemas/search.ts'
import { sharedSchemas } from './schemas/shared.ts'
import { holdToParameters, invalidRequest, refuseOddValues } from './validation.ts'
import { answerOddRequests, refuseUnreadable, rememberAnswered } from './wire-failures.ts'

/** How long a request may take to come, head and body. */
const REQUEST_MS = 30_000

/** The most that a name takes in a path: 500 characters, each of them up to nine when it is percent-encoded. */
const LONGEST_PART = 500 * 9

export interface AppTools extends RouteTools {
  /** Where log lines go; false for nowhere. */
  logger: { level: string, stream: NodeJS.WritableStream } | false
  /** What the ids of this process's requests begin with, and no other's; letters and digits. */
  idPrefix?: string
  /**
   * Hears of each answer that could not be given because the
   * database could not be reached; such are not logged one by one.
   */
  onUnreachable?: (error: unknown) => void
  /** Whom to believe who a request comes from: nobody, so many proxies, or those at addresses. */
  trustProxy: false | number | string[]
  publicUrl: string | null
  examples: Examples
  /** Folder of the sample repository, served under /sample/; null when there is none. */
  sampleDirectory: string | null
  /** Whether each request is a span of OpenTelemetry. */
  isTraced?: boolean
  /** How much a client may ask; undefined: as much as it will. */
  requestLimit?: RequestLimit | undefined
  /** Hears of each answer when it has ended. */
  onAnswered?: HearAnswered | undefined
  /** Milliseconds within which a request has to come, head and body; 30 seconds when left out. */
  requestMs?: number
}

/** Builds the Fastify app from what it is handed; it listens to nobody yet. */
export async function buildApp (tools: AppTools): Promise<App> {
  let findPath: FindPath = () => undefined
  const idOf = newRequestIds(tools.idPrefix ?? 'request')
  const app = newApp(tools, path => findPath(path), idOf)
  findPath = rememberPaths(app)
  await watchRequests(app, tools)
  dressAnswers(app, tools.publicUrl)
  openDoor(app, findPath)
  tellVersion(app, tools.histories)
  handleFailures(app, tools.onUnreachable, async (...asked) => await sendFailurePage(...asked, tools))
  answerOddRequests(app.server, findPath, idOf)
  await app.register(accepts)
  negotiateForms(app)
  readBodies(app)
  holdToParameters(app)
  await registerOpenApi(app, tools)
  for (const schema of schemas) app.addSchema(schema)
  await serveSample(app, tools.sampleDirectory)
  await addRoutes(app, tools)
  return app
}

/** The schemas that stand once under components. */
const schemas = [
  ...sharedSchemas,
  ...peopleSchemas,
  ...courtSchemas,
  ...feeSchemas,
  ...codeSchemas,
  ...searchSchemas,
  ...archiveSchemas,
  ...disputeSchemas,
  ...recordSchemas,
  ...eventSchemas,
  ...logSchemas
]

/** What is noted of each request and each route, and what is refused before anything else is looked at. */
async function watchRequests (app: App, tools: AppTools): Promise<void> {
  app.addHook('onRequest', (request, reply, done) => {
    noteRoute(reply.raw, request.routeOptions.config?.pattern)
    rememberAnswered(request, reply)
    done()
  })
  app.addHook('preValidation', (request, _reply, done) => {
    refuseOddValues(request)
    done()
  })
  patternRoutes(app)
  // A line a request would cost as much as an answer.
  if (isDetailed(app.log.level)) logRequests(app)
  // What nobody wants is not even loaded.
  if (tools.isTraced === true) (await import('./traces.ts')).traceRequests(app)
  nameRoles(app)
  if (tools.requestLimit !== undefined) await limitRequests(app, tools.requestLimit)
}

/** Whether every request is noted or counted before it is answered, by what Fastify alone calls. */
const looksTwice = ({ isTraced, logger, requestLimit }: AppTools): boolean =>
  isTraced === true || requestLimit !== undefined || (logger !== false && isDetailed(logger.level))

const isDetailed = (level: string): boolean => level === 'debug' || level === 'trace'

function newApp (tools: AppTools, findPath: FindPath, idOf: IdOf): App {
  const { logger, trustProxy, requestMs = REQUEST_MS, onAnswered } = tools
  const delivery = newDelivery(whenAnswered(onAnswered))
  let isClosing = false
  const atAGlance = looksTwice(tools) ? () => false : answerAtAGlance(tools, idOf, () => isClosing)
  const app = fastify({
    serverFactory: (handler, options) =>
      delivery.createServer((request, response) => {
        if (!atAGlance(request, response)) handler(request, response)
      }, options as FastifyServerOptions),
    logger: logger === false ? false : { ...logger, serializers: { err: loggedError } },
    // A logger for each request would cost as much as an answer: what is logged of a request names its id.
    childLoggerFactory: logger => logger,
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    genReqId: idOf,
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true }),
    ajv: { customOptions: parameterOptions },
    schemaErrorFormatter: invalidRequest,
    frameworkErrors: answerUnroutable,
    clientErrorHandler: refuseUnreadable(findPath, idOf),
    routerOptions: { maxParamLength: LONGEST_PART },
    // The door answers itself when the service ends, and when no host is named.
    return503OnClosing: false,
    requestTimeout: requestMs,
    http: {
      headersTimeout: requestMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(1_000, requestMs),
      requireHostHeader: false
    }
  }) as App
  app.addHook('preClose', async () => {
    isClosing = true
    delivery.close()
  })
  // Response schemas are the contract, checked by tests; filtering answers through them would drop fields silently.
  app.setSerializerCompiler(() => data => JSON.stringify(data))
  return app
}

async function serveSample (app: App, directory: string | null): Promise<void> {
  if (directory === null) return
  await app.register(staticFiles, {
    root: join(directory, 'CourtPolicies'),
    prefix: '/sample/CourtPolicies/',
    decorateReply: false,
    index: false,
    cacheControl: false
  })
}
