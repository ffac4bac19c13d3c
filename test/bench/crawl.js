// How long a crawl of many courts takes in which nothing has changed, beside the same requests by bare undici, taken in turns in one run.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, fetch } from 'undici'
import { importSource } from '../../scripts/source.js'

const COURTS = 3_000
const ROUNDS = 3
/** As the crawler has them to a host. */
const CONNECTIONS = 2

const { readConfig } = await importSource('service/config.ts')
const { openArchive } = await importSource('service/open-archive.ts')
const { crawlNetwork, crawlTools } = await importSource('service/crawls.ts')
const { crawlRepository } = await importSource('crawler/crawl-repository.ts')

/** Crawls both layouts once, and then measures the unchanged crawl of each; one line a figure. */
export async function benchCrawl () {
  const directory = await mkdtemp(join(tmpdir(), 'court-policy-bench-'))
  const site = fork(join(import.meta.dirname, 'many-courts.js'), [String(COURTS)])
  const [{ port }] = await once(site, 'message')
  const roots = ['Tree', 'Flat'].map(layout => `http://127.0.0.1:${port}/${layout}/CourtPolicies/`)
  const config = readConfig({ DATA_DIR: directory, REPOSITORIES: roots.join(' ') })
  const archive = await openArchive(config, () => {})
  const network = crawlNetwork(config.repositories)
  try {
    const bench = { site, tools: crawlTools({ config, database: archive.database, repositories: config.repositories, network, log: { info () {}, error: console.error }, signal: new AbortController().signal }) }
    for (const repository of config.repositories) await measureLayout(repository, bench)
  } finally {
    await network.close()
    await archive.close()
    site.kill('SIGINT')
    await once(site, 'exit')
    await rm(directory, { recursive: true, force: true })
  }
}

async function measureLayout (repository, { site, tools }) {
  const layout = repository.url.includes('/Tree/') ? 'an index a court' : 'one index of all'
  const first = await crawl(repository, tools)
  console.log(`${seconds(first.ms)}  ${layout}: first crawl, ${first.counts.newDocuments} documents new`)
  await requestsOf(site)
  const [crawls, bare] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ms, counts, report } = await crawl(repository, tools)
    if (counts.newDocuments > 0 || counts.failed > 0 || report.findings.length > 0) throw new Error(`The crawl was to find nothing new: ${JSON.stringify({ counts, findings: report.findings.slice(0, 3) })}`)
    const requests = await requestsOf(site)
    crawls.push({ ms, requests })
    bare.push(await askBare(repository.url, requests))
    await requestsOf(site)
  }
  const [{ ms, requests }, yardstick] = [median(crawls, each => each.ms), median(bare, each => each)]
  console.log(`${seconds(ms)}  ${layout}: ${COURTS} courts unchanged, by schedule; ${requests} requests, ${Math.round(requests / ms * 1000)}/s; ${(ms / yardstick).toFixed(1)} times bare undici (${seconds(yardstick).trim()})`)
}

/** By schedule, on the crawler's own clock: held policies are not due again on the day they were first fetched. */
async function crawl (repository, tools) {
  const since = performance.now()
  const { state, counts, report } = await crawlRepository(repository, false, tools)
  if (state !== 'done') throw new Error(`The crawl ended as ${state}.`)
  return { ms: performance.now() - since, counts, report }
}

/** As many requests for whole indexes, over as many connections, and nothing more. */
async function askBare (root, count) {
  const agent = new Agent({ connections: CONNECTIONS })
  const urls = Array.from({ length: count }, (_, place) => count === 1 ? `${root}index.xml` : `${root}USCABench${String(place % COURTS).padStart(5, '0')}/index.xml`)
  const since = performance.now()
  const left = urls.values()
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    for (const url of left) await (await fetch(url, { dispatcher: agent })).text()
  }))
  const ms = performance.now() - since
  await agent.close()
  return ms
}

async function requestsOf (site) {
  site.send('requests')
  const [{ requests }] = await once(site, 'message')
  return requests
}

function median (values, of) {
  return values.toSorted((a, b) => of(a) - of(b))[Math.floor(values.length / 2)]
}

const seconds = ms => `${(ms / 1000).toFixed(2)} s`.padStart(9)
