import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer, Outcome, Rows } from '../answers/answer.ts'
import { sendCached } from './caching.ts'
import { columnsOf, type Column, type RowsSaid } from './csv-columns.ts'
import { printCsv } from './csv.ts'
import { CSV, formOf } from './forms.ts'
import { putHeaders, sendOutcome, type Asking } from './send-outcome.ts'

/** Sends what came of a question for a list, in the form that is asked for: as JSON, or whole as CSV. A refusal has one form. */
export async function sendInForm (request: FastifyRequest, reply: FastifyReply, outcome: Outcome, asking: Asking): Promise<FastifyReply> {
  if (outcome.kind !== 'answer' || formOf(request) !== CSV) return sendOutcome(request, reply, outcome, asking)
  return await sendRows(request, reply, outcome, asking)
}

async function sendRows (request: FastifyRequest, reply: FastifyReply, answer: Answer, asking: Asking): Promise<FastifyReply> {
  const said = request.routeOptions.config.rows
  if (said === undefined || answer.body.kind !== 'value' || answer.body.rows === undefined) throw new Error(`${request.routeOptions.url} has no rows to give as CSV.`)
  const { body, etag } = await printWhole(columnsFor(request, said), answer.body.rows, said.rests)
  putHeaders(reply, answer, asking)
  reply.header('content-type', `${CSV}; charset=utf-8`)
  return sendCached(request, reply, body, etag)
}

/** Between two pieces whoever else waits has a turn. */
async function printWhole (columns: readonly Column[], rows: Rows, rests: boolean): Promise<{ body: Buffer, etag: string }> {
  const digest = createHash('sha256')
  const pieces: Buffer[] = []
  for (const piece of printCsv(columns, rows, rests)) {
    digest.update(piece)
    pieces.push(piece)
    await nextTurn()
  }
  return { body: Buffer.concat(pieces), etag: `"${digest.digest('base64url').slice(0, 27)}"` }
}

const known = new WeakMap<RowsSaid, Column[]>()

function columnsFor ({ server }: FastifyRequest, said: RowsSaid): Column[] {
  const columns = known.get(said) ?? columnsOf(said, server)
  known.set(said, columns)
  return columns
}
