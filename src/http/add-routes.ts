import { deskRoutes } from './desk/desk.ts'
import type { App } from './fastify.ts'
import { archiveRoutes, type ArchiveTools } from './routes/archive.ts'
import { captureRoutes } from './routes/captures.ts'
import { changeRoutes } from './routes/changes.ts'
import { codeTableRoutes } from './routes/code-tables.ts'
import { courtRoutes } from './routes/courts.ts'
import { disputeEvidenceRoutes, type DisputeEvidenceTools } from './routes/dispute-evidence.ts'
import { disputeRoutes } from './routes/disputes.ts'
import { documentRoutes } from './routes/documents.ts'
import { dumpRoutes } from './routes/dumps.ts'
import { eventRoutes, type EventRouteTools } from './routes/events.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { expectationRoutes } from './routes/expectations.ts'
import { feeDisputeRoutes } from './routes/fee-dispute.ts'
import { feeRoutes } from './routes/fees.ts'
import { filingCheckRoutes } from './routes/filing-checks.ts'
import { filingRequirementRoutes } from './routes/filing-requirements.ts'
import { hoursRoutes } from './routes/hours.ts'
import { logFileRoutes } from './routes/log-files.ts'
import { logRoutes } from './routes/log.ts'
import { lookupRoutes } from './routes/lookups.ts'
import { metricsRoutes, type MetricsTools } from './routes/metrics.ts'
import { mirrorRoutes } from './routes/mirror.ts'
import { policyRoutes } from './routes/policies.ts'
import { searchRoutes } from './routes/search.ts'
import { serviceRoutes, type ServiceTools } from './routes/service.ts'
import { timelineRoutes } from './routes/timeline.ts'
import { validationRoutes } from './routes/validations.ts'

/** What the routes are handed. */
export interface RouteTools extends ArchiveTools, DisputeEvidenceTools, EventRouteTools, ServiceTools, MetricsTools {
  publicUrl: string | null
  /** The most bytes that one file may have. */
  maxDocumentBytes: number
}

/** Every route there is, in the order of the document. */
export async function addRoutes (app: App, tools: RouteTools): Promise<void> {
  courtRoutes(app, tools)
  policyRoutes(app, tools)
  evidenceRoutes(app, tools)
  timelineRoutes(app, tools)
  changeRoutes(app, tools)
  feeRoutes(app, tools)
  codeTableRoutes(app, tools)
  lookupRoutes(app, tools)
  expectationRoutes(app, tools)
  hoursRoutes(app, tools)
  filingRequirementRoutes(app, tools)
  filingCheckRoutes(app, tools)
  feeDisputeRoutes(app, tools)
  disputeRoutes(app, tools)
  disputeEvidenceRoutes(app, tools)
  await validationRoutes(app, tools)
  searchRoutes(app, tools)
  archiveRoutes(app, tools)
  documentRoutes(app, tools)
  captureRoutes(app, tools)
  mirrorRoutes(app, tools)
  eventRoutes(app, tools)
  dumpRoutes(app, tools)
  logRoutes(app, tools)
  logFileRoutes(app, tools)
  serviceRoutes(app, tools)
  metricsRoutes(app, tools)
  await deskRoutes(app, tools)
}
