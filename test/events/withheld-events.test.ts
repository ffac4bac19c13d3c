import { randomUUID } from 'node:crypto'
import t, { type Test } from 'tap'
import { keepCapture } from '../../src/archive/captures.ts'
import { keepCrawlBegun } from '../../src/archive/crawls.ts'
import { keepCrawlEnded } from '../../src/archive/crawl-ends.ts'
import type { Database } from '../../src/postgres/database.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { makeEvents } from '../../src/events/maker.ts'
import { listEvents, type RecordedEvent } from '../../src/archive/events.ts'
import type { Capture } from '../../src/domain/history/capture.ts'
import { courtDetails, policy } from '../domain/blank-policy.ts'
import { keepPolicyCapture, openTestArchive, REPOSITORY } from '../archive/keep.ts'

const court = 'USCASacramentoSuperior'
const published = (version: string, published: string, effective: string) => policy({ version, published, effective, courtDetails: courtDetails() })
type Policy = ReturnType<typeof published>

const one = published('1.0.0', '2005-01-01T10', '2005-01-04T10')
const late = published('1.0.1', '2005-01-20T10', '2005-01-23T10')
const later = published('1.0.2', '2005-01-25T10', '2005-01-28T10')
/** Both of one hour, far ahead of any clock that runs these tests: the second was published after the first. */
const next = published('2.0.0', '2020-01-01T10', '2085-01-04T10')
const newest = published('2.0.1', '2020-02-01T10', '2085-01-04T10')
const on = (time: string): number => Date.parse(`${time}:00-08:00`)

const fileOf = ({ organizationKey, version, published }: Policy): string => `${organizationKey}_${published.slice(0, 10).replaceAll('-', '_')}_Ver${version.replaceAll('.', '_')}.xml`

/** A crawl under way, step by step. */
class Crawl {
  readonly #database: Database
  readonly #crawlId = randomUUID()

