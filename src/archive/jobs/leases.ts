import type { Instant } from '../../domain/time/court-time.ts'
import { listNeverCrawled } from '../crawls.ts'
import { keepCrawlLost } from '../crawl-ends.ts'
import { inTransaction, toTimestamp, type Connection, type Database } from '../../postgres/database.ts'

// Every time here is the database's, now() of the statement. Whether a lease has lapsed is for all
// instances to agree on, and their own clocks differ: one that is a minute ahead would take what another
// holds. What is due next is worked out by the caller, from the database's time that it is handed.

/** A repository as its lease knows it: at another address it is another one, never crawled yet. */
export interface LeasedRepository { repositoryId: string, url: string }

/** A repository held by a crawl, until `LEASE_MS` after it was last claimed or renewed. */
export interface Lease extends LeasedRepository { crawlId: string }

/** When a repository is due next, after an instant of the database's clock. */
export type NextDue = (repository: LeasedRepository, after: Instant) => Instant

/** `stopped`: before its end, by whoever ran it, and not for a failure. */
export type LeaseEnd = 'done' | 'failed' | 'stopped'

/** A lease lapses within 15 s of its holder's death (domain §3.6). */
export const LEASE_MS = 12_000

/**
 * What a claim sets. A crawl that does not come to its end is due at once;
 * after each further one so long a wait that none keeps a machine busy.
 */
const claimed = `
  held_until = now() + interval '${LEASE_MS} ms', attempts = l.attempts + 1,
  due_at = now() + interval '1 minute' * (2 ^ least(l.attempts, 6) - 1)`

/** Gives each repository its row: one that was crawled to its end is due next, the others at once. */
export async function registerRepositories (
  database: Database,
  repositories: readonly LeasedRepository[],
  nextDue: NextDue
): Promise<void> {
  await inTransaction(database, async client => {
    const { rows: missing } = await client.query<LeasedRepository & { now: Instant }>(
      `
      select repository_id as "repositoryId", url, now() as now
        from unnest($1::text[], $2::text[]) as r (repository_id, url)
       where not exists (select from jobs.lease l where l.repository_id = r.repository_id and l.url = r.url)`,
      columns(repositories)
    )
    if (missing.length === 0) return
    const fresh = await listNeverCrawled(client, missing)
    const isFresh = (row: LeasedRepository): boolean =>
      fresh.some(({ repositoryId, url }) => repositoryId === row.repositoryId && url === row.url)
    const dueAt = missing.map(row => toTimestamp(isFresh(row) ? row.now : nextDue(row, row.now)))
    await client.query(
      `
      insert into jobs.lease (repository_id, url, due_at)
      select * from unnest($1::text[], $2::text[], $3::timestamptz[])
      on conflict do nothing`,
      [...columns(missing), dueAt]
    )
  })
}

/**
 * Frees every repository whose holder is gone, and records the end of its crawl as failed (domain
 * §3.6): a holder that wakes up finds that its lease is another's, or that its crawl is over.
 *
 * @returns how many crawls were ended; they are still to be recorded
 */
export async function endLapsed (database: Database): Promise<number> {
  return await inTransaction(database, async client => {
    const { rows } = await client.query<{ crawl_id: string }>(`
      with lapsed as (
        select repository_id, url, crawl_id from jobs.lease where held_until <= now() for update skip locked
      )
      update jobs.lease l
         set holder = null, held_until = null, crawl_id = null
        from lapsed
       where l.repository_id = lapsed.repository_id and l.url = lapsed.url
      returning lapsed.crawl_id`)
    let ended = 0
    for (const { crawl_id: crawlId } of rows) ended += await keepCrawlLost(client, crawlId) ? 1 : 0
    return ended
  })
}

