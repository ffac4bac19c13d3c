import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../answers/refusal.ts'
import { courts } from '../../answers/courts.ts'
import { homeContent, type ListedCourt } from '../../pages/desk/home.ts'
import type { CourtTools } from '../asking.ts'
import { IMMUTABLE, sendCached } from '../caching.ts'
import type { App } from '../fastify.ts'
import type { ArchiveTools } from '../routes/archive.ts'
import type { DisputeEvidenceTools } from '../routes/dispute-evidence.ts'
import type { DisputeTools } from '../routes/disputes.ts'
import { bytesReply } from '../schemas/documented.ts'
import type { Problem } from '../problem.ts'
import { wordsOf } from './asked-words.ts'
import { archivePage } from './archive-page.ts'
import { changesPage } from './changes-page.ts'
import { courtPage } from './court-page.ts'
import { detailsPage } from './details-page.ts'
import { disputePage, disputePrint } from './dispute-pages.ts'
import { keepRecord } from './keep-record.ts'
import { codesPage, feePage, feesPage, hoursPage, requirementsPage, tablePage } from './policy-pages.ts'
import { sendProblemPage } from './problem-page.ts'
import { recordEvidence, recordPage, recordPrint, recordsPage } from './record-pages.ts'
import { signInHere, signInPage, signOutHere } from './sign-in-pages.ts'
import { backTo, recognize } from './sessions.ts'
import { versionPage, versionsPage } from './version-pages.ts'
import { deskFile, firstItems, queryOf, sendPage, valueOf } from './view.ts'

/** So many courts stand on the first page. */
const COURTS = 50

/** What pages are made from: answers, the archive's state, records. */
export interface DeskTools extends ArchiveTools, DisputeTools, DisputeEvidenceTools {}

type Page = (request: FastifyRequest, reply: FastifyReply, tools: DeskTools) => Promise<FastifyReply>

const pages: ReadonlyArray<readonly [path: string, page: Page]> = [
  ['/', homePage],
  ['/archive', archivePage],
  ['/courts/:courtKey', courtPage],
  ['/courts/:courtKey/fees', feesPage],
  ['/courts/:courtKey/fees/:code', feePage],
  ['/courts/:courtKey/codes', codesPage],
  ['/courts/:courtKey/codes/:table', tablePage],
  ['/courts/:courtKey/hours', hoursPage],
  ['/courts/:courtKey/requirements', requirementsPage],
  ['/courts/:courtKey/details', detailsPage],
  ['/courts/:courtKey/policies', versionsPage],
  ['/courts/:courtKey/policies/:version', versionPage],
  ['/courts/:courtKey/changes', changesPage],
  ['/courts/:courtKey/dispute', disputePage],
  ['/courts/:courtKey/dispute/print', disputePrint],
  ['/disputes', recordsPage],
  ['/disputes/:disputeId', recordPage],
  ['/disputes/:disputeId/print', recordPrint],
  ['/disputes/:disputeId/evidence', recordEvidence],
  ['/sign-in', signInPage]
]

/** Forms that change something: each of them is taken from pages of this service alone. */
const forms: ReadonlyArray<readonly [path: string, page: Page]> = [
  ['/courts/:courtKey/dispute', keepRecord],
  ['/sign-in', signInHere],
  ['/sign-out', signOutHere]
]

const hidden = (type: string) => ({ schema: { hide: true, response: { 200: bytesReply(type) } } })

const asPage = hidden('text/html')

const SCRIPT = 'text/javascript'

/** The clerk's desk: pages of the same answers. They are no part of the document, which is about data. */
export async function deskRoutes (app: App, tools: DeskTools): Promise<void> {
  app.get(deskFile.path, hidden(SCRIPT), async (request, reply) =>
    sendCached(
      request,
      reply.headers({ 'content-type': `${SCRIPT}; charset=utf-8`, 'cache-control': IMMUTABLE }),
      deskFile.bytes
    )
  )
  await app.register(async scope => {
    takeForms(scope)
    // Who sends a form is looked up where what was typed is at hand: it outlives that nobody can be.
    scope.addHook('onRequest', async request => { if (request.method !== 'POST') await recognize(request, tools) })
    scope.setErrorHandler(
      async (error: FastifyError | Problem | Refusal, request, reply) =>
        await sendProblemPage(request, reply, error, tools)
    )
    for (const [path, page] of pages) {
      scope.get(path, asPage, async (request, reply) => await page(request, reply, tools))
      if (path !== '/') scope.get(`${path}/`, asPage, withoutSlash)
    }
    for (const [path, page] of forms) {
      scope.post(path, asPage, async (request, reply) => await page(request, reply, tools))
    }
  })
}

/** Who types a slash after the address of a page means the page; it is one of this service, whatever was typed. */
async function withoutSlash ({ url }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [path = '', ...query] = url.split('?')
  const meant = [path.replace(/\/+$/, ''), ...query].join('?')
  return await reply.header('cache-control', 'no-cache').redirect(backTo(meant), 308)
}

/** Bodies are what forms send, each field once. */
function takeForms (scope: App): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: LONGEST_FORM },
    (_request: FastifyRequest, body: string, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body)))
    }
  )
}

/** A note that is far too long comes through, too, each of its characters percent-encoded: it is shown again. */
const LONGEST_FORM = 1_000_000

async function homePage (request: FastifyRequest, reply: FastifyReply, tools: CourtTools): Promise<FastifyReply> {
  const q = wordsOf(queryOf(request))
  const { items, nextCursor } = valueOf<{ items: ListedCourt[], nextCursor: string | null }>(
    await courts(tools, { ...(q !== '' && { q }), now: tools.clock(), paging: firstItems(COURTS) })
  )
  return await sendPage(
    request,
    reply,
    {
      title: 'Court policy archive',
      trail: [],
      json: q === '' ? '/v1/courts' : `/v1/courts?q=${encodeURIComponent(q)}`
    },
    homeContent({ q, courts: items, hasMore: nextCursor !== null })
  )
}
