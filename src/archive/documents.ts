import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Sha256 } from '../domain/history/capture.ts'
import { toBytes, type Connection } from '../postgres/database.ts'

/** Exact bytes as they were captured. */
export interface Document { sha256: Sha256, bytes: Uint8Array }

/**
 * A document that is archived; `complete` is false where these
 * bytes were captured, and in no capture were all of them.
 */
export interface ArchivedDocument extends Document { complete: boolean }

export function digestOf (bytes: Uint8Array | string): Sha256 {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Keeps a document, compressed where that makes it smaller; safe to repeat. */
export async function keepDocument (client: Connection, { sha256, bytes }: Document): Promise<void> {
  const packed = await promisify(gzip)(bytes)
  const [coding, content] = packed.length < bytes.length ? ['gzip', packed] : ['identity', Buffer.from(bytes)]
  await client.query(`
    insert into archive.document (sha256, size, coding, content) values ($1, $2, $3, $4)
    on conflict (sha256) do nothing`, [toBytes(sha256), bytes.length, coding, content])
}

/** The exact bytes of a document, or undefined when it is not archived. */
export async function findDocument (database: Connection, sha256: Sha256): Promise<ArchivedDocument | undefined> {
  const { rows } = await database.query<PackedDocument & { complete: boolean }>({
    name: 'find-document',
    text: `
      select coding, content,
             exists (select from archive.capture c
                      where c.sha256 = d.sha256 and c.complete and c.outcome <> 'not-modified')
               or not exists (select from archive.capture c where c.sha256 = d.sha256 and not c.complete) as complete
        from archive.document d
       where sha256 = $1`,
    values: [toBytes(sha256)]
  })
  const row = rows[0]
  if (row === undefined) return undefined
  return { sha256, complete: row.complete, bytes: await unpack(row) }
}

/**
 * The bytes of a document that something recorded rests on.
 *
 * @throws where it is not there, or its bytes are not those of its digest
 */
export async function requireDocument (database: Connection, sha256: Sha256): Promise<Uint8Array> {
  const bytes = (await findDocument(database, sha256))?.bytes
  if (bytes !== undefined && digestOf(bytes) === sha256) return bytes
  throw new Error(
    `The document ${sha256} is not as it was kept, so that nothing is made of it: npm run verify says what differs.`
  )
}

/** A document's bytes as they are stored. */
export interface PackedDocument { coding: string, content: Buffer }

/** The exact bytes; throws when what is stored cannot be decompressed. */
export async function unpack ({ coding, content }: PackedDocument): Promise<Uint8Array> {
  return coding === 'gzip' ? await promisify(gunzip)(content) : content
}

/** A document by its digest and, for people, where it was captured first. */
export async function nameDocument (database: Connection, sha256: Sha256): Promise<string> {
  const { rows } = await database.query<{ url: string }>(
    'select url from archive.capture where sha256 = $1 order by entry_id limit 1',
    [toBytes(sha256)]
  )
  return rows[0] === undefined ? `document ${sha256}` : `document ${sha256} (${rows[0].url})`
}
