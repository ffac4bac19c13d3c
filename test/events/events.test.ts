import { randomUUID } from 'node:crypto'
import t from 'tap'
import { keepCapture } from '../../src/archive/captures.ts'
import { keepCrawlBegun } from '../../src/archive/crawls.ts'
import { keepCrawlEnded } from '../../src/archive/crawl-ends.ts'
import { inTransaction, type Database } from '../../src/postgres/database.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { makeEvents } from '../../src/events/maker.ts'
import { findWaitForEvents } from '../../src/archive/jobs/event-progress.ts'
import { findLastEvent, keepEvents, listEvents, type NewEvent, type RecordedEvent } from '../../src/archive/events.ts'
import { keepSettings } from '../../src/archive/court/settings.ts'
import { courtDetails, policy } from '../domain/blank-policy.ts'
import { keepCrawl, keepPolicyCapture, openTestArchive, REPOSITORY } from '../archive/keep.ts'

const court = 'USCASacramentoSuperior'
const published = (version: string, published: string, effective: string, organizationKey = court) =>
  policy({ organizationKey, version, published, effective, courtDetails: courtDetails({ organizationKey, courtKey: organizationKey }) })

// Long past, and effective far ahead of any clock that runs these tests.
const one = published('1.0.0', '2005-01-01T10', '2005-01-04T10')
const late = published('1.0.1', '2005-01-20T10', '2005-01-23T10')
const two = published('1.0.2', '2005-02-01T10', '2005-02-04T10')
const next = published('2.0.0', '2020-01-01T10', '2085-01-04T10')
const second = published('2.0.1', '2020-02-01T10', '2085-02-04T10')
const on = (time: string): number => Date.parse(`${time}:00-08:00`)

const tell = async (database: Database, now?: number): Promise<number> => await makeEvents({ database, clock: now === undefined ? null : () => now, isCrawling: false })

const everything = async (database: Database, after = 0): Promise<RecordedEvent[]> => await listEvents(database, { after, organizationKey: null, kind: null, limit: 1000 })

/** Events in words; those in brackets are historic. */
function inWords (events: readonly RecordedEvent[]): string[] {
  return events.map(event => {
    const words = `${event.kind} ${event.version ?? event.repositoryId ?? ''}`.trim()
    return event.historic ? `(${words})` : words
  })
}

const ofOne = ['(policy-published 1.0.0)', '(policy-effective 1.0.0)']
const ofTwo = ['(policy-published 1.0.2)', '(policy-effective 1.0.2)', '(policy-superseded 1.0.0)']

t.test('the first crawl of a court tells its history, all of it historic', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, [two, one])
  t.equal(await tell(database), 5)
  t.same(inWords(await everything(database)), [...ofOne, ...ofTwo])
  t.equal(await tell(database), 0, 'once')
  await keepCrawl(database, [one])
  t.equal(await tell(database), 0, 'the same again is nothing new')
})

t.test('makers at the same time make each event once, numbered without gaps in the order of the log', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, [one, two, next, published('1.0.0', '2005-01-01T10', '2005-01-04T10', 'USCAOther')])
  const kept = await Promise.all([1, 2, 3].map(async () => await tell(database, on('2085-01-04T10'))))
  await keepCrawl(database, [late, second])
  kept.push(...await Promise.all([1, 2, 3].map(async () => await tell(database, on('2085-02-04T10')))))
  const events = await everything(database)
  t.equal(kept.reduce((a, b) => a + b), events.length)
  t.equal(await findLastEvent(database), events.length)
  t.same(events.map(({ number }) => number), events.map((_, place) => place + 1))
  const { rows } = await database.query(`
    select count(*) filter (where n.number is null) as unnumbered, bool_and(r.sequence is not null) as recorded,
           array_agg(n.number order by r.sequence) = array_agg(n.number order by n.number) as "inOrder"
      from archive.event e
      left join archive.event_number n using (entry_id)
      left join archive.recorded r using (entry_id)`)
  t.same(rows, [{ unnumbered: 0, recorded: true, inOrder: true }])
})

