import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome, OtherForms } from '../answers/answer.ts'
import { printGenericode } from '../answers/wire/genericode.ts'
import { sendCached } from './caching.ts'
import { codeListUris } from './code-list-uris.ts'
import { columnsOf, type Column, type RowsSaid } from './csv-columns.ts'
import { printCsv } from './csv.ts'
import { CSV, formOf, XML } from './forms.ts'
import { putHeaders, sendOutcome, type Asking } from './send-outcome.ts'

/**
 * Sends what came of a question for a list, in the form that is asked
 * for: as JSON, or whole as CSV or genericode. A refusal has one form.
 */
export async function sendInForm (
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome,
  asking: Asking
): Promise<FastifyReply> {
  const form = formOf(request)
  if (outcome.kind !== 'answer' || outcome.body.kind !== 'value' || (form !== CSV && form !== XML)) {
    return sendOutcome(request, reply, outcome, asking)
  }
  const { body, etag } = await printWhole(
    form === CSV ? asCsv(request, outcome.body.forms) : asGenericode(request, outcome.body.forms, asking)
  )
  putHeaders(reply, outcome, asking)
  reply.header('content-type', `${form}; charset=utf-8`)
  return sendCached(request, reply, body, etag)
}

function asCsv (request: FastifyRequest, { rows }: OtherForms): Generator<Buffer> {
  const said = request.routeOptions.config.rows
  if (said === undefined || rows === undefined) {
    throw new Error(`${request.routeOptions.url} has no rows to give as CSV.`)
  }
  return printCsv(columnsFor(request, said), rows, said.rests)
}

function asGenericode (request: FastifyRequest, { codeList }: OtherForms, asking: Asking): Generator<Buffer> {
  if (codeList === undefined) throw new Error(`${request.routeOptions.url} has no code list to give.`)
  const { at, knownAt } = codeList.restsOn
  return printGenericode(codeList, codeListUris(request, asking, { at: at as string, knownAt: knownAt as string }))
}

/** Between two pieces whoever else waits has a turn. */
async function printWhole (printed: Generator<Buffer>): Promise<{ body: Buffer, etag: string }> {
  const digest = createHash('sha256')
  const pieces: Buffer[] = []
  for (const piece of printed) {
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
