import { settingsChanged, type Configured, type Setting } from '../../domain/history/settings.ts'
import { inTransaction, type Connection, type Database } from '../../postgres/database.ts'
import { keepEntry } from '../entries.ts'

/**
 * Key of the advisory lock of who compares the configuration
 * with what is recorded: two at once would both find it changed.
 */
const SETTINGS_LOCK = 4_702_188_004

/**
 * Keeps what a configuration says otherwise than what was kept before (domain §3.8); the
 * first that an archive meets, even of nothing, as the one that holds from the beginning.
 *
 * @param configured null: nothing is said of any court or repository, and all stays as it is
 * @returns how many courts and repositories it says otherwise of
 */
export async function keepSettings (database: Database, configured: readonly Configured[] | null): Promise<number> {
  return await inTransaction(database, async client => {
    await lockSettings(client)
    const held = await listHeld(client)
    const changed = configured === null ? [] : settingsChanged(held, configured)
    const initial = held.length === 0
    if (initial) {
      await keepSetting(client, { organizationKey: null, repositoryId: null, timeZone: null, source: null }, initial)
    }
    for (const setting of changed) await keepSetting(client, setting, initial)
    return changed.length
  })
}

/** Keeps everybody else from recording settings until this transaction ends. */
export async function lockSettings (client: Connection): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [SETTINGS_LOCK])
}

async function keepSetting (
  client: Connection,
  { organizationKey, repositoryId, timeZone, source }: Configured,
  initial: boolean
): Promise<void> {
  const entryId = await keepEntry(client, 'setting', { organizationKey, repositoryId, timeZone, source, initial })
  await client.query(
    `
    insert into archive.setting (organization_key, repository_id, entry_id, time_zone, source, initial)
    values ($1, $2, $3, $4, $5, $6)`,
    [organizationKey, repositoryId, entryId, timeZone, source, initial]
  )
}

/**
 * The last that was kept of each, recorded or about to be; of what is
 * neither court nor repository, that there was a first configuration.
 */
async function listHeld (client: Connection): Promise<Configured[]> {
  const { rows } = await client.query<Configured>(`
    select distinct on (organization_key, repository_id)
           organization_key as "organizationKey", repository_id as "repositoryId", time_zone as "timeZone", source
      from archive.setting
     order by organization_key, repository_id, entry_id desc`)
  return rows
}

/** Every setting of these courts, and of every repository, in recorded order. */
export async function listSettings (database: Connection, organizationKeys: readonly string[]): Promise<Setting[]> {
  const { rows } = await database.query<Setting>({
    name: 'list-settings',
    text: `
      select s.organization_key as "organizationKey", s.repository_id as "repositoryId", s.time_zone as "timeZone",
             s.source, s.initial, r.recorded_at as "recordedAt"
        from archive.setting s
        join archive.recorded r using (entry_id)
       where s.organization_key = any ($1) or s.repository_id is not null
       order by r.sequence`,
    values: [organizationKeys]
  })
  return rows
}
