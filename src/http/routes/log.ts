import { createPublicKey } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Database } from '../../archive/database.ts'
import { findLastCheckpoint, type KeptCheckpoint } from '../../archive/log/checkpoints.ts'
import { findLogKey } from '../../archive/log/key.ts'
import { findProven, listLeaves } from '../../archive/log/leaves.ts'
import { leafHashOf, printLeaf, type Leaf } from '../../archive/leaf.ts'
import { badRequest } from '../../answers/refusal.ts'
import { consistencyProof } from '../../log/merkle-proofs.ts'
import { findProof, printEntryProof } from '../../log/proofs.ts'
import { parseVerifierKey, publicKeyOf } from '../../log/signed-note.ts'
import { storedHashes } from '../../log/stored-hashes.ts'
import { maxAge, sendCached } from '../caching.ts'
import type { App } from '../fastify.ts'
import { formOf, TEXT } from '../forms.ts'
import { cursorAfter, limitOf, placeOf, UNPINNED } from '../paging.ts'
import { Problem } from '../problem.ts'
import { documented, problemReply, textReply } from '../schemas/documented.ts'
import { logConsistency, logEntryList, logKey, logProof } from '../schemas/log.ts'
import { afterEntry, entryLimit, fromSize, provenSha256, toSize } from '../schemas/log-parameters.ts'
import * as parameters from '../schemas/parameters.ts'

export interface LogTools { database: Database }

/** Seconds after which a checkpoint covers what was recorded just now, if somebody waits for it. */
const COVERED_WITHIN = 10

const asText = textReply('').content

/** What is asked of the signed log by name: its key, entries and proofs. */
export function logRoutes (app: App, { database }: LogTools): void {
  app.get(
    '/v1/log/key',
    {
      schema: {
        ...documented(
          {
            operationId: 'getLogKey',
            tag: 'Log',
            summary: 'The key by which the log is checked',
            description:
              "It never changes. As `text/plain` the verifier key alone, for tools that know C2SP `signed-note`. Compare it with the one from elsewhere: a letter, the court's own page."
          },
          'The key.',
          logKey,
          asText
        ),
        querystring: parameters.query({})
      }
    },
    async (request, reply) => {
      const vkey = await findLogKey(database)
      const key = vkey === undefined ? undefined : parseVerifierKey(vkey)
      if (vkey === undefined || key === undefined) {
        throw new Problem(
          'not-found',
          'This archive has no signed log yet: it is begun by the first service that starts with a key.'
        )
      }
      reply.header('cache-control', maxAge(300))
      if (formOf(request) === TEXT) return sendText(request, reply, `${vkey}\n`)
      const publicKeyPem = createPublicKey(publicKeyOf(key)).export({ format: 'pem', type: 'spki' })
      return sendCached(request, reply, { vkey, origin: key.name, publicKeyPem })
    }
  )

  app.get(
    '/v1/log/entries',
    {
      schema: {
        ...documented(
          {
            operationId: 'listLogEntries',
            tag: 'Log',
            summary: 'What the log says of each entry',
            description:
              'In the order of their numbers, as far as the last checkpoint. Go on with `after=` the number of the last one.'
          },
          'A page of entries.',
          logEntryList
        ),
        querystring: parameters.query({ after: afterEntry, cursor: parameters.cursor, limit: entryLimit })
      }
    },
    async (request, reply) => {
      const { size } = (await findLastCheckpoint(database)) ?? { size: 0 }
      const goOn = placeOf(request)?.after
      const from = Math.min(size, goOn === undefined ? (request.query.after ?? 0) : Number(goOn))
      const to = Math.min(size, from + limitOf(request))
      reply.header('cache-control', 'no-cache')
      const nextCursor = to < size ? cursorAfter(request, UNPINNED, String(to)) : null
      return sendCached(request, reply, { items: (await listLeaves(database, from, to)).map(entryWire), nextCursor })
    }
  )

  const proof = documented(
    {
      operationId: 'getLogProof',
      tag: 'Log',
      summary: 'That an entry or a document is in the log',
      description:
        'Of the first entry with this digest, else of the first that has this document, against the last checkpoint. As `text/plain` it is a C2SP `tlog-proof@v1`, whose `extra` is the leaf. 503 with Retry-After until a checkpoint covers it.'
    },
    'The proof.',
    logProof,
    asText
  )
  app.get(
    '/v1/log/proofs/:sha256',
    {
      schema: {
        ...proof,
        response: {
          ...proof.response,
          503: problemReply('No checkpoint covers it yet: Retry-After says when to ask again.')
        },
        params: Type.Object({ sha256: provenSha256 }),
        querystring: parameters.query({})
      }
    },
    async (request, reply) => {
      const sha256 = request.params.sha256.toLowerCase()
      const found = await findProof(database, ...(await requireCovered(database, sha256)))
      reply.header('cache-control', 'no-cache')
      if (formOf(request) === TEXT) return sendText(request, reply, printEntryProof(found))
      const { checkpoint, hashes, leaf } = found
      return sendCached(request, reply, { ...entryWire(leaf), hashes: hashes.map(printHash), checkpoint })
    }
  )

  app.get(
    '/v1/log/consistency',
    {
      schema: {
        ...documented(
          {
            operationId: 'getLogConsistency',
            tag: 'Log',
            summary: 'That the log of one size leads to that of another',
            description:
              'What shows that nothing was changed or taken away since a checkpoint that somebody holds. It reaches as far as the last checkpoint.'
          },
          'The proof.',
          logConsistency
        ),
        querystring: parameters.query({ from: fromSize, to: toSize })
      }
    },
    async (request, reply) => {
      const { size } = (await findLastCheckpoint(database)) ?? { size: 0 }
      const { from, to = Math.max(size, from) } = request.query
      if (from > to) {
        throw badRequest({
          parameter: 'to',
          message: `to is ${to}, which is smaller than from, ${from}: two sizes are expected, the smaller first, such as from=${to}&to=${from}.`
        })
      }
      if (to > size) {
        throw new Problem(
          'not-found', `The last checkpoint covers ${size} entries, and not ${to}: see /log/checkpoint.`
        )
      }
      reply.header('cache-control', maxAge(300))
      const hashes = await consistencyProof(from, to, storedHashes(database, size))
      return sendCached(request, reply, { from, to, hashes: hashes.map(printHash) })
    }
  )
}

/** The number of the entry that is to be proved, and the checkpoint against which. */
async function requireCovered (database: Database, sha256: string): Promise<[number, KeptCheckpoint]> {
  const sequence = await findProven(database, sha256)
  if (sequence === undefined) {
    throw new Problem(
      'not-found', `No entry has the digest ${sha256}, and none a document with it: see /v1/log/entries.`
    )
  }
  const checkpoint = await findLastCheckpoint(database)
  if (sequence !== null && checkpoint !== undefined && sequence <= checkpoint.size) return [sequence, checkpoint]
  throw new Problem(
    'unavailable',
    `No checkpoint of the log covers ${sha256} yet: ask again in ${COVERED_WITHIN} seconds.`,
    {},
    { 'retry-after': String(COVERED_WITHIN) }
  )
}

const entryWire = (leaf: Leaf) => ({
  index: leaf.sequence - 1, leafHash: leafHashOf(printLeaf(leaf)).toString('hex'), leaf
})

const printHash = (hash: Buffer): string => hash.toString('base64')

function sendText (request: FastifyRequest, reply: FastifyReply, text: string): FastifyReply {
  return sendCached(request, reply.header('content-type', `${TEXT}; charset=utf-8`), Buffer.from(text))
}
