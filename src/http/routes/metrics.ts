import { Type } from 'typebox'
import type { App } from '../fastify.ts'
import { everywhere } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'

/** Figures as they are printed, and in which media type. */
export interface PrintedMetrics { type: string, text: string }

export interface MetricsTools {
  /** Figures of all processes; within two seconds, whatever the database does. */
  printMetrics: () => Promise<PrintedMetrics>
}

/** What whoever watches over the service asks for again and again. */
export function metricsRoutes (app: App, { printMetrics }: MetricsTools): void {
  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'getMetrics',
        tags: ['Service'],
        summary: 'Its figures, for Prometheus',
        description:
          'The text format of Prometheus, names by the conventions of OpenTelemetry: how long answers take, how old crawls are, what is behind. With several processes the figures are those of all. docs/operations.md says what each is good for.',
        response: {
          200: { description: 'The figures.', content: { 'text/plain': { schema: Type.String() } } },
          ...everywhere
        },
        querystring: parameters.plainQuery({})
      }
    },
    async (_request, reply) => {
      const { type, text } = await printMetrics()
      return await reply.headers({ 'content-type': type, 'cache-control': 'no-store' }).send(text)
    }
  )
}
