import type { FastifyReply, FastifyRequest } from 'fastify'
import { listEvents, findLastEvent } from '../../archive/events.ts'
import { courts } from '../../answers/courts.ts'
import { effectivePolicy } from '../../answers/effective-policy.ts'
import type { decisionWire } from '../../answers/wire/decision.ts'
import { archiveContent, type ShownCourt, type ShownEvent } from '../../pages/desk/archive.ts'
import type { ListedCourt } from '../../pages/desk/home.ts'
import { findRepository, type ArchiveTools } from '../routes/archive.ts'
import { eventWire } from '../wire/event-wire.ts'
import { courtPath, firstItems, sendPage, valueOf } from './view.ts'

/** So many events are shown, and so many courts are looked at. */
const EVENTS = 20
const COURTS = 200

/** Repositories with freshness and failures, the last events, and what is wrong with courts' publications. */
export async function archivePage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: ArchiveTools
): Promise<FastifyReply> {
  const repositories = await Promise.all(tools.repositories.map(async each => await findRepository(tools, each)))
  const { items } = valueOf<{ items: ListedCourt[] }>(
    await courts(tools, { now: tools.clock(), paging: firstItems(COURTS) })
  )
  return await sendPage(
    request,
    reply,
    { title: 'State of the archive', json: '/v1/repositories' },
    archiveContent({
      repositories,
      events: await lastEvents(tools, items),
      courts: await courtsWithFindings(tools, items)
    })
  )
}

async function lastEvents ({ database }: ArchiveTools, known: readonly ListedCourt[]): Promise<ShownEvent[]> {
  const names = new Map(known.map(({ name, organizationKey }) => [organizationKey, name]))
  const last = await findLastEvent(database)
  const events = await listEvents(database, {
    after: Math.max(0, last - EVENTS),
    organizationKey: null,
    kind: null,
    limit: EVENTS
  })
  return events.toReversed().map(event => {
    const { at, kind, number, organizationKey, repositoryId, version } = eventWire(event)
    return {
      number,
      kind,
      at,
      version,
      zone: event.zone,
      about: (organizationKey === null ? repositoryId : (names.get(organizationKey) ?? organizationKey)) ?? '',
      href: organizationKey === null ? null : courtPath(organizationKey)
    }
  })
}

async function courtsWithFindings (tools: ArchiveTools, items: readonly ListedCourt[]): Promise<ShownCourt[]> {
  const now = tools.clock()
  const shown: ShownCourt[] = []
  for (const { name, organizationKey, unanswerable } of items) {
    if (unanswerable !== null) continue
    const outcome = await effectivePolicy(tools, { courtKey: organizationKey, now })
    if (outcome.kind !== 'answer') continue
    const { policy: { findingCounts, version } } = valueOf<ReturnType<typeof decisionWire>>(outcome)
    if (findingCounts.error + findingCounts.warning + findingCounts.info > 0) {
      shown.push({ name: name ?? organizationKey, courtKey: organizationKey, version, counts: findingCounts })
    }
  }
  return shown.sort(
    (a, b) => b.counts.error - a.counts.error || b.counts.warning - a.counts.warning || b.counts.info - a.counts.info
  )
}
