import pg from 'pg'
import { withClient } from './database.ts'
import { isRoleName, roleNameExpected } from './role-name.ts'

/** Key of the advisory lock of who makes the role: two at once would change the same rows of the catalog. */
const ROLE_LOCK = 4_702_188_002

const advice = 'Run npm run migrate -- --roles, as the owner of the archive\'s tables (MIGRATION_DATABASE_URL).'

/**
 * The URL of the same database for connections that take a role from their
 * first statement on, and return to it on RESET; null: the URL as it is.
 */
export function withRole (url: string, role: string | null): string {
  if (role === null) return url
  const [base = '', query] = url.split(/\?(.*)/s)
  const parameters = new URLSearchParams(query)
  parameters.set('options', `${parameters.get('options') ?? ''} -c role=${checked(role)}`.trim())
  return `${base}?${parameters.toString().replaceAll('+', '%20')}`
}

/**
 * Makes the role that the service takes, and gives it what the service needs and nothing else:
 * reading and adding in `archive`, everything in `jobs`, reading, adding and deleting in `private`,
 * reading which migrations have run; the same of tables that later migrations make. Safe to repeat.
 *
 * @param url of the owner of the archive's tables, after the migrations
 * @param serviceUrl with which the service connects: its user may take the role afterwards
 */
export async function makeRole (url: string, role: string, serviceUrl: string = url): Promise<void> {
  const member = await withClient(serviceUrl, async client => {
    const { rows } = await client.query<{ user: string }>('select session_user as user')
    return (rows[0] as { user: string }).user
  })
  await withClient(url, async client => {
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock($1)', [ROLE_LOCK])
      await createRole(client, checked(role))
      await grantRole(client, role, member)
      await client.query(grants(role))
      await refuseTooMuch(client, role)
      await client.query('commit')
    } catch (error) {
      throw (error as pg.DatabaseError).code === '42501' ? lacking(error as Error, role, member) : error
    }
  })
}

/**
 * Throws, saying what to do, unless who connects with this URL can
 * take the role, and the role has its rights here and no more.
 */
export async function confirmRole (url: string, role: string): Promise<void> {
  await withClient(withRole(url, role), async client => {
    const { rows } = await client.query<{ current: string, admitted: boolean | null }>(`
      select current_user as current, bool_and(has_schema_privilege(to_regnamespace(schema)::oid, 'usage')) as admitted
        from unnest(array['archive', 'private']) as given (schema)`)
    const { current, admitted } = rows[0] as { current: string, admitted: boolean | null }
    // What stands between us and the database may swallow the options of a connection.
    if (current !== role) {
      throw new Error(
        `DATABASE_ROLE is "${role}", but a connection works as "${current}": connect to PostgreSQL without a pooler that ignores "options".`
      )
    }
    if (admitted !== true) {
      throw new Error(`DATABASE_ROLE is "${role}", a role without rights in this database. ${advice}`)
    }
    await refuseTooMuch(client, role)
  }).catch((error: pg.DatabaseError) => {
    if (error.code !== '22023' && error.code !== '42501') throw error
    throw new Error(`DATABASE_ROLE is "${role}", a role that cannot be taken: ${error.message}. ${advice}`, {
      cause: error
    })
  })
}

function checked (role: string): string {
  if (isRoleName(role)) return role
  throw new Error(`The role is called "${role}": ${roleNameExpected} is expected.`)
}

/** Roles belong to the whole server: another database's archive may make the same one at the same moment. */
async function createRole (client: pg.Client, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  if (rowCount === 0) await unlessDoneMeanwhile(client, `create role ${role} nologin`)
}

async function grantRole (client: pg.Client, role: string, member: string): Promise<void> {
  const { rows } = await client.query<{ granted: boolean }>(
    `
    select pg_has_role($1::name, $2::name,
                       case when current_setting('server_version_num')::integer >= 160000
                            then 'set'
                            else 'member' end) as granted`,
    [member, role]
  )
  if (rows[0]?.granted !== true) await unlessDoneMeanwhile(client, `grant ${role} to ${pg.escapeIdentifier(member)}`)
}

/** Passes over what another transaction has done in the meantime: the role or the grant is there then. */
async function unlessDoneMeanwhile (client: pg.Client, sql: string): Promise<void> {
  await client.query('savepoint shared')
  await client.query(sql).catch(async (error: pg.DatabaseError) => {
    if (!['42710', '23505'].includes(error.code ?? '')) throw error
    await client.query('rollback to savepoint shared')
  })
}

const grants = (role: string): string => `
  revoke all on schema archive, jobs, private, migrations from public, ${role};
  revoke all on all tables in schema archive, jobs, private, migrations from public, ${role};
  revoke all on all functions in schema archive, jobs, private from public, ${role};
  grant usage on schema archive, jobs, private, migrations to ${role};
  grant select, insert on all tables in schema archive to ${role};
  grant select, insert, update, delete on all tables in schema jobs to ${role};
  grant select, insert, delete on all tables in schema private to ${role};
  grant select on migrations.migration to ${role};
  grant execute on all functions in schema archive, jobs, private to ${role};
  alter default privileges in schema archive grant select, insert on tables to ${role};
  alter default privileges in schema jobs grant select, insert, update, delete on tables to ${role};
  alter default privileges in schema private grant select, insert, delete on tables to ${role};
  alter default privileges in schema archive, jobs, private grant execute on functions to ${role}`

/** A superuser, an owner or a member of one may do what nobody granted. */
async function refuseTooMuch (client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select oid::regclass::text as name
      from pg_class
     where relnamespace = to_regnamespace('archive') and relkind in ('r', 'p')
       and (pg_has_role($1::name, relowner, 'usage') or has_table_privilege($1::name, oid, 'update, delete, truncate'))
     order by 1
     limit 1`, [role])
  if (rows[0] !== undefined) {
    throw new Error(
      `The role "${role}" may change ${rows[0].name}: a role that is no superuser and owns nothing of the archive is expected. Give DATABASE_ROLE another name, then: ${advice}`
    )
  }
}

function lacking (error: Error, role: string, member: string): Error {
  return new Error(
    `The role "${role}" could not be made: ${error.message}. Connect as the owner of the archive's tables, with the right to create roles (MIGRATION_DATABASE_URL); or let a superuser first run: create role ${role} nologin; grant ${role} to ${pg.escapeIdentifier(member)};`,
    { cause: error }
  )
}
