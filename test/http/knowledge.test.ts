import t from 'tap'
import { openDatabase } from '../../src/postgres/database.ts'
import { LISTENER } from '../../src/postgres/listener.ts'
import { keepCrawl } from '../archive/keep.ts'
import { courtDetails, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

const question = '/v1/courts/USCASacramentoSuperior/effective-policy?at=2020-01-01T09:00'
const first = policy({ version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09', courtDetails: courtDetails() })
const second = policy({ version: '1.0.1', published: '2012-01-01T09', effective: '2012-02-01T09', courtDetails: courtDetails() })

t.test('an answer as known at a moment stays what it was', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [first])
  await histories.refresh()
  const { rows: [{ now }] } = await database.query("select clock_timestamp() + interval '2 ms' as now")
  await database.query('select pg_sleep(0.005)')
  const knownAt = new Date(now).toISOString()
  const before = await app.inject(`${question}&knownAt=${knownAt}`)
  t.equal(before.json().policy.version, '1.0.0')
  await keepCrawl(database, [second])
  await histories.refresh()
  t.equal((await app.inject(question)).json().policy.version, '1.0.1')
  const after = await app.inject(`${question}&knownAt=${knownAt}`)
  t.equal(after.body, before.body, 'byte for byte')
  t.equal(after.json().knownAt, knownAt)
})

t.test('what another process records is heard of', async t => {
  const { app, database, histories, url } = await serve(t)
  await keepCrawl(database, [first])
  await histories.refresh()
  t.equal((await app.inject(question)).json().policy.version, '1.0.0')
  const other = openDatabase(url, () => {})
  await keepCrawl(other, [second])
  await other.end()
  let version = ''
  // The word of the archive takes a moment to arrive; what is tested is that it does.
  for (let round = 0; round < 200 && version !== '1.0.1'; round += 1) {
    await new Promise(resolve => setTimeout(resolve, 20))
    version = (await app.inject(question)).json().policy.version
  }
  t.equal(version, '1.0.1')
})

t.test('when the word is lost, the archive is asked again', async t => {
  const { app, database, histories, clock, url } = await serve(t)
  await keepCrawl(database, [first])
  await histories.refresh()
  t.equal((await app.inject(question)).json().policy.version, '1.0.0')
  const other = openDatabase(url, () => {})
  t.teardown(async () => await other.end())
  const { rowCount } = await other.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()', [LISTENER])
  t.ok(rowCount !== null && rowCount > 0)
  await keepCrawl(other, [second])
  let version = ''
  for (let round = 0; round < 200 && version !== '1.0.1'; round += 1) {
    await new Promise(resolve => setTimeout(resolve, 20))
    clock.now += 2_000
    version = (await app.inject(question)).json().policy.version
  }
  t.equal(version, '1.0.1')
})

t.test('a court whose zone nothing tells gives no answer, and says why of each policy', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [{ ...first, courtDetails: courtDetails({ state: null, country: null }) }])
  await histories.refresh()
  t.match((await app.inject('/v1/courts')).json().items, [{ organizationKey: 'USCASacramentoSuperior', county: 'Sacramento', effectiveVersion: null, doubts: [{ kind: 'zone-unknown' }], unanswerable: 'zone-unknown' }])
  t.equal((await app.inject('/v1/courts?q=sacramento&state=NV')).json().items.length, 0)
  const { statusCode, json } = await app.inject(question)
  t.equal(statusCode, 404)
  t.match(json(), {
    type: 'urn:problem:no-policy',
    detail: /time zone is unknown.*configure/,
    firstKnownAt: null,
    doubts: [{ kind: 'zone-unknown', version: '1.0.0' }],
    findings: [{ rule: 'zone-unknown', severity: 'error', paragraphs: [154, 155], message: /^Policy 1\.0\.0 .*Configure the zone/ }]
  })
  await keepCrawl(database, [second])
  await histories.refresh()
  const { firstKnownAt, detail } = (await app.inject(`${question}&knownAt=2020-01-01T00:00:00Z`)).json()
  t.ok(detail.includes(firstKnownAt), 'once a policy tells the zone, a refusal says from when on')
  t.equal((await app.inject(`${question}&knownAt=${firstKnownAt}`)).json().policy.version, '1.0.1')
  t.equal((await app.inject(`${question}&knownAt=${new Date(Date.parse(firstKnownAt) - 1).toISOString()}`)).statusCode, 404)
})
