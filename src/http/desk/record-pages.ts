import type { FastifyReply, FastifyRequest } from 'fastify'
import { dispute, disputes } from '../../answers/disputes.ts'
import type { DisputeRecord } from '../../answers/dispute-record.ts'
import { UNPINNED, type Paging } from '../../answers/paging.ts'
import { badRequest, Refusal } from '../../answers/refusal.ts'
import { findDispute } from '../../archive/disputes.ts'
import { digestOf } from '../../archive/documents.ts'
import { answerPage } from '../../pages/answer-page.ts'
import { recordContent, recordsContent, type RecordShown } from '../../pages/desk/dispute.ts'
import { closeToOthers } from '../every-answer.ts'
import { sendPacket, type DisputeEvidenceTools } from '../routes/dispute-evidence.ts'
import type { DisputeTools } from '../routes/disputes.ts'
import { askedAgain } from './dispute-form.ts'
import { requireHolder } from './sessions.ts'
import { address, courtPath, HOME, queryOf, sendOwnPage, sendPage, valueOf } from './view.ts'

/** So many records stand in a list. */
const RECORDS = 50

const RECORDS_LINK = { text: 'Records', href: '/disputes' }

function shownOf ({ question: { note, reference, ...question }, ...record }: DisputeRecord): RecordShown {
  const { answer, askedAt, askedBy, differs, id, previous } = record
  const court = courtPath(answer.court.courtKey)
  const again = askedAgain(question, { previous: id })
  return { id, askedAt, askedBy, reference, note, previous, differs, answer, court, again }
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
