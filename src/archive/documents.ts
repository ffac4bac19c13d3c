import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Sha256 } from '../domain/capture.ts'
import { toBytes, type Connection } from './database.ts'

/** Exact bytes as they were captured; `complete` is false where a limit cut them. */
export interface Document { sha256: Sha256, bytes: Uint8Array, complete: boolean }

export function digestOf (bytes: Uint8Array | string): Sha256 {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Keeps a document, compressed where that makes it smaller; safe to repeat. */
export async function keepDocument (client: Connection, { sha256, bytes, complete }: Document): Promise<void> {
  const packed = await promisify(gzip)(bytes)
  const [coding, content] = packed.length < bytes.length ? ['gzip', packed] : ['identity', Buffer.from(bytes)]
  await client.query(`
    insert into archive.document (sha256, size, coding, content, complete) values ($1, $2, $3, $4, $5)
    on conflict (sha256) do nothing`, [toBytes(sha256), bytes.length, coding, content, complete])
}

/** The exact bytes of a document, or undefined when it is not archived. */
export async function findDocument (database: Connection, sha256: Sha256): Promise<Document | undefined> {
  const { rows } = await database.query<{ coding: string, content: Buffer, complete: boolean }>({
    name: 'find-document',
    text: 'select coding, content, complete from archive.document where sha256 = $1',
    values: [toBytes(sha256)]
  })
  const row = rows[0]
  if (row === undefined) return undefined
  return { sha256, complete: row.complete, bytes: row.coding === 'gzip' ? await promisify(gunzip)(row.content) : row.content }
}
