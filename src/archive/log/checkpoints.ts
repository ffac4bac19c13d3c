import type { Sha256 } from '../../domain/history/capture.ts'
import { canonicalJson } from '../../domain/text/canonical-json.ts'
import { toBytes, type Connection } from '../../postgres/database.ts'
import { digestOf } from '../documents.ts'

/**
 * A checkpoint as it was published: of how many entries, the root of
 * their tree, the signed note, and the answer of a time-stamp authority.
 */
export interface KeptCheckpoint { size: number, root: Buffer, note: string, timestamp: Buffer | null }

/** A checkpoint as it is stored, with the digest of its row. */
export interface StoredCheckpoint extends KeptCheckpoint { rowDigest: Sha256 }

const COLUMNS = 'size, root, note, time_stamp as timestamp'

/** The digest of a checkpoint's row. */
export function checkpointDigestOf ({ note, root, size, timestamp }: KeptCheckpoint): Sha256 {
  return digestOf(
    canonicalJson({ form: 1, note, root: root.toString('hex'), size, timestamp: timestamp?.toString('hex') ?? null })
  )
}

/** Publishes a checkpoint; false, and nothing is kept, where one of this size or a larger one is published. */
export async function keepCheckpoint (database: Connection, checkpoint: KeptCheckpoint): Promise<boolean> {
  const { note, root, size, timestamp } = checkpoint
  const { rowCount } = await database.query(`
    insert into archive.log_checkpoint (size, root, note, time_stamp, row_digest)
    select $1::bigint, $2::bytea, $3::text, $4::bytea, $5::bytea
     where not exists (select from archive.log_checkpoint where size >= $1::bigint)
    on conflict do nothing`, [size, root, note, timestamp, toBytes(checkpointDigestOf(checkpoint))])
  return rowCount === 1
}

/** The checkpoint that was published last; undefined before the first. */
export async function findLastCheckpoint (database: Connection): Promise<KeptCheckpoint | undefined> {
  const { rows } = await database.query<KeptCheckpoint>({
    name: 'find-last-checkpoint',
    text: `select ${COLUMNS} from archive.log_checkpoint order by size desc limit 1`
  })
  return rows[0]
}

/** The checkpoint that was published last of those over no more than so many entries; undefined where there is none. */
export async function findCheckpointWithin (database: Connection, size: number): Promise<KeptCheckpoint | undefined> {
  const { rows } = await database.query<KeptCheckpoint>(
    `select ${COLUMNS} from archive.log_checkpoint where size <= $1 order by size desc limit 1`,
    [size]
  )
  return rows[0]
}

/** The first published checkpoint that covers the entry with this number; undefined until there is one. */
export async function findCheckpointOver (database: Connection, sequence: number): Promise<KeptCheckpoint | undefined> {
  const { rows } = await database.query<KeptCheckpoint>({
    name: 'find-checkpoint-over',
    text: `select ${COLUMNS} from archive.log_checkpoint where size >= $1 order by size limit 1`,
    values: [sequence]
  })
  return rows[0]
}

/** Checkpoints in the order of their sizes, after one of them. */
export async function listCheckpoints (
  database: Connection,
  after: number,
  limit: number
): Promise<StoredCheckpoint[]> {
  const { rows } = await database.query<StoredCheckpoint>(
    `
    select ${COLUMNS}, encode(row_digest, 'hex') as "rowDigest"
      from archive.log_checkpoint
     where size > $1
     order by size
     limit $2`,
    [after, limit]
  )
  return rows
}
