import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Database } from '../../src/postgres/database.ts'
import { openService } from '../../src/service/service.ts'
import { recordSettings } from '../../src/service/settings.ts'
import { readConfig, type Config } from '../../src/service/config.ts'
import type { App } from '../../src/http/fastify.ts'
import { keepCrawl, openTestArchive, REPOSITORY } from '../archive/keep.ts'
import { courtDetails, policy } from '../domain/blank-policy.ts'

const court = 'USCASacramentoSuperior'
const first = policy({ version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09', courtDetails: courtDetails() })
const question = `/v1/courts/${court}/effective-policy?at=2020-01-01T09:00:00-08:00`
const elsewhere = { id: 'elsewhere', url: 'http://127.0.0.1/elsewhere/CourtPolicies/' }

/** A configuration of both repositories, as a file gives it. */
function configured (t: Test, court: object | null, timeZone: string | null = null): Config {
  const file = join(t.testdir(), 'repositories.json')
  writeFileSync(file, JSON.stringify({
    repositories: [{ ...REPOSITORY, timeZone }, elsewhere],
    courts: court === null ? [] : [{ organizationKey: 'USCASacramentoSuperior', ...court }]
  }))
  return readConfig({ DATABASE_URL: 'postgres://127.0.0.1/unused', REPOSITORIES: file })
}

/** A service as `npm start` opens it, but for crawls and a port. */
async function start (t: Test, { database, url }: { database: Database, url: string }, config: Config): Promise<App> {
  await recordSettings(database, config)
  const { app, histories, events } = await openService({
    config,
    answering: database,
    replica: null,
    database,
    url,
    repositories: config.repositories,
    tokens: () => ({ clerk: [], operator: [] }),
    tellsEvents: true,
    clock: Date.now,
    startCrawl: async () => null,
    logger: false,
    onError: error => { t.fail(String(error)) },
    onReached: () => {}
  })
  t.teardown(async () => {
    await app.close()
    await events.close()
    await histories.close()
  })
  return app
}

/** An instant that the archive's clock has passed, and nothing is recorded at. */
async function passed (database: Database): Promise<string> {
  const { rows: [{ now }] } = await database.query("select clock_timestamp() + interval '2 ms' as now")
  await database.query('select pg_sleep(0.005)')
  return new Date(now).toISOString()
}

/** What a service answers as soon as it has heard; that it hears is part of what is tested. */
async function until (app: App, url: string, timeZone: string): Promise<string> {
  let body = ''
  for (let round = 0; round < 500; round += 1) {
    body = (await app.inject(url)).body
    if (JSON.parse(body).court?.timeZone === timeZone) return body
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  return body
}

t.test('another configuration changes no answer as known before, and all services answer alike', async t => {
  const archive = await openTestArchive(t)
  const { database } = archive
  const one = await start(t, archive, configured(t, null))
  await keepCrawl(database, [first])
  const knownAt = [await passed(database)]
  const asked = async (app: App): Promise<string[]> => await Promise.all(knownAt.map(async instant => (await app.inject(`${question}&knownAt=${instant}`)).body))
  const before = await asked(one)
  t.match(JSON.parse(before[0] as string), { court: { timeZone: 'America/Los_Angeles', timeZoneSource: 'state' }, policy: { publishedAt: '2010-01-01T09:00:00-08:00' } })

  const other = await start(t, archive, configured(t, { timeZone: 'America/Denver' }))
  const now = [await until(one, question, 'America/Denver'), await until(other, question, 'America/Denver')]
  t.match(JSON.parse(now[0] as string), { court: { timeZone: 'America/Denver', timeZoneSource: 'configured' }, policy: { publishedAt: '2010-01-01T09:00:00-07:00' } })
  t.equal(now[0], now[1], 'the one started before answers as the other')
  t.same(await asked(one), before)
  t.same(await asked(other), before)

  knownAt.push(await passed(database))
  const [, then] = await asked(one)
  t.match(JSON.parse(then as string), { court: { timeZone: 'America/Denver' } })
  const third = await start(t, archive, configured(t, { repository: 'elsewhere' }, 'America/New_York'))
  for (const app of [one, other, third]) t.same(await asked(app), [...before, then], 'byte for byte')
  t.equal((await third.inject(question)).statusCode, 404, 'the configured source has nothing')

  await start(t, archive, configured(t, null))
  const last = await until(one, question, 'America/Los_Angeles')
  t.match(JSON.parse(last), { court: { timeZoneSource: 'state' } }, 'what is no longer configured')
  for (const app of [one, other, third]) t.same(await asked(app), [...before, then])
})

t.test('a service without repositories of its own answers by what is recorded', async t => {
  const archive = await openTestArchive(t)
  await keepCrawl(archive.database, [first])
  const knownAt = await passed(archive.database)
  const crawling = await start(t, archive, configured(t, { timeZone: 'America/Denver' }))
  const answering = await start(t, archive, readConfig({ DATABASE_URL: 'postgres://127.0.0.1/unused' }))
  for (const url of [question, `${question}&knownAt=${knownAt}`]) {
    const { body } = await answering.inject(url)
    t.match(JSON.parse(body), { court: { timeZone: 'America/Denver' } }, 'the first configuration of an archive counts from the beginning')
    t.equal((await crawling.inject(url)).body, body)
  }
})
