import t from 'tap'
import { forWork, inTransaction, openLimited, type Limits } from '../../src/postgres/database.ts'
import { Histories } from '../../src/memory/histories.ts'
import { isUnreachable } from '../../src/postgres/unreachable.ts'
import { keepCrawl, openTestArchive } from '../archive/keep.ts'
import { courtDetails, policy } from '../domain/blank-policy.ts'
import { openProxy } from './silent-proxy.ts'
import { until } from './until.ts'

const court = 'USCASacramentoSuperior'
const first = policy({ version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09', courtDetails: courtDetails() })
const second = policy({ version: '1.0.1', published: '2012-01-01T09', effective: '2012-02-01T09', courtDetails: courtDetails() })

t.test('a connection that listens and falls silent, without being closed, is noticed and replaced', async t => {
  const { database, url } = await openTestArchive(t)
  const proxy = await openProxy(t, url)
  const failures: unknown[] = []
  let reached = 0
  const histories = await Histories.open({ database, url: proxy.url, now: () => performance.now(), onError: error => failures.push(error), onReached: () => { reached += 1 } })
  t.teardown(async () => await histories.close())
  const newest = async (): Promise<string | undefined> => {
    const history = await histories.findHistory(court, null)
    return 'policies' in history ? history.policies[0]?.version : undefined
  }
  await keepCrawl(database, [first])
  await until(async () => await newest() === '1.0.0')

  proxy.forget()
  await keepCrawl(database, [second])
  await until(async () => await newest() === '1.0.1')
  // The database itself answers, so that it is asked; then a new connection hears.
  await until(() => failures.some(isUnreachable))
  const before = reached
  await until(() => reached > before && !histories.isCutOff())
  t.ok(failures.every(isUnreachable), 'nothing else failed')
})

const hasty: Limits = { max: 4, connect: 2_000, use: 500, statement: null }

t.test('a pool whose connections fell silent is not used up: who waits is told, who comes next is answered', async t => {
  const { url } = await openTestArchive(t)
  const proxy = await openProxy(t, url)
  const { database, close } = openLimited(proxy.url, () => {}, hasty)
  t.teardown(close)
  const ask = async (): Promise<unknown> => (await database.query('select 7 as value')).rows[0]
  t.same(await Promise.all([ask(), ask(), ask(), ask()]), Array(4).fill({ value: 7 }))

  proxy.forget()
  const told = await ask().catch((error: unknown) => isUnreachable(error))
  t.equal(told, true, 'the one that asks first')
  // The idle ones went with it.
  await until(async () => await ask().then(() => true, () => false))
  t.same(await Promise.all([ask(), ask(), ask(), ask()]), Array(4).fill({ value: 7 }))

  const during = inTransaction(database, async client => {
    await client.query('select 1')
    proxy.forget()
    await client.query('select 2')
  })
  await t.rejects(during.catch((error: unknown) => { throw isUnreachable(error) ? new Error('unreachable') : error }), { message: 'unreachable' })
  await until(async () => await ask().then(() => true, () => false))
})

t.test('a database that does not answer anybody is waited for no longer than the limits say, by many at once', async t => {
  const { url } = await openTestArchive(t)
  const proxy = await openProxy(t, url)
  const { database, close } = openLimited(proxy.url, () => {}, { ...hasty, connect: 500 })
  t.teardown(close)
  await database.query('select 1')
  proxy.freeze()
  const told = await Promise.all(Array.from({ length: 40 }, async () => await database.query('select 1').then(() => false, isUnreachable)))
  t.ok(told.every(Boolean), 'all forty are told')
  proxy.thaw()
  await until(async () => await database.query('select 1').then(() => true, () => false))
})

t.test('what has time is not cut short by the limit of those who wait for an answer', async t => {
  const { url } = await openTestArchive(t)
  const answering = openLimited(url, () => {}, hasty)
  const working = openLimited(url, () => {}, forWork)
  t.teardown(async () => await Promise.all([answering.close(), working.close()]))
  const long = 'select pg_sleep(1.5)'
  t.ok(isUnreachable(await answering.database.query(long).catch((error: unknown) => error)))
  t.equal((await working.database.query(long)).rowCount, 1)
  t.equal(await inTransaction(working.database, async client => (await client.query(long)).rowCount), 1)
})

t.test('a connection that is lost within a transaction fails it, and nothing else', async t => {
  const { database } = await openTestArchive(t)
  const lost = inTransaction(database, async client => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    await database.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await client.query('select 1')
  })
  t.equal(await lost.catch(isUnreachable), true)
  t.same((await database.query('select 1 as up')).rows, [{ up: 1 }])
})
