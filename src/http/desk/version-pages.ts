import type { FastifyReply, FastifyRequest } from 'fastify'
import { publications } from '../../answers/publications.ts'
import { policies, policyEvidence, policyFindings } from '../../answers/policies.ts'
import type { clocksWire } from '../../answers/wire/decision.ts'
import type { Finding } from '../../domain/policy/finding.ts'
import type { PrintedPolicy } from '../../pages/desk/court-time.ts'
import { aboutDocument } from '../../pages/desk/problem.ts'
import { versionContent, versionsContent, type UnreadFile, type VersionShown } from '../../pages/desk/versions.ts'
import type { CourtTools } from '../asking.ts'
import { courtFrame, pinnedAddress } from './court-frame.ts'
import { address, courtPath, firstItems, isOfOther, momentsOf, momentsTold, queryOf, sendPage, valueOf } from './view.ts'

/** What counts of a court's publications, and files of which nothing readable is archived. */
export interface Publications { items: readonly PrintedPolicy[], unread: readonly UnreadFile[] }

type Versions = ReturnType<typeof clocksWire> & { items: PrintedPolicy[] }

/** The versions of a court as of the moments that were asked for, newest publication first. */
export async function findVersions (request: FastifyRequest, tools: CourtTools): Promise<Versions> {
  const { courtKey } = request.params as { courtKey: string }
  return valueOf<Versions>(
    await policies(tools, {
      courtKey,
      ...momentsOf(queryOf(request)),
      now: tools.clock(),
      paging: firstItems(Infinity)
    })
  )
}

async function findUnread (request: FastifyRequest, tools: CourtTools): Promise<Publications['unread']> {
  const { courtKey } = request.params as { courtKey: string }
  const asked = { courtKey, ...momentsOf(queryOf(request)), now: tools.clock() }
  return valueOf<Publications>(await publications(tools, asked)).unread
}

/** Every version of a court. */
export async function versionsPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const { court, items, knownAt, at } = await findVersions(request, tools)
  const unread = await findUnread(request, tools)
  const moments = momentsTold(queryOf(request), { at, knownAt })
  const path = `${courtPath(court.courtKey)}/policies`
  const frame = courtFrame({ court, page: '/policies', ...moments }, 'Versions', {
    json: address(`/v1${path}`, moments),
    pinned: await pinnedAddress(tools, path, { at, knownAt })
  })
  return await sendPage(
    request,
    reply,
    frame,
    versionsContent({ courtKey: court.courtKey, moments, policies: items, unread, zone: court.timeZone })
  )
}

const unreadOf = async (request: FastifyRequest, tools: CourtTools, version: string): Promise<UnreadFile | null> =>
  (await findUnread(request, tools)).find(each => each.version === version) ?? null

function versionBefore (known: readonly PrintedPolicy[], version: string): string | null {
  const place = known.findIndex(each => each.version === version)
  return place === -1 ? null : (known[place + 1]?.version ?? null)
}

/** One version: state, findings and evidence. */
export async function versionPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const { courtKey, version } = request.params as { courtKey: string, version: string }
  const asked = { courtKey, version, ...momentsOf(queryOf(request)), now: tools.clock() }
  const found = valueOf<ReturnType<typeof clocksWire> & { policy: PrintedPolicy | null, items: Finding[] }>(
    await policyFindings(tools, { ...asked, paging: firstItems(Infinity) })
  )
  const { court, items: findings, policy } = found
  const moments = momentsTold(queryOf(request), found)
  const unread = policy === null ? await unreadOf(request, tools, version) : null
  const digest = policy?.document.sha256 ?? unread?.sha256 ?? null
  const evidence = policy === null
    ? null
    : valueOf<{ evidence: NonNullable<VersionShown['evidence']> }>(
      await policyEvidence(tools, { ...asked, sha256: policy.document.sha256 })
    ).evidence
  const { items: known } = await findVersions(request, tools)
  const compareWith = versionBefore(known, version)
  const path = `${courtPath(courtKey)}/policies/${version}`
  const frame = courtFrame({ court, page: '/policies', ...moments }, `Version ${version}`, {
    json: address(`/v1${path}/findings`, moments),
    pinned: await pinnedAddress(tools, path, found, { sha256: digest ?? undefined })
  })
  const trail = [
    ...(frame.trail ?? []),
    { text: 'Versions', href: address(`${courtPath(courtKey)}/policies`, moments) }
  ]
  return await sendPage(
    request,
    reply,
    { ...frame, trail },
    aboutDocument(
      isOfOther(queryOf(request), digest),
      versionContent({ courtKey, moments, zone: court.timeZone, policy, unread, findings, evidence, compareWith })
    )
  )
}
