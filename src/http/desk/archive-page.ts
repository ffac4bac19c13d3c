import type { FastifyReply, FastifyRequest } from 'fastify'
import { listEvents, findLastEvent } from '../../archive/events.ts'
import { courts } from '../../answers/courts.ts'
import { publications } from '../../answers/publications.ts'
import { archiveContent, type ShownCourt, type ShownEvent } from '../../pages/desk/archive.ts'
import type { PrintedPolicy } from '../../pages/desk/court-time.ts'
import type { ListedCourt } from '../../pages/desk/home.ts'
import { unreadAddress } from '../../pages/desk/versions.ts'
import { findRepository, type ArchiveTools } from '../routes/archive.ts'
import { eventWire } from '../wire/event-wire.ts'
import type { Publications } from './version-pages.ts'
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
  const { items, nextCursor } = valueOf<{ items: ListedCourt[], nextCursor: string | null }>(
    await courts(tools, { now: tools.clock(), paging: firstItems(COURTS) })
  )
  return await sendPage(
    request,
    reply,
    { title: 'State of the archive', json: '/v1/repositories' },
    archiveContent({
      repositories,
      events: await lastEvents(tools, items),
      courts: await courtsWithFindings(tools, items),
      hasMore: nextCursor !== null
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
  for (const court of items) {
    const outcome = await publications(tools, { courtKey: court.organizationKey, now })
    const { items, unread } = outcome.kind === 'answer' ? valueOf<Publications>(outcome) : ofUnanswering(court)
    const policies = items.filter(({ findingCounts }) => troublesIn(findingCounts) > 0)
    if (policies.length + unread.length === 0) continue
    shown.push({
      name: court.name ?? court.organizationKey,
      courtKey: court.organizationKey,
      zone: court.timeZone,
      policies,
      unread: unread.map(file => ({ ...file, href: hrefOf(court, file) }))
    })
  }
  return shown.sort((a, b) => b.unread.length - a.unread.length || worst(b) - worst(a))
}

/** A court that cannot answer has what its doubts say, and no page of a version. */
const ofUnanswering = ({ doubts }: ListedCourt): Publications => ({ items: [], unread: doubts })

const hrefOf = ({ organizationKey, unanswerable }: ListedCourt, file: Publications['unread'][number]): string =>
  unreadAddress(organizationKey, unanswerable === null ? file : { ...file, version: null }, { at: null, knownAt: null })

const troublesIn = ({ error, info, warning }: PrintedPolicy['findingCounts']): number => error + info + warning

/** Errors count before warnings, and these before notes. */
const worst = ({ policies }: ShownCourt): number =>
  policies.reduce((sum, { findingCounts: { error, info, warning } }) => sum + error * 1e6 + warning * 1e3 + info, 0)