/** Claims those that are due and nobody holds, the longest due first: one for each id of a crawl at most. */
export async function claimDue (
  database: Connection,
  repositories: readonly LeasedRepository[],
  crawlIds: readonly string[],
  holder: string
): Promise<Lease[]> {
  const { rows } = await database.query<Lease>(
    `
    with due as (
      select l.repository_id, l.url
        from jobs.lease l
        join unnest($1::text[], $2::text[]) as r (repository_id, url) using (repository_id, url)
       where l.due_at <= now() and l.held_until is null
       order by l.due_at, l.repository_id
       limit cardinality($3::uuid[])
         for update of l skip locked
    ), numbered as (
      select repository_id, url, ($3::uuid[])[row_number() over ()] as crawl_id from due
    )
    update jobs.lease l
       set crawl_id = n.crawl_id, holder = $4, ${claimed}
      from numbered n
     where l.repository_id = n.repository_id and l.url = n.url
    returning l.repository_id as "repositoryId", l.url, l.crawl_id as "crawlId"`,
    [...columns(repositories), crawlIds, holder]
  )
  return rows
}

/**
 * Claims one repository, due or not, known or not; undefined while
 * another crawl holds it. One that lapsed is to be ended before.
 */
export async function claimLease (
  database: Connection,
  { repositoryId, url, crawlId }: Lease,
  holder: string
): Promise<Lease | undefined> {
  const { rowCount } = await database.query(
    `
    insert into jobs.lease as l (repository_id, url, due_at, holder, held_until, crawl_id, attempts)
    values ($1, $2, now(), $4, now() + interval '${LEASE_MS} ms', $3, 1)
    on conflict (repository_id, url) do update
       set crawl_id = excluded.crawl_id, holder = excluded.holder, ${claimed}
     where l.held_until is null`,
    [repositoryId, url, crawlId, holder]
  )
  return rowCount === 1 ? { repositoryId, url, crawlId } : undefined
}

/**
 * Holds a lease for another `LEASE_MS`; false when it is another's
 * by now. One that lapsed and nobody took is still its crawl's.
 */
export async function renewLease (database: Connection, { crawlId }: Lease): Promise<boolean> {
  const { rowCount } = await database.query(
    `update jobs.lease set held_until = now() + interval '${LEASE_MS} ms' where crawl_id = $1`,
    [crawlId]
  )
  return rowCount === 1
}

/**
 * Frees a repository, unless it is another's by now. After a crawl that came to its end it is due next,
 * however many hours were missed; after any other when its claim said.
 */
export async function releaseLease (database: Database, lease: Lease, end: LeaseEnd, nextDue: NextDue): Promise<void> {
  await inTransaction(database, async client => {
    const { rows } = await client.query<{ now: Instant }>(
      'select now() as now from jobs.lease where crawl_id = $1 for update',
      [lease.crawlId]
    )
    const now = rows[0]?.now
    if (now === undefined) return
    await client.query(`
      update jobs.lease
         set holder = null, held_until = null, crawl_id = null,
             due_at = coalesce($2, due_at),
             attempts = case $3 when 'done' then 0 when 'stopped' then attempts - 1 else attempts end
       where crawl_id = $1`, [lease.crawlId, end === 'done' ? toTimestamp(nextDue(lease, now)) : null, end])
  })
}

/** Milliseconds until the next of these can be claimed, 0 when one can; null when there is none. */
export async function findWait (
  database: Connection,
  repositories: readonly LeasedRepository[]
): Promise<number | null> {
  const { rows } = await database.query<{ wait: number | null }>(
    `
    select ceil(extract(epoch from min(greatest(due_at, held_until)) - now()) * 1000)::bigint as wait
      from jobs.lease
      join unnest($1::text[], $2::text[]) as r (repository_id, url) using (repository_id, url)`,
    columns(repositories)
  )
  const wait = rows[0]?.wait ?? null
  return wait === null ? null : Math.max(0, wait)
}

/** Whether a crawl holds its repository now; one that does not and has not ended is gone. */
export async function isCrawlHeld (database: Connection, crawlId: string): Promise<boolean> {
  const { rows } = await database.query<{ held: boolean }>(
    'select exists (select from jobs.lease where crawl_id = $1 and held_until > now()) as held',
    [crawlId]
  )
  return rows[0]?.held === true
}

function columns (repositories: readonly LeasedRepository[]): [ids: string[], urls: string[]] {
  return [repositories.map(({ repositoryId }) => repositoryId), repositories.map(({ url }) => url)]
}
