import type { FastifyReply, FastifyRequest } from 'fastify'
import { criteriaNames } from '../../answers/fee-criteria.ts'
import { dispute, disputes } from '../../answers/disputes.ts'
import type { DisputeRecord } from '../../answers/dispute-record.ts'
import { UNPINNED, type Paging } from '../../answers/paging.ts'
import { recordDispute } from '../../answers/record-dispute.ts'
import { badRequest, Refusal } from '../../answers/refusal.ts'
import { findDispute } from '../../archive/disputes.ts'
import { digestOf } from '../../archive/documents.ts'
import { canonicalJson } from '../../domain/text/canonical-json.ts'
import { answerPage } from '../../pages/answer-page.ts'
import { recordContent, recordsContent, type RecordShown } from '../../pages/desk/dispute.ts'
import { readerVersion } from '../../reading/reader.ts'
import { closeToOthers } from '../every-answer.ts'
import { refuseOddTexts } from '../odd-text.ts'
import { bodyValidator } from '../question-body.ts'
import { sendPacket, type DisputeEvidenceTools } from '../routes/dispute-evidence.ts'
import { askedOf, type DisputeBody, type DisputeTools } from '../routes/disputes.ts'
import { disputeAsked } from '../schemas/disputes.ts'
import { invalidRequest } from '../validation.ts'
import { requireHolder, requireOwnOrigin } from './sessions.ts'
import { address, courtPath, HOME, queryOf, sendOwnPage, sendPage, valueOf, type Query } from './view.ts'

/** So many records stand in a list. */
const RECORDS = 50

const RECORDS_LINK = { text: 'Records', href: '/disputes' }

function shownOf ({ question: { note, reference, ...question }, ...record }: DisputeRecord): RecordShown {
  const { answer, askedAt, askedBy, differs, id, previous } = record
  const court = courtPath(answer.court.courtKey)
  return { id, askedAt, askedBy, reference, note, previous, differs, answer, court, again: askedAgain(id, question) }
}

/**
 * The same question on the desk, of which this record is the one before;
 * null where its form cannot ask it: each fee with criteria of its own.
 */
function askedAgain (
  id: string,
  { citedVersion, courtKey, criteria = {}, fee, filedAt, tendered, ...beside }: Readonly<Record<string, unknown>>
): string | null {
  const fees = typeof fee === 'string' ? [{ code: fee }] : (fee as Array<{ code: string, criteria?: object }>)
  const [own, ...others] = fees.map(each => canonicalJson(each.criteria ?? {}))
  if (others.some(each => each !== own)) return null
  const asked = { ...beside, ...(criteria as object), ...fees[0]?.criteria } as Record<string, unknown>
  const given = criteriaNames.flatMap(name => (asked[name] === undefined ? [] : [[name, String(asked[name])]]))
  const parameters = {
    fee: fees.map(({ code }) => code).join(','),
    tendered: String(tendered),
    filedAt: String(filedAt),
    citedVersion: citedVersion as string | undefined,
    ...(Object.fromEntries(given) as Query)
  }
  return address(`${courtPath(String(courtKey))}/dispute`, { ...parameters, previous: id })
}

/** The records that were kept. */
export async function recordsPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: DisputeTools
): Promise<FastifyReply> {
  requireHolder(request)
  const { before = '', reference = '' } = queryOf(request)
  const asked = { ...(reference !== '' && { reference }), paging: recordsBefore(before === '' ? null : before) }
  const { items, nextCursor } = valueOf<{ items: DisputeRecord[], nextCursor: string | null }>(
    await disputes(tools, asked)
  )
  const older = nextCursor === null ? null : address('/disputes', { reference, before: nextCursor })
  // As data they are for who has a token, which no link sends along.
  return await sendPage(
    request,
    reply,
    { title: 'Records of disputes' },
    recordsContent({
      records: items.map(shownOf),
      reference,
      older,
      newest: before === '' ? null : address('/disputes', { reference })
    })
  )
}

/** A page of the list, from the place on that the one before it names; null: from the last record that was made. */
const recordsBefore = (after: string | null): Paging => ({
  limit: RECORDS,
  place: after === null ? null : { ...UNPINNED, after },
  cursorAfter: (_pin, place) => place,
  lost: () =>
    badRequest({ parameter: 'before', message: 'No record has this place in the list: begin with the newest ones.' })
})

async function requireRecord (request: FastifyRequest, tools: DisputeTools): Promise<DisputeRecord> {
  requireHolder(request)
  const { disputeId } = request.params as { disputeId: string }
  // What is no id cannot be asked for.
  const record = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(disputeId)
    ? await dispute(tools, disputeId.toLowerCase())
    : new Refusal('no-such-dispute', 'No record has this address: see the list of records.')
  if (record instanceof Refusal) throw record
  return record
}

/** One record. */
export async function recordPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: DisputeTools
): Promise<FastifyReply> {
  const record = await requireRecord(request, tools)
  return await sendPage(
    request,
    reply,
    { title: 'Kept answer', trail: [HOME, RECORDS_LINK] },
    recordContent(shownOf(record))
  )
}

/** A record as one page to print, with the words of its evidence packet. */
export async function recordPrint (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: DisputeTools
): Promise<FastifyReply> {
  const { answer, askedAt, askedBy, id } = await requireRecord(request, tools)
  const kept = await findDispute(tools.database, id)
  return sendOwnPage(
    request,
    reply,
    answerPage(answer, { id, askedAt, askedBy, digest: digestOf(kept?.record ?? '') }, true)
  )
}

/** The evidence packet of a record. */
export async function recordEvidence (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: DisputeTools & DisputeEvidenceTools
): Promise<FastifyReply> {
  const { id } = await requireRecord(request, tools)
  closeToOthers(reply)
  return await sendPacket(request, reply, tools, id)
}

const isDispute = bodyValidator(disputeAsked)

/** Keeps the answer to the question that the page showed, with the clerk's reference and note. */
export async function keepRecord (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: DisputeTools
): Promise<FastifyReply> {
  requireOwnOrigin(request, tools.publicUrl)
  const askedBy = requireHolder(request)
  const { note = '', once = '', question = '', reference = '' } = request.body as Record<string, string>
  const body: unknown = {
    ...objectIn(question),
    ...(reference.trim() !== '' && { reference: reference.trim() }),
    ...(note.trim() !== '' && { note: note.trim() })
  }
  refuseOddTexts(body, '')
  if (!isDispute(body)) throw invalidRequest(isDispute.errors as Parameters<typeof invalidRequest>[0], 'body')
  const recorded = await recordDispute(tools, {
    ...askedOf(body as DisputeBody),
    key: keyOf(once, body),
    askedBy,
    reader: readerVersion,
    now: tools.clock()
  })
  if (recorded instanceof Refusal) throw recorded
  return await reply.redirect(`/disputes/${recorded.record.id}`, 303)
}

/**
 * The form of one page that is sent twice keeps one record; with other words in
 * it, it keeps another. What is kept of the words is a digest that nobody guesses.
 */
const keyOf = (once: string, body: unknown): string | null =>
  once === '' ? null : `desk ${digestOf(canonicalJson({ body, once }))}`

function objectIn (text: string): object {
  try {
    return Object(JSON.parse(text)) as object
  } catch {
    throw badRequest({
      parameter: 'question',
      message: 'The question of the page cannot be read: ask it again, and keep that answer.'
    })
  }
}