t.test('a policy takes effect when its hour comes, and after downtime what was missed comes in order', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, [one, next, second])
  await tell(database)
  t.same(inWords(await everything(database)), [...ofOne, '(policy-published 2.0.0)', '(policy-published 2.0.1)'])
  t.ok((await findWaitForEvents(database) ?? 0) > 0, 'it is known when something is due')
  t.equal(await tell(database, on('2085-01-04T10') - 1), 0, 'a moment before')
  t.equal(await tell(database, on('2085-01-04T10')), 2)
  const before = await everything(database)
  t.same(inWords(before.slice(4)), ['policy-effective 2.0.0', 'policy-superseded 1.0.0'])
  t.same(before.at(-1), { ...before.at(-1), at: on('2085-01-04T10'), zone: 'America/Los_Angeles', organizationKey: court })
  t.equal(await tell(database, on('2090-01-01T00')), 2)
  t.same(inWords(await everything(database, before.length)), ['policy-effective 2.0.1', 'policy-superseded 2.0.0'])
  t.equal(await findWaitForEvents(database), null)
})

t.test('a downtime over several hours and courts ends in the order of the hours', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, [next, second, published('2.0.0', '2020-01-10T10', '2085-01-15T10', 'USCAOther')])
  await tell(database)
  const told = await findLastEvent(database)
  await tell(database, on('2090-01-01T00'))
  t.same(inWords(await everything(database, told)), ['policy-effective 2.0.0', 'policy-effective 2.0.0', 'policy-effective 2.0.1', 'policy-superseded 2.0.0'])
  t.same((await everything(database, told)).map(({ at }) => at), ['2085-01-04T10', '2085-01-15T10', '2085-02-04T10', '2085-02-04T10'].map(on))
})

t.test('a late policy changes the past, and nothing that was told is taken back', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, [one, two])
  await tell(database)
  const before = await everything(database)
  await keepCrawl(database, [late])
  await tell(database)
  const after = await everything(database)
  t.same(after.slice(0, before.length), before)
  t.same(inWords(after.slice(before.length)), ['(policy-published 1.0.1)', '(policy-effective 1.0.1)', '(policy-superseded 1.0.0)', '(policy-superseded 1.0.1)', 'history-changed'])
  t.match(after.at(-1), { from: on('2005-01-23T10'), until: on('2005-02-04T10'), before: '1.0.0', after: '1.0.1', version: null })
})

t.test('changed bytes are told of, and broken rules', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, [one])
  await tell(database)
  await keepCrawl(database, [{ ...one, name: 'changed' }, { ...two, published: '2005-01-01T10', version: '1.0.0' }, published('1.0.3', '2005-03-01T10', '2005-03-01T10')])
  await tell(database)
  const told = await everything(database, 2)
  t.same(inWords(told).filter(event => /document|rule/.test(event)), ['document-changed 1.0.0', 'document-changed 1.0.0'])
  t.match(told.find(({ kind }) => kind === 'document-changed'), { url: /CourtPolicies\/USCASacramentoSuperior_2005_01_01_Ver1_0_0.xml$/, historic: false })
  await keepCrawl(database, [{ ...one, published: '2005-04-01T10' }])
  await tell(database)
  t.match(await everything(database, 2 + told.length), [{ kind: 'rule-broken', rule: 'version-reused', version: '1.0.0', count: 1 }])
})

t.test('who begins again tells nothing twice', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, [one, two])
  await keepCrawl(database, [late, next])
  await keepCrawl(database, [{ ...one, name: 'changed' }, second])
  await tell(database)
  await tell(database, on('2090-01-01T00'))
  const before = await everything(database)
  await database.query('truncate jobs.event_progress, jobs.event_court')
  t.equal(await tell(database), 0)
  t.equal(await tell(database, on('2090-01-01T00')), 0)
  t.same(await everything(database), before)
})

