import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { printUtc } from '../../answers/instants.ts'
import { badRequest } from '../../answers/refusal.ts'
import type { Database } from '../../archive/database.ts'
import { findDump, findDumpPiece, listDumps, type KeptDump } from '../../archive/jobs/dumps.ts'
import { isDate } from '../../domain/time/wall-clock.ts'
import { rangeOf, type ByteRange } from '../byte-range.ts'
import { holds, IMMUTABLE, sendCached } from '../caching.ts'
import type { App } from '../fastify.ts'
import { Problem } from '../problem.ts'
import { documented, everywhere, notFound, notModified } from '../schemas/documented.ts'
import { dumpDate, dumpList, dumpReply } from '../schemas/dumps.ts'
import * as parameters from '../schemas/parameters.ts'

/** All that is public, for whoever mirrors it. */
export function dumpRoutes (app: App, { database }: { database: Database }): void {
  app.get('/dumps/', {
    schema: {
      ...documented({
        operationId: 'listDumps',
        tag: 'Archive',
        summary: 'Nightly dumps of all that is public',
        description: 'Newest first; the last seven are kept. `sha256` is of the compressed bytes.'
      }, 'The dumps that there are.', dumpList),
      querystring: parameters.query({})
    }
  }, async (request, reply) => {
    const items = (await listDumps(database)).map(dumpWire)
    return sendCached(request, reply.header('cache-control', 'no-cache'), { items })
  })

  app.get(
    '/dumps/:date.jsonl.gz',
    {
      schema: {
        operationId: 'getDump',
        tags: ['Archive'],
        summary: 'A dump, as JSON lines',
        description:
          "Compressed by gzip; once made it does not change. All of it is of one moment, `knownAt`. Each line is an object with its `kind`. First `dump`: the moment, and `eventsAfter`, the number to go on from at `/v1/events`. Then of each court a line `court`, as the list of courts has it, with `timelineDoubts` of all its time; its lines `policy`, each as the policy's own route answers it at that `knownAt`, with its file name, its findings, the doubts of the time in which it rules, and `setAside`, why it does not count, where it does not; its lines `file`: what is listed or archived, and could not be fetched, read or placed in time. Then a line for each `event`. The last is `end` and counts them: a dump without it is not whole. The bytes of documents are at /v1/documents/{sha256}. Part of it can be asked for with `Range`, to go on where a transfer broke off.",
        response: {
          200: dumpReply('The dump.'),
          206: dumpReply('The part of it that Range asks for.'),
          ...notModified,
          ...notFound,
          ...everywhere
        },
        params: Type.Object({ date: dumpDate }),
        querystring: parameters.plainQuery({})
      }
    },
    async (request, reply) => {
      const dump = await requireDump(database, request.params.date)
      const etag = `"${dump.sha256}"`
      reply.headers({
        etag,
        'cache-control': IMMUTABLE,
        'accept-ranges': 'bytes',
        'last-modified': new Date(dump.knownAt).toUTCString(),
        'repr-digest': `sha-256=:${Buffer.from(dump.sha256, 'hex').toString('base64')}:`
      })
      if (holds(request.headers['if-none-match'], etag)) return reply.code(304).send()
      const part = rangeOf(request.headers, etag, dump.bytes)
      const { first, last } = part ?? { first: 0, last: dump.bytes - 1 }
      if (part !== undefined) reply.code(206).header('content-range', `bytes ${first}-${last}/${dump.bytes}`)
      reply.headers({ 'content-type': 'application/gzip', 'content-length': last - first + 1 })
      // Who asks for the head alone is not read to.
      return await reply.send(
        Readable.from(request.method === 'HEAD' ? [] : bytesOf(database, dump, { first, last }))
      )
    }
  )
}

async function requireDump (database: Database, date: string): Promise<KeptDump> {
  if (!isDate(date)) {
    throw badRequest({
      parameter: 'date',
      message: `date is ${date}, a day that does not exist: a date such as 2026-11-22 is expected.`
    })
  }
  const dump = await findDump(database, date)
  if (dump === undefined) {
    throw new Problem('not-found', `There is no dump of ${date}: see /dumps/ for those that there are.`)
  }
  return dump
}

/** The bytes of a part, a piece at a time, as fast as they are taken. */
async function * bytesOf (
  database: Database,
  { dumpId, pieceBytes }: KeptDump,
  { first, last }: ByteRange
): AsyncGenerator<Buffer> {
  for (let place = Math.floor(first / pieceBytes); place * pieceBytes <= last; place += 1) {
    const piece = await findDumpPiece(database, dumpId, place)
    if (piece === undefined) {
      throw new Error(`The dump ${dumpId} went while it was sent: a newer one has taken its place.`)
    }
    yield piece.subarray(Math.max(0, first - place * pieceBytes), last + 1 - place * pieceBytes)
  }
}

const dumpWire = ({ bytes, day, eventsAfter, knownAt, lines, sha256 }: KeptDump) =>
  ({ date: day, knownAt: printUtc(knownAt), eventsAfter, lines, bytes, sha256, href: `/dumps/${day}.jsonl.gz` })