  private constructor (database: Database) { this.#database = database }

  /** Begins, and keeps its one index, with what it lists. */
  static async begin (database: Database, policies: readonly Policy[], outcome: Capture['outcome'] = 'fetched'): Promise<Crawl> {
    const crawl = new Crawl(database)
    await keepCrawlBegun(database, { crawlId: crawl.#crawlId, repositoryId: REPOSITORY.id, url: REPOSITORY.url, asked: false, begunAt: Date.now() })
    const bytes = Buffer.from(policies.map(fileOf).join('\n'))
    const sha256 = digestOf(bytes)
    const entries = policies.map(policy => ({ subject: { organizationKey: policy.organizationKey, version: policy.version, published: policy.published, effective: policy.effective }, location: fileOf(policy), path: null }))
    await keepCapture(database, {
      capture: crawl.#capture({ url: `${REPOSITORY.url}index.xml`, role: 'index', outcome, sha256, complete: true, status: outcome === 'fetched' ? 200 : 304 }),
      document: outcome === 'fetched' ? { sha256, bytes } : null,
      reading: outcome === 'fetched' ? { kind: 'index', reader: 'test-reader/1', findings: [], entries, mirror: null } : null
    })
    await recordEntries(database)
    return crawl
  }

  async fetch (policy: Policy): Promise<void> {
    await keepPolicyCapture(this.#database, this.#crawlId, policy)
    await recordEntries(this.#database)
  }

  async fail ({ organizationKey, version, published, effective, ...policy }: Policy): Promise<void> {
    const url = `${REPOSITORY.url}${fileOf({ organizationKey, version, published, effective, ...policy })}`
    await keepCapture(this.#database, {
      capture: this.#capture({ url, role: 'policy', outcome: 'failed', failure: 'http-status', status: 404, subject: { organizationKey, version, published, effective } }),
      document: null,
      reading: null
    })
    await recordEntries(this.#database)
  }

  /** Comes to its end; what is left out was listed, and nobody was asked for it. */
  async end (leftOut: readonly Policy[] = []): Promise<void> {
    const counts = { indexes: 1, policies: 0, newDocuments: 0, notModified: 0, unreadable: 0, failed: 0 }
    const unasked = leftOut.map(policy => ({ url: `${REPOSITORY.url}${fileOf(policy)}`, organizationKey: policy.organizationKey, reason: 'put-off' as const }))
    await keepCrawlEnded(this.#database, { crawlId: this.#crawlId, state: 'done', endedAt: Date.now(), counts, report: { findings: [] } }, unasked)
    await recordEntries(this.#database)
  }

  #capture (given: Pick<Capture, 'url' | 'role' | 'outcome' | 'status'> & Partial<Capture>): Capture {
    return {
      crawlId: this.#crawlId,
      repositoryId: REPOSITORY.id,
      finalUrl: null,
      requestedAt: Date.now(),
      completedAt: Date.now(),
      failure: null,
      headers: {},
      sha256: null,
      complete: null,
      subject: null,
      ledFrom: null,
      ...given
    }
  }
}

interface Bench { database: Database, tell: (now?: number) => Promise<RecordedEvent[]> }

/** An archive with one policy, told of; `tell` gives what is told besides. */
async function bench (t: Test): Promise<Bench> {
  const { database } = await openTestArchive(t)
  let after = 0
  const tell = async (now?: number): Promise<RecordedEvent[]> => {
    await makeEvents({ database, clock: now === undefined ? null : () => now, isCrawling: false })
    const events = await listEvents(database, { after, organizationKey: null, kind: null, limit: 200 })
    after = events.at(-1)?.number ?? after
    return events
  }
  const crawl = await Crawl.begin(database, [one])
  await crawl.fetch(one)
  await crawl.end()
  t.same(inWords(await tell()), ['policy-published 1.0.0', 'policy-effective 1.0.0'])
  return { database, tell }
}

function inWords (events: readonly RecordedEvent[]): string[] {
  return events.map(event => {
    const words = event.kind === 'history-changed' ? `${event.kind} ${event.before} to ${event.after}` : `${event.kind} ${event.version}`
    const doubts = 'doubtKinds' in event ? event.doubtKinds : []
    return doubts.length === 0 ? words : `${words} (${doubts.join(', ')})`
  })
}

t.test('within a crawl nothing is told that a file could change which it has not come to; what holds is told at its end, as of its hour', async t => {
  const { database, tell } = await bench(t)
  const crawl = await Crawl.begin(database, [one, next, newest])
  t.same(await tell(), [])
  await crawl.fetch(next)
  t.same(inWords(await tell(on('2085-01-04T11'))), ['policy-published 2.0.0'], 'its hour has come, and the file that could be newer has not')
  t.same(await tell(on('2085-01-04T12')), [])
  await crawl.fetch(newest)
  await crawl.end()
  const told = await tell(on('2085-01-04T12'))
  t.same(inWords(told), ['policy-published 2.0.1', 'policy-effective 2.0.1', 'policy-superseded 1.0.0'])
  t.same(told.slice(1).map(({ at }) => at), [on('2085-01-04T10'), on('2085-01-04T10')])
  t.same(await tell(on('2086-01-01T00')), [])
})

t.test('after a complete check it is told, with the doubt that stays', async t => {
  const { database, tell } = await bench(t)
  const crawl = await Crawl.begin(database, [one, next, newest])
  await crawl.fetch(next)
  await crawl.fail(newest)
  t.same(inWords(await tell(on('2085-01-04T11'))), ['policy-published 2.0.0'])
  await crawl.end()
  t.same(inWords(await tell(on('2085-01-04T12'))), ['policy-effective 2.0.0 (not-fetched)', 'policy-superseded 1.0.0 (not-fetched)'])
})

t.test('a crawl that has left a file out is no complete check, however often; the next that asks is', async t => {
  const { database, tell } = await bench(t)
  const crawl = await Crawl.begin(database, [one, late, later])
  await crawl.fetch(late)
  await crawl.end([later])
  t.same(inWords(await tell()), ['policy-published 1.0.1', 'policy-effective 1.0.1', 'policy-superseded 1.0.0'], 'and no change of the past, which it could change')
  const look = (await database.query<{ at: number }>('select max(recorded_at) as at from archive.recorded')).rows[0]?.at ?? 0
  const again = await Crawl.begin(database, [one, late, later], 'not-modified')
  await again.end([later])
  t.same(await tell(), [])
  const whole = await Crawl.begin(database, [one, late, later], 'not-modified')
  await whole.fetch(later)
  await whole.end()
  const told = await tell()
  t.same(inWords(told), ['policy-published 1.0.2', 'policy-effective 1.0.2', 'policy-superseded 1.0.1', 'history-changed 1.0.0 to 1.0.1', 'history-changed 1.0.0 to 1.0.2'])
  t.match(told[3], { from: on('2005-01-23T10'), until: on('2005-01-28T10') })
  t.ok((told[3]?.at ?? Infinity) < look, 'as of the look at which it was withheld')
  t.ok((told[4]?.at ?? 0) > look, 'and this one was not known then')
  t.match(told[4], { from: on('2005-01-28T10') })
  const last = await Crawl.begin(database, [one, late, later], 'not-modified')
  await last.end()
  t.same(await tell(), [], 'once')
})

t.test('a court of which something is withheld is looked at again, even where the crawl has nothing new of it', async t => {
  const { database, tell } = await bench(t)
  const crawl = await Crawl.begin(database, [one, late, later])
  await crawl.fetch(late)
  await crawl.end([later])
  await tell()
  const whole = await Crawl.begin(database, [one, late, later], 'not-modified')
  await whole.end()
  t.same(inWords(await tell()), ['history-changed 1.0.0 to 1.0.1 (not-fetched)'], 'what our own rules refuse is asked for by nobody')
})

t.test('a court is first told of when nothing could be otherwise', async t => {
  const { database } = await openTestArchive(t)
  const crawl = await Crawl.begin(database, [one, late, later])
  await crawl.fetch(one)
  await crawl.fetch(late)
  await crawl.end([later])
  const tell = async (): Promise<string[]> => {
    await makeEvents({ database, clock: null, isCrawling: false })
    return inWords(await listEvents(database, { after: 0, organizationKey: court, kind: null, limit: 200 }))
  }
  const first = ['policy-published 1.0.0', 'policy-effective 1.0.0', 'policy-published 1.0.1', 'policy-effective 1.0.1', 'policy-superseded 1.0.0']
  t.same(await tell(), first)
  const whole = await Crawl.begin(database, [one, late, later], 'not-modified')
  await whole.fetch(later)
  await whole.end()
  t.same(await tell(), [...first, 'policy-published 1.0.2', 'policy-effective 1.0.2', 'policy-superseded 1.0.1'])
})
