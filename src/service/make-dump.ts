import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { dumpLines } from '../answers/dump-lines.ts'
import type { Connection, Database } from '../archive/database.ts'
import { findHorizon } from '../archive/entries.ts'
import { dropOldDumps, findRecordedBy, keepDump, keepDumpPiece, type KeptDump } from '../archive/jobs/dumps.ts'
import { findCheckpointWithin } from '../archive/log/checkpoints.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { eventWire } from '../http/wire/event-wire.ts'
import { newBudget } from '../memory/budget.ts'
import { Histories } from '../memory/histories.ts'
import { readerVersion } from '../reading/reader.ts'

/** So many of the newest are kept. */
const KEPT = 7

/** What one row holds of a dump. */
const PIECE = 1024 * 1024

/** Courts and policies come one after another: a memory of their own, so that what others ask for stays where it is. */
const MEMORY = 16 * 1024 * 1024

export interface DumpTools {
  /** For what has time; beside `connection` it takes one connection at a time, and one more listens. */
  database: Database
  url: string
  signal: AbortSignal
  onError: (error: unknown) => void
  /** In bytes; a mebibyte when left out. */
  pieceBytes?: number
}

/**
 * Makes the dump of a day and takes away those that are too old. Its pieces are
 * kept as they are made, its row last: what does not come so far is never served.
 *
 * @param connection of the one who makes dumps, which holds the lock for that
 */
export async function makeDump (
  connection: Connection,
  { database, url, signal, onError, pieceBytes = PIECE }: DumpTools,
  day: string,
  at: Instant
): Promise<KeptDump> {
  await dropOldDumps(connection, KEPT)
  const moment = await findMoment(database, day, at)
  const now = (): number => performance.now()
  const histories = await Histories.open({ database, url, budget: newBudget(MEMORY), now, onError })
  const dumpId = randomUUID()
  const size = { lines: 0, bytes: 0 }
  const digest = createHash('sha256')
  const lines = dumpLines({ histories, database, reading: database, nextCheckOf: () => null }, moment, eventWire)
  const keep = async (bytes: AsyncIterable<Buffer>): Promise<void> => {
    let place = 0
    for await (const piece of piecesOf(bytes, pieceBytes)) {
      digest.update(piece)
      size.bytes += piece.length
      await keepDumpPiece(connection, dumpId, place, piece)
      place += 1
    }
  }
  const texts = Readable.from(textsOf(lines, () => { size.lines += 1 }), { highWaterMark: 1 })
  await pipeline(texts, createGzip(), keep, { signal }).finally(async () => await histories.close())
  const { knownAt, eventsAfter } = moment
  const dump = { dumpId, day, knownAt, eventsAfter, ...size, pieceBytes, sha256: digest.digest('hex') }
  await keepDump(connection, dump)
  await dropOldDumps(connection, KEPT)
  return dump
}

/** Each as JSON on a line of its own. */
async function * textsOf (lines: AsyncIterable<object>, onLine: () => void): AsyncGenerator<string> {
  for await (const line of lines) {
    onLine()
    yield `${JSON.stringify(line)}\n`
  }
}

/** The archive's own clock says what is recorded by now: whatever comes later is stamped later. */
async function findMoment (database: Database, date: string, now: Instant) {
  const { now: knownAt } = await findHorizon(database)
  const { event: eventsAfter, sequence: archiveVersion } = await findRecordedBy(database, knownAt)
  const checkpoint = await findCheckpointWithin(database, archiveVersion)
  const log =
    checkpoint === undefined
      ? null
      : { size: checkpoint.size, root: checkpoint.root.toString('hex'), checkpoint: checkpoint.note }
  return { date, knownAt, now, archiveVersion, eventsAfter, reader: readerVersion, log }
}

/** The same bytes in pieces of one size, the last as long as it comes. */
async function * piecesOf (bytes: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let [held, length]: [Buffer[], number] = [[], 0]
  for await (const part of bytes) {
    held.push(part)
    length += part.length
    if (length < size) continue
    const whole = Buffer.concat(held)
    let from = 0
    for (; length - from >= size; from += size) yield whole.subarray(from, from + size)
    ;[held, length] = [[whole.subarray(from)], length - from]
  }
  if (length > 0) yield Buffer.concat(held)
}
