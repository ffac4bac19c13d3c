import type { FastifyReply, FastifyRequest } from 'fastify'
import { changesSince } from '../../answers/changes.ts'
import { changesContent, changesForm, type PrintedChanges } from '../../pages/desk/changes.ts'
import { aboutDocument } from '../../pages/desk/problem.ts'
import type { CourtTools } from '../asking.ts'
import { courtFrame, pinnedAddress } from './court-frame.ts'
import { findVersions } from './version-pages.ts'
import { address, courtPath, isOfOther, momentsOf, momentsTold, queryOf, sendPage, valueOf, type Query } from './view.ts'

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
  if (version === undefined || since === undefined) throw new Error(`${courtKey} answers and has no version.`)
  const changes = valueOf<PrintedChanges>(
    await changesSince(tools, { courtKey, version, since, ...momentsOf(query), now: tools.clock() })
  )
  const path = `${courtPath(courtKey)}/changes`
  const moments = momentsTold(query, { at, knownAt })
  // It rests on two documents, so its link for a letter names both.
  const digests = { sha256: changes.to.sha256, sinceSha256: changes.from?.sha256 }
  const frame = courtFrame({ court, page: '/changes', ...moments }, 'Compare two versions', {
    json: address(`/v1${courtPath(courtKey)}/policies/${version}/changes`, { since, ...moments }),
    pinned: await pinnedAddress(tools, path, { at, knownAt }, { version, since, ...digests })
  })
  const isOther =
    isOfOther(query, changes.to.sha256) || isOfOther(query, changes.from?.sha256 ?? null, 'sinceSha256')
  const form = changesForm({ action: path, hidden: hiddenOf(query), versions, since, version })
  return await sendPage(request, reply, frame, aboutDocument(isOther, changesContent(changes, form, moments)))
}

/** What the form carries along, as it was asked. */
const hiddenOf = (query: Query): Record<string, string> =>
  Object.fromEntries(Object.entries(momentsOf(query)).filter((each): each is [string, string] => each[1] !== undefined))
