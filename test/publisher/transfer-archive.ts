import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { keepSettings } from '../../src/archive/court/settings.ts'
import { keepCrawlBegun } from '../../src/archive/crawls.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { crawlRepository } from '../../src/crawler/crawl-repository.ts'
import { makeEvents } from '../../src/events/maker.ts'
import { openDatabase, type Database } from '../../src/postgres/database.ts'
import { crawlBench, indexXml, listed, policyXml, type CrawlBench } from '../crawler/small-repository.ts'
import { serveArchive, type Served } from '../http/serve.ts'
import type { AppTools } from '../../src/http/app.ts'

const HOUR = 3_600_000

/** A folder that is gone with the test. */
export function newFolder (t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Every file of a folder with the digest of its bytes. */
export function filesOf (folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(each => each.isFile()).map(each => join(each.parentPath, each.name)).sort()
  return Object.fromEntries(files.map(path => [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]))
}

/** The court of the faults, and one whose files are as they should be. */
export const COURT = 'USCAInyoSuperior'
const OTHER = 'USCAKingsSuperior'

const first = { key: COURT, version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09' }
const second = { key: COURT, version: '1.0.1', published: '2012-01-01T09', effective: '2012-02-01T09', fee: '12.00' }
const broken = { key: COURT, version: '1.0.2', published: '2014-01-01T09', effective: '2014-02-01T09' }
const reused = { ...second, published: '2013-01-01T09', effective: '2013-02-01T09', fee: '13.00' }
const lost = { key: COURT, version: '1.0.3', published: '2015-01-01T09', effective: '2015-02-01T09' }
const good = { key: OTHER, version: '2.0.0', published: '2010-01-01T09', effective: '2010-02-01T09' }
const better = { ...good, version: '2.0.1', published: '2016-01-01T09', effective: '2016-02-01T09', fee: '21.00' }

/** Crawls a repository again and again, to which what may go wrong happens one after the other; events are told in between. */
export async function crawlFaults (t: Test): Promise<CrawlBench> {
  const bench = await crawlBench(t)
  const { database, site, publish, clock, tools, repository } = bench
  const crawl = async (): Promise<void> => {
    await bench.crawl()
    clock.now += HOUR
    await makeEvents({ database, clock: () => clock.now, isCrawling: true })
  }
  const list = (...policies: Array<typeof first>): void => publish('index.xml', indexXml({ policies: policies.map(listed) }))
  const put = (policy: typeof first, body = policyXml(policy)): void => publish(listed(policy).location, body)
  // As a start does: what is configured later counts from then on.
  await keepSettings(database, [])
  put(first); put(second); put(good); put(better); list(first, good)
  await crawl()
  list(first, second, good, better)
  await crawl()
  // Other bytes under the same name; then those of before.
  put(first, policyXml({ ...first, fee: '99.00' }))
  await crawl()
  put(first)
  // Nobody can read it; then it can be read.
  put(broken, '<Policy>')
  list(first, second, broken, good, better)
  await crawl()
  put(broken)
  await crawl()
  // The same version with a later publication, and a file that does not answer.
  put(reused)
  list(first, second, reused, broken, lost, good, better)
  await crawl()
  // Gone from the index and from its place, and back again.
  site.remove(`/CourtPolicies/${listed(better).location}`)
  list(first, second, reused, broken, lost, good)
  await crawl()
  put(better)
  list(first, second, reused, broken, lost, good, better)
  await crawl()
  // Another repository says something else of the same court.
  site.set('/Other/index.xml', { body: indexXml({ policies: [listed(first)] }) })
  site.set(`/Other/${listed(first).location}`, { body: policyXml({ ...first, fee: '1.00' }) })
  await crawlRepository({ ...repository, id: 'other', url: `${site.origin}/Other/` }, true, tools)
  // The index answers with an error, and is moved.
  site.set('/CourtPolicies/index.xml', { status: 500, body: 'out of order' })
  await crawl()
  site.set('/CourtPolicies/moved.xml', { body: indexXml({ policies: [first, second, reused, broken, good, better].map(listed) }) })
  site.set('/CourtPolicies/index.xml', { redirect: '/CourtPolicies/moved.xml' })
  await crawl()
  await keepSettings(database, [{ organizationKey: COURT, repositoryId: null, timeZone: 'America/New_York', source: null }])
  await keepCrawlBegun(database, { crawlId: randomUUID(), repositoryId: repository.id, url: repository.url, asked: false, begunAt: clock.now })
  await recordEntries(database)
  await makeEvents({ database, clock: () => clock.now, isCrawling: true })
  return bench
}

/** The whole service on an archive that is there. */
export async function serveAt (t: Test, url: string, now: number, tools: Partial<AppTools> = {}): Promise<Served & { database: Database }> {
  const database = openDatabase(url, () => {})
  t.teardown(async () => await database.end())
  return await serveArchive(t, { database, url }, tools, now)
}

/** What is asked of every court, `{court}`. */
const questions = ['', '/policies', '/timeline', '/effective-policy', '/fees', '/code-tables', '/hours', '/filing-requirements']

/** What two services answer differently, as known now and at so many of the moments at which something was recorded. */
export async function differences (ours: Served, theirs: Served, instants: readonly string[], moments: number): Promise<{ asked: number, different: string[] }> {
  const { rows: all } = await ours.database.query<{ known: string }>("select distinct to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') as known from archive.recorded order by 1")
  const rows = all.filter((_, place) => place % Math.ceil(all.length / moments) === 0)
  const urls: string[] = []
  const courts = await keysOf(ours, '/v1/courts?limit=200', 'organizationKey')
  for (const court of courts) {
    const at = `/v1/courts/${court}`
    const versions = await keysOf(ours, `${at}/policies?limit=200`, 'version')
    for (const known of ['', ...rows.map(({ known }) => `knownAt=${known}`)]) {
      for (const question of questions) urls.push(`${at}${question}?${known}`)
      for (const instant of instants) urls.push(`${at}/effective-policy?at=${instant}&${known}`, `${at}/fees?at=${instant}&${known}`)
      for (const version of versions) urls.push(`${at}/policies/${version}/findings?${known}`, `${at}/policies/${version}?${known}`)
    }
    for (const version of versions) urls.push(`${at}/policies/${version}/document`, `${at}/policies/${version}/evidence`)
  }
  const { rows: sequences } = await ours.database.query<{ sequence: number }>('select sequence from archive.recorded join archive.capture using (entry_id) order by 1')
  const { rows: documents } = await ours.database.query<{ sha256: string }>("select encode(sha256, 'hex') as sha256 from archive.document order by 1")
  urls.push('/v1/events?limit=200', '/v1/captures?limit=200', '/CourtPolicies/index.xml', ...sequences.map(({ sequence }) => `/v1/captures/${sequence}`), ...documents.map(({ sha256 }) => `/v1/documents/${sha256}`))
  const different: string[] = []
  for (const url of urls) {
    const [one, other] = [await ours.app.inject(url), await theirs.app.inject(url)]
    if (one.statusCode !== other.statusCode || !one.rawPayload.equals(other.rawPayload)) different.push(`${url}\n  ${one.statusCode} ${one.body.slice(0, 500)}\n  ${other.statusCode} ${other.body.slice(0, 500)}`)
  }
  return { asked: urls.length, different }
}

async function keysOf ({ app }: Served, url: string, key: string): Promise<string[]> {
  // A court of which nothing can be read has no list.
  return ((await app.inject(url)).json().items ?? []).map((item: Record<string, string>) => item[key])
}
