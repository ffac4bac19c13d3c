import t, { type Test } from 'tap'
import { countFailuresInARow } from '../../src/archive/crawls.ts'
import { makeEvents } from '../../src/events/maker.ts'
import { listEvents, type RecordedEvent } from '../../src/archive/events.ts'
import { findLastCheck } from '../../src/archive/court/index-checks.ts'
import { eventWire } from '../../src/http/wire/event-wire.ts'
import { mirrorIndex } from '../../src/publisher/index-file.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type CrawlBench, type SmallPolicy } from '../crawler/small-repository.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const kings: SmallPolicy = { key: 'USCAKings', version: '1.0.0', published: '2005-01-03T10', effective: '2005-01-04T09' }
const tulare: SmallPolicy = { ...kings, key: 'USCATulare' }
const errorPage = '<!DOCTYPE html><html><body>Come back soon</body></html>'

interface Valley extends CrawlBench {
  /** Lets so many minutes pass, in which somebody looks as often as a service does; gives the last moment. */
  pass: (minutes: number, isCrawling?: boolean) => Promise<number>
  /** Lets so many minutes pass in which nobody is there. */
  skip: (minutes: number) => void
  /** What was told of checks, in words. */
  told: () => Promise<string[]>
  events: () => Promise<RecordedEvent[]>
}

/** Two courts, each with an index of its own, on a day some hours ago; crawled to the end. */
async function valley (t: Test): Promise<Valley> {
  const bench = await crawlBench(t)
  const { clock, database, publish } = bench
  clock.now = Date.now() - 12 * HOUR
  publish('index.xml', indexXml({ local: ['Kings/index.xml', 'Tulare/index.xml'] }))
  for (const [place, policy] of [['Kings', kings], ['Tulare', tulare]] as const) {
    publish(`${place}/index.xml`, indexXml({ policies: [listed(policy)] }))
    publish(`${place}/${fileNameOf(policy)}`, policyXml(policy))
  }
  await bench.crawlBySchedule()
  const events = async () => (await listEvents(database, { after: 0, organizationKey: null, kind: null, limit: 200 })).filter(({ kind }) => kind.startsWith('court-'))
  const look = async (isCrawling: boolean): Promise<void> => { await makeEvents({ database, clock: () => clock.now, isCrawling }) }
  await look(true)
  return {
    ...bench,
    events,
    told: async () => (await events()).map(({ kind, organizationKey }) => `${kind} ${organizationKey}`),
    skip: minutes => { clock.now += minutes * MINUTE },
    pass: async (minutes, isCrawling = true) => {
      for (let end = clock.now + minutes * MINUTE; clock.now < end;) {
        clock.now = Math.min(end, clock.now + 4 * MINUTE)
        await look(isCrawling)
      }
      return clock.now
    }
  }
}

t.test('a court whose own index is an error page is told of after two hours, once, and when it is checked again', async t => {
  const { publish, crawlBySchedule, pass, told, events, clock, database, repository } = await valley(t)
  const began = clock.now
  const failures = async (): Promise<number> => await countFailuresInARow(database, { repositoryId: repository.id, url: repository.url }, null)
  t.equal(await failures(), 0)
  publish('Kings/index.xml', errorPage)
  for (let crawls = 1; crawls <= 3; crawls += 1) {
    const before = await told()
    t.same(before, crawls < 3 ? [] : ['court-stale USCAKings'])
    await pass(59)
    const { counts } = await crawlBySchedule()
    t.match(counts, { failed: 1, unreadable: 1 })
    t.equal(await failures(), crawls)
    await pass(1)
  }
  const [stale] = await events()
  const check = await findLastCheck(database, repository.id, 'USCAKings', null)
  t.match(stale, { kind: 'court-stale', at: began + 2 * HOUR, lastCheckedAt: began, zone: 'America/Los_Angeles', version: null, historic: false })
  t.equal(check?.checkedAt, began)
  t.match(eventWire(stale as RecordedEvent), { at: /-0[78]:00$/, lastCheckedAt: new Date(began).toISOString().replace('.000Z', 'Z') })

  publish('Kings/index.xml', indexXml({ policies: [listed(kings)] }))
  await crawlBySchedule()
  await pass(130)
  t.same((await told()).slice(0, 2), ['court-stale USCAKings', 'court-fresh USCAKings'])
  const [, fresh] = await events()
  t.match(fresh, { kind: 'court-fresh', staleSince: began + 2 * HOUR, organizationKey: 'USCAKings', zone: 'America/Los_Angeles' })
  t.match(eventWire(fresh as RecordedEvent), { staleSince: eventWire(stale as RecordedEvent).at })
  t.equal(await failures(), 0)
  t.same((await told()).slice(2).sort(), ['court-stale USCAKings', 'court-stale USCATulare'], 'nothing was crawled for two hours')
  const second = (await events()).filter(({ kind }) => kind === 'court-stale').slice(1)
  t.same(second.map(({ at }) => at), [began + 5 * HOUR, began + 5 * HOUR])
})

