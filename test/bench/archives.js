import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { importSource } from '../../scripts/source.js'
import { cloneCourts } from './clone-courts.js'
import { putCourt, putRoot, startSite } from './site.js'

const { startEmbeddedPostgres } = await importSource('postgres/embedded-postgres.ts')
const { migrate } = await importSource('postgres/migrations.ts')
const { readConfig } = await importSource('service/config.ts')
const { openArchive } = await importSource('service/open-archive.ts')
const { crawlNetwork, crawlTools } = await importSource('service/crawls.ts')
const { crawlRepository } = await importSource('crawler/crawl-repository.ts')

/** A PostgreSQL of the benchmark's own with databases that are made when they are first asked for; `close` leaves nothing. */
export async function openArchives (say) {
  const directory = await mkdtemp(join(tmpdir(), 'court-policy-bench-'))
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
  const empty = () => once('empty', async () => {
    const url = await create('bench_empty', 'template0')
    await migrate(url)
    return url
  })
  const template = () => once('template', async () => {
    await empty()
    const url = await create('bench_template', 'bench_empty')
    await crawlTemplate(url, directory)
    return url
  })
  let fresh = 0
  return {
    directory,
    /** The URL of a new database with all migrations and nothing in it. */
    empty: async () => {
      await empty()
      return await create(`bench_${fresh += 1}`, 'bench_empty')
    },
    /** The URL of the archive with so many made-up courts and versions each. */
    seeded: async (courts, versions) => await once(`${courts} ${versions}`, async () => {
      await template()
      const since = performance.now()
      const url = await create(`bench_${courts}_${versions}`, 'bench_template')
      await withClient(url, async client => await cloneCourts(client, courts, versions))
      say(`made ${courts} courts with ${courts * versions} versions in ${Math.round((performance.now() - since) / 1000)} s`)
      return url
    }),
    close: async () => {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
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
