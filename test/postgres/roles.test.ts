import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import t from 'tap'
import { openDatabase } from '../../src/postgres/database.ts'
import { migrate } from '../../src/postgres/migrations.ts'
import { isRoleName } from '../../src/postgres/role-name.ts'
import { confirmRole, makeRole, withRole } from '../../src/postgres/roles.ts'
import { migrateArchive, openArchive } from '../../src/service/open-archive.ts'
import { readConfig } from '../../src/service/config.ts'
import { policy } from '../domain/blank-policy.ts'
import { runCommand, startCommand } from '../command.ts'
import { fileNameOf, indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { query } from '../database.ts'
import { misbehavingSite } from '../misbehaving-site.ts'
import { keepCrawl } from '../archive/keep.ts'
import { install } from './service-role.ts'

const court = { key: 'USCAValley', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-01T11' }

t.test('npm run migrate -- --roles makes the role, and with it alone the service crawls, records and answers', async t => {
  const { owner, service, role } = await install(t)
  const settings = { DATABASE_URL: service, MIGRATION_DATABASE_URL: owner, DATABASE_ROLE: role }
  const made = await runCommand(t, 'migrate', ['--roles'], settings)
  t.match(made, { code: 0, said: `The role ${role} may read and add in the archive, and nothing else` })

  const site = await misbehavingSite(t, {
    '/CourtPolicies/index.xml': { body: indexXml({ policies: [listed(court)] }) },
    [`/CourtPolicies/${fileNameOf(court)}`]: { body: policyXml({ ...court, fee: '10.00' }) }
  })
  // The owner's password stays with who migrates; the user himself may do nothing that the role does not let him.
  const serving = startCommand(t, 'serve', [], { DATABASE_URL: service, DATABASE_ROLE: role, REPOSITORIES: `${site.origin}/CourtPolicies/`, PORT: '0' })
  let base: string | undefined
  for (let round = 0; base === undefined && serving.process.exitCode === null && round < 600; round += 1) {
    await pause(50)
    base = /^The API: +(\S+)\/v1\/courts$/m.exec(serving.said())?.[1]
  }
  t.ok(base, serving.said())
  const ready = await fetch(`${base}/health/ready`)
  t.equal(ready.status, 200, await ready.text())
  const answer = await fetch(`${base}/v1/courts/USCAValley/fees/Answer?at=2005-06-01T12:00`)
  t.match(await answer.json() as object, { policy: { version: '1.0.0' }, fees: [{ cost: { amount: '10.00' } }] })
  serving.process.kill('SIGINT')
  t.equal(await serving.ended, 0, serving.said())
  t.match(await query(withRole(service, role), `
    select (select count(*)::int from archive.capture) as captures, (select count(*) from archive.recorded) >= 6 as recorded`), [{ captures: 2, recorded: true }])

  const verified = await runCommand(t, 'verify', [], { DATABASE_URL: service, DATABASE_ROLE: role })
  t.match(verified, { code: 0, said: 'All is as it was kept.' })
})

t.test('the owner is refused by triggers, the service by privilege, both with the reason', async t => {
  const { owner, role } = await install(t)
  await migrate(owner)
  await makeRole(owner, role)
  const service = withRole(owner, role)
  const database = openDatabase(service, () => {})
  await keepCrawl(database, [policy({ version: '1.0.0' })])
  await database.end()
  const names = (await query<{ name: string }>(owner, "select tablename as name from pg_tables where schemaname = 'archive' order by 1")).map(({ name }) => name)
  t.ok(names.length >= 13)
  for (const name of names) {
    const [row] = await query(owner, `select * from archive.${name} limit 1`)
    const changes = [`truncate archive.${name} cascade`]
    if (row !== undefined) changes.push(`update archive.${name} set ${Object.keys(row)[0]} = default`, `delete from archive.${name}`)
    for (const change of changes) {
      await t.rejects(query(owner, change), { message: /^archive\.\w+ is append-only: \w+ is refused$/, detail: /evidence/, hint: /beside/ }, `owner: ${change}`)
      await t.rejects(query(service, change), { code: '42501', message: `permission denied for table ${name}` }, `service: ${change}`)
    }
    // Whoever may lock rows may change them, PostgreSQL says.
    await t.rejects(query(service, `select from archive.${name} for share`), { code: '42501' }, `service: ${name} for share`)
  }
})

t.test('the role has what the service needs, and nothing else', async t => {
  const { owner, superuser, role } = await install(t)
  await migrate(owner)
  await query(owner, 'grant all on archive.entry, jobs.unrecorded to public')
  for (const time of ['first', 'second']) await t.resolves(makeRole(owner, role), time)
  // What later migrations make is the owner's, and has the same rights.
  await query(owner, 'create table archive.later (id bigint); create table jobs.later (id bigint)')

  const rights = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']
  const held = await query<{ schema: string, name: string, held: string[] }>(owner, `
    select n.nspname as schema, c.relname as name, array(select r from unnest($2::text[]) r where has_table_privilege($1::name, c.oid, r)) as held
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('archive', 'jobs', 'migrations') and c.relkind in ('r', 'v', 'p')`, [role, rights])
  const expected: Record<string, string[]> = { archive: ['select', 'insert'], jobs: ['select', 'insert', 'update', 'delete'], migrations: ['select'] }
  for (const { schema, name, held: has } of held) t.same(has, expected[schema], `${schema}.${name}`)
  t.ok(held.some(({ name }) => name === 'later') && held.some(({ name }) => name === 'index_answer'))
  t.match(await query(owner, 'select rolcanlogin, rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = $1', [role]),
    [{ rolcanlogin: false, rolsuper: false, rolcreaterole: false, rolcreatedb: false }])

  const service = withRole(owner, role)
  // [what nobody with this role may do]
  const refused = [
    'create table archive.mine (id bigint)',
    'create table jobs.mine (id bigint)',
    'create table public.mine (id bigint)',
    'create schema mine',
    'alter table archive.capture disable trigger refuse_change',
    'drop trigger refuse_change on archive.capture',
    'drop table archive.capture cascade',
    'begin; lock table archive.recorded in share mode',
    'set session_replication_role = replica',
    'delete from migrations.migration',
    'truncate jobs.unrecorded'
  ]
  for (const sql of refused) await t.rejects(query(service, sql), { code: '42501' }, sql)
  t.match(await query(withRole(superuser, role), 'select current_user as role'), [{ role }], 'a superuser can take it as well')
  await t.rejects(query(withRole(superuser, role), 'set session_replication_role = replica'), { code: '42501' }, 'and is then bound by it')
})

t.test('every connection has the role from its beginning, and comes back to it', async t => {
  const { owner, role } = await install(t)
  await migrate(owner)
  await makeRole(owner, role)
  const url = withRole(`${owner}${owner.includes('?') ? '&' : '?'}options=-c%20statement_timeout%3D70s`, role)
  const database = openDatabase(url, () => {})
  t.teardown(async () => await database.end())
  const who = async (): Promise<unknown[]> => (await database.query("select current_user as role, current_setting('statement_timeout') as timeout")).rows
  t.same(await Promise.all([who(), who(), who()]), Array.from({ length: 3 }, () => [{ role, timeout: '70s' }]), 'beside options of the URL')
  await database.query('reset role')
  await database.query('discard all')
  t.same(await who(), [{ role, timeout: '70s' }])
  t.equal(withRole(owner, null), owner)
})

t.test('a start whose role cannot be taken says what to do', async t => {
  const { owner, superuser, service, role, name } = await install(t)
  await migrate(owner)
  await makeRole(owner, role)
  await query(superuser, `create role ${name('other')}; create role ${name('boss')} superuser; grant ${name('other')} to ${name('owner')}`)
  // [what is wrong, DATABASE_URL, DATABASE_ROLE, what is said]
  const refused = [
    ['nobody made it', owner, name('absent'), /that cannot be taken: .*Run npm run migrate -- --roles/],
    ['it was made, and not granted to the user', service, role, /that cannot be taken: .*Run npm run migrate -- --roles/],
    ['it was made for another database', owner, name('other'), /a role without rights in this database\. Run npm run migrate -- --roles/],
    ['it is a superuser', superuser, name('boss'), /may change archive\.\w+: a role that is no superuser and owns nothing .* is expected/],
    ['it is the owner', owner, name('owner'), /may change archive\.\w+: a role that is no superuser and owns nothing .* is expected/]
  ] as const
  for (const [what, url, chosen, message] of refused) {
    await t.rejects(openArchive(readConfig({ DATABASE_URL: url, DATABASE_ROLE: chosen }), () => {}), { message }, what)
  }
  await t.rejects(makeRole(owner, name('owner')), { message: /may change archive\.\w+/ }, 'nor is such a role made')
  await t.rejects(makeRole(service, name('new')), { message: /could not be made: .*owner of the archive's tables.*create role \w+_new nologin; grant \w+_new to/ })
  await t.rejects(makeRole(owner, 'none'), { message: /The role is called "none"/ })
  await confirmRole(owner, role)

  await t.rejects(migrateArchive(readConfig({ DATABASE_URL: owner }), () => {}, true), { message: /^DATABASE_ROLE is not set/ })
})

t.test('the embedded database has a role always, made at every start', async t => {
  const dataDir = await mkdtemp(join(tmpdir(), 'court-policy-archive-role-'))
  // The account that runs the server when we are root has to pass through.
  await chmod(dataDir, 0o755)
  t.teardown(async () => await rm(dataDir, { recursive: true, force: true }))
  for (const role of ['archive_service', 'another']) {
    const env = { DATA_DIR: dataDir, REPOSITORIES: 'https://example.org/', ...(role === 'another' ? { DATABASE_ROLE: role } : {}) }
    const { database, url, close } = await openArchive(readConfig(env), () => {})
    t.same((await database.query('select current_user as role')).rows, [{ role }])
    t.same(await query(url, 'select current_user as role'), [{ role }], 'who connects with the URL has it too')
    await t.rejects(database.query('update archive.entry set kind = kind'), { code: '42501' })
    await close()
  }
})

// [name, whether it can be a role's]
const roleNames = [
  ['archive_service', true], ['_a1', true], ['a'.repeat(63), true],
  ['a'.repeat(64), false], ['', false], ['1a', false], ['Archive', false], ['a-b', false], ['a b', false], ['a"b', false],
  ['none', false], ['public', false], ['pg_monitor', false]
] as const

t.test('a role is called by a plain name', async t => {
  for (const [text, expected] of roleNames) t.equal(isRoleName(text), expected, text)
})
