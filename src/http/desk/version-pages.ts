import type { FastifyReply, FastifyRequest } from 'fastify'
import { changesSince } from '../../answers/changes.ts'
import { policies, policyEvidence, policyFindings } from '../../answers/policies.ts'
import type { clocksWire } from '../../answers/wire/decision.ts'
import type { Finding } from '../../domain/policy/finding.ts'
import type { PrintedPolicy } from '../../pages/desk/court-time.ts'
import { changesContent, changesForm, type PrintedChanges } from '../../pages/desk/changes.ts'
import { versionContent, versionsContent, type VersionShown } from '../../pages/desk/versions.ts'
import type { CourtTools } from '../asking.ts'
import { courtFrame, pinnedAddress } from './court-frame.ts'
import { address, courtPath, firstItems, momentsOf, momentsTold, queryOf, sendPage, valueOf, type Query } from './view.ts'

type Versions = ReturnType<typeof clocksWire> & { items: PrintedPolicy[] }

async function findVersions (request: FastifyRequest, tools: CourtTools): Promise<Versions> {
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

/** Every version of a court. */
export async function versionsPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const { court, items, knownAt, at } = await findVersions(request, tools)
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
    versionsContent({ courtKey: court.courtKey, moments, policies: items, zone: court.timeZone })
  )
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
  const evidence = policy === null
    ? null
    : valueOf<{ evidence: NonNullable<VersionShown['evidence']> }>(
      await policyEvidence(tools, { ...asked, sha256: policy.document.sha256 })
    ).evidence
  const { items: known } = await findVersions(request, tools)
  const place = known.findIndex(each => each.version === version)
  const compareWith = place === -1 ? null : (known[place + 1]?.version ?? null)
  const path = `${courtPath(courtKey)}/policies/${version}`
  const frame = courtFrame({ court, page: '/policies', ...moments }, `Version ${version}`, {
    json: address(`/v1${path}/findings`, moments),
    pinned: await pinnedAddress(tools, path, found, { sha256: policy?.document.sha256 })
  })
  const trail = [
    ...(frame.trail ?? []),
    { text: 'Versions', href: address(`${courtPath(courtKey)}/policies`, moments) }
  ]
  return await sendPage(
    request,
    reply,
    { ...frame, trail },
    versionContent({ courtKey, moments, zone: court.timeZone, policy, findings, evidence, compareWith })
  )
}

/** Two versions side by side; without any named the last two. */
export async function changesPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const query = queryOf(request)
  const { at, court, items, knownAt } = await findVersions(request, tools)
  const { courtKey } = court
  const versions = items.map(each => each.version)
  const [version, since] = [query['version'] ?? versions[0], query['since'] ?? versions[1] ?? versions[0]]
  const path = `${courtPath(courtKey)}/changes`
  const chosen = { version, since }
  const moments = momentsTold(query, { at, knownAt })
  const frame = courtFrame({ court, page: '/changes', ...moments }, 'Compare two versions', {
    json:
      version === undefined
        ? null
        : address(`/v1${courtPath(courtKey)}/policies/${version}/changes`, { since, ...moments }),
    pinned: await pinnedAddress(tools, path, { at, knownAt }, chosen)
  })
  if (version === undefined || since === undefined) throw new Error(`${courtKey} answers and has no version.`)
  const changes = valueOf<PrintedChanges>(
    await changesSince(tools, { courtKey, version, since, ...momentsOf(query), now: tools.clock() })
  )
  const form = changesForm({ action: path, hidden: hiddenOf(query), versions, since, version })
  return await sendPage(request, reply, frame, changesContent(changes, form))
}

/** What the form carries along, as it was asked. */
const hiddenOf = (query: Query): Record<string, string> =>
  Object.fromEntries(Object.entries(momentsOf(query)).filter((each): each is [string, string] => each[1] !== undefined))