t.test('an interruption before the end keeps nothing, one before the numbers loses nothing', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, [one, two])
  await database.query("create function jobs.interrupt() returns trigger language plpgsql as $$ begin raise 'interrupted'; end $$; create trigger interrupt before insert on jobs.event_court execute function jobs.interrupt()")
  await t.rejects(tell(database), { message: 'interrupted' })
  t.equal((await database.query('select from archive.event')).rowCount, 0)
  await database.query('drop trigger interrupt on jobs.event_court')
  const event: NewEvent = { kind: 'policy-effective', version: '1.0.0', sha256: 'x', doubtKinds: [], at: 0, historic: false, identity: 'policy-effective 1.0.0', organizationKey: court, repositoryId: null, zone: null }
  t.equal(await inTransaction(database, async client => await keepEvents(client, [event, event])), 1)
  t.same(await everything(database), [], 'not numbered yet')
  t.equal(await recordEntries(database), 1)
  t.equal(await inTransaction(database, async client => await keepEvents(client, [event])), 0)
  await tell(database)
  t.same((await everything(database)).map(({ number }) => number), [1, 2, 3, 4, 5], 'the others, and that one no second time')
})

/** A crawl that has begun and not ended. */
async function beginCrawl (database: Database, policies: ReturnType<typeof published>[] = []): Promise<string> {
  const crawlId = randomUUID()
  await keepCrawlBegun(database, { crawlId, repositoryId: REPOSITORY.id, url: REPOSITORY.url, asked: false, begunAt: Date.now() })
  for (const each of policies) await keepPolicyCapture(database, crawlId, each)
  await recordEntries(database)
  return crawlId
}

async function endCrawl (database: Database, crawlId: string): Promise<void> {
  const counts = { indexes: 1, policies: 0, newDocuments: 0, notModified: 0, unreadable: 0, failed: 1 }
  await keepCrawlEnded(database, { crawlId, state: 'done', endedAt: Date.now(), counts, report: { findings: [] } })
  await recordEntries(database)
}

t.test('a crawl that is under way is looked at when it ends; a policy takes effect in the meantime all the same', async t => {
  const { database } = await openTestArchive(t)
  const first = await beginCrawl(database, [one])
  t.equal(await tell(database, on('2080-01-01T00')), 0, 'of a court that was never crawled to the end nothing is told')
  await endCrawl(database, first)
  await tell(database)
  const crawlId = await beginCrawl(database, [next, late])
  t.equal(await tell(database), 0)
  await tell(database, on('2085-01-04T10'))
  t.same(inWords(await everything(database, 2)), ['(policy-published 2.0.0)', 'policy-effective 2.0.0', 'policy-superseded 1.0.1'])
  await endCrawl(database, crawlId)
  await tell(database)
  t.same(inWords(await everything(database, 5)), ['(policy-published 1.0.1)', '(policy-effective 1.0.1)', '(policy-superseded 1.0.0)', 'history-changed'])
})

async function crawlIndex (database: Database, failure: 'unreachable' | 'put-off' | null): Promise<void> {
  const crawlId = await beginCrawl(database)
  await keepCapture(database, {
    capture: {
      crawlId,
      repositoryId: REPOSITORY.id,
      url: `${REPOSITORY.url}index.xml`,
      finalUrl: null,
      role: 'index',
      requestedAt: 0,
      completedAt: on('2020-01-01T00'),
      outcome: failure === null ? 'not-modified' : 'failed',
      status: null,
      failure,
      headers: {},
      sha256: null,
      complete: null,
      subject: null,
      ledFrom: null
    },
    document: null,
    reading: null
  })
  await endCrawl(database, crawlId)
  await tell(database)
}

