import type { Sha256 } from '../domain/history/capture.ts'
import { canonicalJson } from '../domain/text/canonical-json.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { inTransaction, toTimestamp, type Connection, type Database } from '../postgres/database.ts'
import { digestOf } from './documents.ts'
import { keepEntry } from './entries.ts'

/** What lies apart from a record, and may be erased; its digest is in the record. */
export interface PrivateWords { reference: string | null, note: string | null }

/** The digest by which a record knows its private words; the salt, which nobody guesses, lies with them. */
export const privateDigestOf = ({ note, reference, salt }: PrivateWords & { salt: string }): Sha256 =>
  digestOf(canonicalJson({ note, reference, salt }))

/**
 * A record as it is to be kept: `record` is the canonical JSON that its
 * entry's digest is made of, form and digest of the private words included.
 */
export interface NewDispute extends PrivateWords { organizationKey: string, id: string, record: string, salt: string }

/** Who sends a request that may come again, under which key, and the digest of its body. */
export interface RequestKey { holder: string, key: string, bodyDigest: (salt: string) => Sha256 }

/**
 * What comes of keeping a record whose request has a key: kept, or
 * which record the same request, or another one, has made already.
 */
export type Keeping = { kind: 'kept' } | KeptBefore

/** The record that a request with the same key has made: the same request, or another one. */
export interface KeptBefore { kind: 'kept-before' | 'key-reused', id: string }

/** Keeps a record with its private words in one transaction; of a request that came before nothing is kept. */
export async function keepDispute (
  database: Database,
  { id, note, organizationKey, record, reference, salt }: NewDispute,
  request: RequestKey | null
): Promise<Keeping> {
  return await inTransaction(database, async client => {
    const before = request === null ? undefined : await claimKey(client, request, id, salt)
    if (before !== undefined) return before
    const entryId = await keepEntry(client, 'dispute', { record })
    await client.query('insert into archive.dispute (entry_id, record) values ($1, $2)', [entryId, record])
    await client.query(
      'insert into private.dispute (organization_key, dispute_id, reference, note, salt) values ($1, $2, $3, $4, $5)',
      [organizationKey, id, reference, note, salt]
    )
    return { kind: 'kept' }
  })
}

/** Two requests with one key: the second waits here until the first has committed, and finds its record. */
async function claimKey (
  client: Connection,
  request: RequestKey,
  id: string,
  salt: string
): Promise<KeptBefore | undefined> {
  const { rowCount } = await client.query(
    `
    insert into jobs.idempotency_key (holder, key, body_digest, dispute_id)
    values ($1, $2, $3, $4)
    on conflict do nothing`,
    [request.holder, request.key, request.bodyDigest(salt), id]
  )
  return rowCount === 1 ? undefined : await findKeeping(client, request)
}

/** The record that a request with this key has made; undefined while none has. */
export async function findKeeping (
  client: Connection,
  { bodyDigest, holder, key }: RequestKey
): Promise<KeptBefore | undefined> {
  const {
    rows: [found]
  } = await client.query<{ id: string, digest: Sha256, salt: string }>(
    `
    select k.dispute_id as id, k.body_digest as digest, p.salt
      from jobs.idempotency_key k
      join private.dispute p using (dispute_id)
     where k.holder = $1 and k.key = $2`,
    [holder, key]
  )
  if (found === undefined) return undefined
  return { kind: found.digest === bodyDigest(found.salt) ? 'kept-before' : 'key-reused', id: found.id }
}

/** A record as it is kept: what its entry says, and what lies apart, null where it was erased. */
export interface KeptDispute extends PrivateWords { entryId: number, record: string }

const SELECT = `
  select d.entry_id as "entryId", d.record, p.reference, p.note
    from archive.dispute d
    left join private.dispute p using (organization_key, dispute_id)`

export async function findDispute (database: Connection, id: string): Promise<KeptDispute | undefined> {
  const { rows } = await database.query<KeptDispute>({
    name: 'find-dispute',
    text: `${SELECT} where d.dispute_id = $1`,
    values: [id]
  })
  return rows[0]
}

/**
 * Which records are asked for; nulls ask for all. `before` is the entry
 * to go on from, instants are inclusive, and exclusive at the end.
 */
export interface DisputeQuery {
  organizationKey: string | null
  reference: string | null
  askedFrom: Instant | null
  askedTo: Instant | null
  before: number | null
  limit: number
}

/** Records, the last made first. */
export async function listDisputes (database: Connection, query: DisputeQuery): Promise<KeptDispute[]> {
  const { askedFrom, askedTo, before, limit, organizationKey, reference } = query
  const { rows } = await database.query<KeptDispute>(`
    ${SELECT}
     where ($1::text is null or d.organization_key = $1)
       and ($2::text is null or p.reference = $2)
       and ($3::text is null or d.asked_at >= $3)
       and ($4::text is null or d.asked_at < $4)
       and ($5::bigint is null or d.entry_id < $5)
     order by d.entry_id desc
     limit $6`,
  [organizationKey, reference, stampOf(askedFrom), stampOf(askedTo), before, limit])
  return rows
}

const stampOf = (instant: Instant | null): string | null => instant === null ? null : toTimestamp(instant)

/**
 * The entry of a record as the log has it: its number in the archive and its
 * content. Null while it has no number yet; undefined where there is no such record.
 */
export async function findDisputeEntry (
  database: Connection,
  id: string
): Promise<{ sequence: number, content: string } | null | undefined> {
  const {
    rows: [found]
  } = await database.query<{ sequence: number | null, content: string }>(
    `
    select r.sequence, d.record as content
      from archive.dispute d
      left join archive.recorded r using (entry_id)
     where d.dispute_id = $1`,
    [id]
  )
  return found === undefined
    ? undefined
    : found.sequence === null
      ? null
      : { sequence: found.sequence, content: found.content }
}

/**
 * Erases what lies apart from a record, and keeps an entry that says so; again it changes
 * nothing. The key of its request goes as well: what was made of the body goes with the body.
 *
 * @returns whether there is such a record
 */
export async function erasePrivate (
  database: Database,
  { id, erasedAt, erasedBy }: { id: string, erasedBy: string, erasedAt: Instant }
): Promise<boolean> {
  return await inTransaction(database, async client => {
    // Two at once: the second waits for the first, and finds it done.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id])
    const {
      rows: [found]
    } = await client.query<{ organizationKey: string, isErased: boolean }>(
      `
      select d.organization_key as "organizationKey", p.dispute_id is null as "isErased"
        from archive.dispute d
        left join private.dispute p using (organization_key, dispute_id)
       where d.dispute_id = $1`,
      [id]
    )
    if (found === undefined || found.isErased) return found !== undefined
    const { organizationKey } = found
    const entryId = await keepEntry(client, 'erasure', { organizationKey, disputeId: id, erasedBy, erasedAt })
    await client.query(
      `
      insert into archive.erasure (organization_key, dispute_id, entry_id, erased_by, erased_at)
      values ($1, $2, $3, $4, $5)`,
      [organizationKey, id, entryId, erasedBy, toTimestamp(erasedAt)]
    )
    await client.query('delete from private.dispute where organization_key = $1 and dispute_id = $2', [
      organizationKey,
      id
    ])
    await client.query('delete from jobs.idempotency_key where dispute_id = $1', [id])
    return true
  })
}
