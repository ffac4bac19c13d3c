import { join } from 'node:path'
import t from 'tap'
import { migrate, pendingMigrations } from '../../src/postgres/migrations.ts'
import { emptyDatabase, query, testDatabase } from '../database.ts'

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/migrations', name)
const tables = async (url: string) => (await query<{ name: string }>(url, "select tablename as name from pg_tables where schemaname = 'public' order by 1")).map(({ name }) => name)

t.test('a database is brought up to date, step by step', async t => {
  const url = await emptyDatabase(t)
  t.same(await pendingMigrations(url, fixture('second')), ['0001-courts', '0002-divisions'])
  t.same(await migrate(url, () => {}, fixture('first')), ['0001-courts'])
  t.same(await pendingMigrations(url, fixture('second')), ['0002-divisions'])
  const lines: string[] = []
  t.same(await migrate(url, line => lines.push(line), fixture('second')), ['0002-divisions'])
  t.same(lines, ['Migrates 0002-divisions'])
  t.same(await pendingMigrations(url, fixture('second')), [])
  t.same(await migrate(url, undefined, fixture('second')), [])
  t.same(await migrate(url, undefined, fixture('first')), [], 'an older release runs on a newer database')
  t.same(await tables(url), ['court', 'division'])
  t.match(await query(url, "insert into division values (null, 'x') returning extra, one()"), [{ extra: { a: {} }, one: 1 }])
})

t.test('two that start at once both succeed, and each file is run once', async t => {
  const url = await emptyDatabase(t)
  const runs = await Promise.all([1, 2, 3].map(async () => migrate(url, undefined, fixture('second'))))
  t.same(runs.flat(), ['0001-courts', '0002-divisions'])
  t.same(await query(url, 'select count(*)::int as files from migrations.migration'), [{ files: 2 }])
})

t.test('when one fails none is kept, and the place is named', async t => {
  const url = await emptyDatabase(t)
  await t.rejects(migrate(url, undefined, fixture('failing')), { message: 'Migration 0002-divisions.sql:4 failed, so none of this run was kept: type "no_such_type" does not exist (42704)' })
  t.same(await tables(url), [])
  t.same(await migrate(url, undefined, fixture('first')), ['0001-courts'], 'the lock was let go')
})

t.test('names whose order is unclear are refused', async t => {
  const url = await emptyDatabase(t)
  await t.rejects(migrate(url, undefined, fixture('misnamed')), { message: /"2_divisions.sql": a migration is called NNNN-purpose.sql/ })
  await t.rejects(pendingMigrations(url, fixture('twice')), { message: /"0001-courts.sql" and "0001-divisions.sql": each number is used once/ })
})

t.test("the archive's own migrations are found, and the tests' databases have them", async t => {
  t.same(await pendingMigrations(await testDatabase(t)), [])
  t.ok((await pendingMigrations(await emptyDatabase(t))).length > 0)
})

t.test('a database that cannot be reached is an error', async t => {
  await t.rejects(migrate('postgres://app@/x?host=/nowhere'), { code: 'ENOENT' })
})