t.test('a repository that answers no more: its courts are told of; and a crawl that gets a part of them tells of that part', async t => {
  const { site, publish, crawlBySchedule, pass, told } = await valley(t)
  site.set('/CourtPolicies/index.xml', { status: 404, body: '' })
  await pass(60)
  await crawlBySchedule()
  await pass(61)
  t.same((await told()).sort(), ['court-stale USCAKings', 'court-stale USCATulare'])
  publish('index.xml', indexXml({ local: ['Kings/index.xml', 'Tulare/index.xml'] }))
  publish('Kings/index.xml', errorPage)
  await crawlBySchedule()
  await pass(1)
  t.same((await told()).slice(2), ['court-fresh USCATulare'])
})

t.test('time in which nobody ran does not count, nor who does not crawl by schedule', async t => {
  const { pass, skip, told, events } = await valley(t)
  await pass(100)
  skip(6)
  await pass(100)
  t.same(await told(), [], 'two hours after the check, but not two hours of watching since the break')
  await pass(180, false)
  t.same(await told(), [], 'who does not crawl watches nobody')
  const start = await pass(4)
  await pass(119)
  t.same(await told(), [])
  await pass(1)
  t.same((await events()).map(({ at }) => at), [start + 2 * HOUR, start + 2 * HOUR])
  await pass(300)
  t.equal((await told()).length, 2, 'once')
})

t.test('who begins again tells nothing twice', async t => {
  const { pass, told, database, crawlBySchedule } = await valley(t)
  await pass(125)
  t.equal((await told()).length, 2)
  await database.query('truncate jobs.event_progress, jobs.event_court')
  await pass(130)
  t.equal((await told()).length, 2)
  await crawlBySchedule()
  await pass(1)
  t.same((await told()).slice(2).sort(), ['court-fresh USCAKings', 'court-fresh USCATulare'])
})

t.test('a mirror that was read a moment ago is as stale as what it mirrors', async t => {
  const { publish, crawlBySchedule, pass, told, events, clock } = await valley(t)
  const state = (checkedAt: number): void => {
    const courts = [kings, tulare].map(({ key }) => ({ organizationKey: key, checkedAt: new Date(checkedAt).toISOString() }))
    publish('index.xml', mirrorIndex({ courts, policies: [], localIndexes: ['Kings/index.xml', 'Tulare/index.xml'] }))
  }
  const began = clock.now
  state(began)
  for (const expected of [[], ['court-stale USCAKings', 'court-stale USCATulare']]) {
    await pass(59)
    await crawlBySchedule()
    await pass(2)
    t.same(await told(), expected)
  }
  t.match(await events(), [{ lastCheckedAt: began, at: began + 2 * HOUR }, { lastCheckedAt: began }])
  state(clock.now)
  await crawlBySchedule()
  await pass(1)
  t.same((await told()).slice(2), ['court-fresh USCAKings', 'court-fresh USCATulare'])
})
