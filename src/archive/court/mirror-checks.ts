import type { Sha256 } from '../../domain/history/capture.ts'
import type { MirrorFact } from '../../domain/history/facts.ts'
import type { MirrorCheck } from '../../domain/policy/policy.ts'
import { toBytes, toTimestamp, type Connection } from '../../postgres/database.ts'

/** Keeps what a mirror's index says of when each court was checked; each court stands in it once. */
export async function keepMirrorChecks (
  client: Connection,
  sha256: Sha256,
  reader: string,
  checks: readonly MirrorCheck[]
): Promise<void> {
  await client.query(
    `
    insert into archive.mirror_check (organization_key, sha256, reader, position, checked_at)
    select organization_key, $1, $2, position, checked_at
      from unnest($3::text[], $4::timestamptz[]) with ordinality as checks (organization_key, checked_at, position)`,
    [
      toBytes(sha256),
      reader,
      checks.map(({ organizationKey }) => organizationKey),
      checks.map(({ checkedAt }) => (checkedAt === null ? null : toTimestamp(checkedAt)))
    ]
  )
}

/** What a reader took from a mirror's index, in its own order; null where it took it for none. */
export async function findMirrorChecks (
  database: Connection,
  sha256: Sha256,
  reader: string
): Promise<MirrorCheck[] | null> {
  const { rows } = await database.query<{ organizationKey: string | null, checkedAt: MirrorCheck['checkedAt'] }>({
    name: 'find-mirror-checks',
    text: `
      select m.organization_key as "organizationKey", m.checked_at as "checkedAt"
        from archive.reading g
        left join archive.mirror_check m using (sha256, role, reader)
       where g.sha256 = $1 and g.role = 'index' and g.reader = $2 and g.mirror
       order by m.position`,
    values: [toBytes(sha256), reader]
  })
  return rows.length === 0
    ? null
    : rows.flatMap(({ organizationKey, checkedAt }) =>
      organizationKey === null ? [] : [{ organizationKey, checkedAt }]
    )
}

/** Since when the primary index of a repository is known to be a mirror's; of each of these that ever said so. */
export async function listMirrors (database: Connection, repositoryIds: readonly string[]): Promise<MirrorFact[]> {
  const { rows } = await database.query<MirrorFact>({
    name: 'list-mirrors',
    text: `
      select repository_id as "repositoryId", first.recorded_at as "recordedAt"
        from unnest($1::text[]) as repository (repository_id)
       cross join lateral (
         select greatest(captured.recorded_at, read.recorded_at) as recorded_at
           from archive.capture c
           join archive.reading g on g.sha256 = c.sha256 and g.role = 'index' and g.mirror
           join archive.recorded captured on captured.entry_id = c.entry_id
           join archive.recorded read on read.entry_id = g.entry_id
          where c.repository_id = repository.repository_id and c.role = 'index' and c.outcome = 'fetched'
            and c.led_from is null
          order by c.entry_id
          limit 1) as first`,
    values: [repositoryIds]
  })
  return rows
}