t.test('a repository that cannot be reached is told of once an outage', async t => {
  const { database } = await openTestArchive(t)
  const told = []
  for (const failure of ['unreachable', 'unreachable', null, 'put-off', 'unreachable', 'put-off', null] as const) {
    await crawlIndex(database, failure)
    told.push(await findLastEvent(database))
  }
  t.same(told, [1, 1, 1, 1, 2, 2, 2], 'and not of a host that asked to be left alone for a while, which is no outage before one either')
  t.match(await everything(database), [{ kind: 'repository-unreachable', repositoryId: 'test', organizationKey: null, zone: null, version: null, at: on('2020-01-01T00'), historic: false, failure: 'unreachable', status: null, url: REPOSITORY.url }, {}])
})

t.test('a court whose zone nothing tells is told of once it is configured', async t => {
  const { database } = await openTestArchive(t)
  await configure(database, null, null)
  await keepCrawl(database, [{ ...one, courtDetails: courtDetails({ state: null, country: null }) }])
  t.equal(await tell(database), 0)
  await configure(database, 'America/Denver', null)
  t.equal(await tell(database), 2)
  t.match(await everything(database), [{ zone: 'America/Denver' }, { at: Date.parse('2005-01-04T10:00-07:00') }])
})

async function configure (database: Database, ofCourt: string | null, ofRepository: string | null): Promise<void> {
  await keepSettings(database, [
    { organizationKey: court, repositoryId: null, timeZone: ofCourt, source: null },
    { organizationKey: null, repositoryId: REPOSITORY.id, timeZone: ofRepository, source: null }
  ])
  await recordEntries(database)
}

t.test('another zone, of the court or its repository, changes the past by itself; one that changes no answer tells nothing', async t => {
  const { database } = await openTestArchive(t)
  await configure(database, null, null)
  await keepCrawl(database, [one, published('1.0.0', '2005-01-01T10', '2005-01-04T10', 'USCAOther')])
  await tell(database)
  const before = await findLastEvent(database)
  await configure(database, null, 'America/Los_Angeles')
  t.equal(await tell(database), 0)
  await configure(database, 'America/Denver', 'America/Los_Angeles')
  await configure(database, 'America/Denver', 'America/New_York')
  t.equal(await tell(database), 2)
  t.equal(await tell(database), 0, 'once')
  const [denver, eastern] = [{ from: on('2005-01-04T09'), organizationKey: court }, { from: on('2005-01-04T07'), organizationKey: 'USCAOther' }]
  t.match(await everything(database, before), [denver, eastern].map(event => ({ ...event, kind: 'history-changed', until: on('2005-01-04T10'), before: null, after: '1.0.0' })))
})

t.test('settings and crawls are looked at in the order in which they were recorded', async t => {
  const { database } = await openTestArchive(t)
  await configure(database, null, null)
  await keepCrawl(database, [one])
  await configure(database, 'America/Denver', null)
  await keepCrawl(database, [two])
  await configure(database, null, null)
  await tell(database)
  t.same(inWords(await everything(database)).map(words => words.replace(/^\(|\)$/g, '')), [
    'policy-published 1.0.0', 'policy-effective 1.0.0', 'history-changed', 'policy-published 1.0.2', 'policy-effective 1.0.2', 'policy-superseded 1.0.0', 'history-changed', 'history-changed', 'history-changed'], 'that another policy rules since, and each of the two in another zone')
})

t.test('what is listed can be narrowed', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, [one, two, published('1.0.0', '2005-01-01T10', '2005-01-04T10', 'USCAOther')])
  await tell(database)
  const numbers = async (query: Partial<Parameters<typeof listEvents>[1]>): Promise<number[]> =>
    (await listEvents(database, { after: 0, organizationKey: null, kind: null, limit: 100, ...query })).map(({ number }) => number)
  const all = await numbers({})
  t.same(all, [1, 2, 3, 4, 5, 6, 7])
  t.same(await numbers({ after: 3, limit: 2 }), [4, 5])
  t.equal((await numbers({ organizationKey: 'USCAOther' })).length, 2)
  t.equal((await numbers({ kind: 'policy-effective' })).length, 3)
  t.same(await numbers({ kind: 'history-changed' }), [])
})
