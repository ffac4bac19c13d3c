import { randomUUID } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { importSource } from '../../scripts/source.js'
import { cloneChecks } from './clone-checks.js'
import { cloneCourts } from './clone-courts.js'
import { putCourt, putRoot, startSite } from './site.js'

const { startEmbeddedPostgres } = await importSource('postgres/embedded-postgres.ts')
const { migrate } = await importSource('postgres/migrations.ts')
const { readConfig } = await importSource('service/config.ts')
const { openArchive } = await importSource('service/open-archive.ts')
const { crawlNetwork, crawlTools } = await importSource('service/crawls.ts')
const { crawlRepository } = await importSource('crawler/crawl-repository.ts')

/**
 * A PostgreSQL of the benchmark's own with databases that are made when they are first asked for; `close` leaves nothing, unless `kept`
 * names a directory in which the next run finds what was made.
 */
export async function openArchives (say, kept) {
  const directory = kept === undefined ? await mkdtemp(join(tmpdir(), 'court-policy-bench-')) : resolve(kept)
  await mkdir(directory, { recursive: true })
  // The account that runs the server when we are root has to pass through.
  await chmod(directory, 0o755)
  const server = await startEmbeddedPostgres({ dataDir: directory, database: 'postgres' })
  const made = new Map()
  const once = (name, make) => {
    if (!made.has(name)) made.set(name, make())
    return made.get(name)
  }
  const urlOf = name => server.url.replace(/^(\w+:\/\/[^/?]*)[^?]*/, `$1/${name}`)
  const create = async (name, template) => {
    await query(server.url, `create database ${name} template ${template}`)
    return urlOf(name)
  }
  const exists = async name => (await query(server.url, 'select from pg_database where datname = $1', [name])).length > 0
  /** Made under another name, so that one that was begun is not taken for one that is done. */
  const whole = async (name, template, make) => {
    if (await exists(name)) return urlOf(name)
    await query(server.url, `drop database if exists ${name}_begun with (force)`)
    await make(await create(`${name}_begun`, template))
    await query(server.url, `alter database ${name}_begun rename to ${name}`)
    return urlOf(name)
  }
  const empty = () => once('empty', async () => await whole('bench_empty', 'template0', migrate))
  const template = () => once('template', async () => {
    await empty()
    return await whole('bench_template', 'bench_empty', async url => await crawlTemplate(url, directory))
  })
  let fresh = 0
  const another = async template => {
    const name = `bench_new_${fresh += 1}`
    await query(server.url, `drop database if exists ${name} with (force)`)
    return await create(name, template)
  }
  const seeded = async (courts, versions) => await once(`${courts} ${versions}`, async () => {
    await template()
    return await whole(`bench_${courts}_${versions}`, 'bench_template', async url => {
      const since = performance.now()
      await withClient(url, async client => await cloneCourts(client, courts, versions))
      say(`made ${courts} courts with ${courts * versions} versions in ${Math.round((performance.now() - since) / 1000)} s`)
    })
  })
  const checked = async (courts, versions, captures) => await once(`${courts} ${versions} ${captures}`, async () => {
    await seeded(courts, versions)
    return await whole(`bench_${courts}_${versions}_${captures}`, `bench_${courts}_${versions}`, async url => {
      const since = performance.now()
      const made = await withClient(url, async client => await cloneChecks(client, captures, say))
      say(`made ${made} captures in ${Math.round((performance.now() - since) / 1000)} s`)
    })
  })
  return {
    directory,
    /** The URL of a new database with all migrations and nothing in it. */
    empty: async () => {
      await empty()
      return await another('bench_empty')
    },
    /** The URL of the archive with so many made-up courts and versions each. */
    seeded,
    /** The same with so many captures of what had not changed. */
    checked,
    /** The same once more, to write to; nobody may be connected to the first. */
    copy: async (courts, versions) => {
      await seeded(courts, versions)
      return await another(`bench_${courts}_${versions}`)
    },
    close: async () => {
      await server.stop()
      if (kept === undefined) await rm(directory, { recursive: true, force: true })
    }
  }
}

/** What the made-up courts are cloned from: one court with one policy, crawled as any. */
async function crawlTemplate (url, directory) {
  const site = await startSite(directory)
  try {
    await putRoot(site, ['USCABenchTemplate'])
    await putCourt(site, 'USCABenchTemplate', [{ version: '1.0.0', published: '2004-12-27T10', effective: '2005-01-03T09' }])
    await withCrawler(url, site.root, async ({ crawl }) => await crawl())
  } finally {
    await site.close()
  }
}

/** Runs `use` with a crawler of this process, on a database and the repository of a site; `crawl` throws where something failed. */
export async function withCrawler (url, root, use) {
  const config = readConfig({ DATABASE_URL: url, REPOSITORIES: root })
  const archive = await openArchive(config, () => {})
  const network = crawlNetwork(config.repositories)
  const log = { info () {}, error: console.error }
  const tools = crawlTools({
    config, database: archive.database, repositories: config.repositories, network, log, signal: new AbortController().signal
  })
  const crawl = async () => {
    const outcome = await crawlRepository(config.repositories[0], false, { ...tools, holder: randomUUID() })
    const { state, counts, report } = outcome
    if (state === 'done' && counts.failed === 0 && counts.unreadable === 0) return outcome
    throw new Error(`A crawl came out otherwise than expected: ${JSON.stringify({ state, counts, findings: report.findings.slice(0, 3) })}`)
  }
  try {
    return await use({ crawl, database: archive.database })
  } finally {
    await network.close()
    await archive.close()
  }
}

/** One statement in a connection of its own. */
export async function query (url, text, values = []) {
  return await withClient(url, async client => (await client.query(text, values)).rows)
}

async function withClient (url, use) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
