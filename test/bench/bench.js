// npm run bench: how fast answers are, as ratios to bare Fastify, and how long a crawl of many unchanged courts takes, all in one run on this machine.
// Every case is asked in turns, in several rounds, and the median of the rounds counts: what else the machine does hits all alike.
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { benchCrawl } from './crawl.js'

const ROUNDS = 5
const REQUESTS = 4_000
const AT_ONCE = 32
const root = resolve(import.meta.dirname, '../..')
const court = '/v1/courts/USCASacramentoSuperior'

const directory = await mkdtemp(join(tmpdir(), 'court-policy-bench-'))
const bare = await startBare()
const service = await startService(directory)

const { headers: { etag } } = await ask(service.port, `${court}/effective-policy?at=2005-03-02T09:30`, {})
const cases = [
  ['bare Fastify, 200 bytes of JSON', bare.port, '/', {}],
  ['effective-policy, settled past', service.port, `${court}/effective-policy?at=2005-03-02T09:30`, {}],
  ['the same, held by the caller (304)', service.port, `${court}/effective-policy?at=2005-03-02T09:30`, { 'if-none-match': etag }],
  ['effective-policy, now', service.port, `${court}/effective-policy`, {}],
  ['one fee', service.port, `${court}/fees/0101?at=2005-03-02T09:30`, {}],
  ['one code', service.port, `${court}/code-tables/DocumentType/codes/0004?at=2005-03-02T09:30`, {}]
]
const rates = cases.map(() => [])
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [place, [, port, path, headers]] of cases.entries()) {
    const rate = await measure(port, path, headers)
    // The first round warms up.
    if (round > 0) rates[place].push(rate)
  }
}
const medians = rates.map(each => each.sort((a, b) => a - b)[Math.floor(each.length / 2)])
for (const [place, [name]] of cases.entries()) {
  console.log(`${(medians[place] / medians[0]).toFixed(2)}  ${String(Math.round(medians[place])).padStart(6)}/s  ${name}`)
}
for (const { child } of [bare, service]) {
  child.kill('SIGINT')
  await once(child, 'exit')
}
await rm(directory, { recursive: true, force: true })
console.log()
await benchCrawl()

async function startBare () {
  const child = fork(join(root, 'test/bench/bare-fastify.js'))
  const [port] = await once(child, 'message')
  return { child, port }
}

/** The service itself with its sample, as npm start starts it. */
async function startService (dataDir) {
  const environment = { ...process.env, PORT: '0', DATA_DIR: dataDir, CRAWL: 'hourly' }
  for (const name of ['DATABASE_URL', 'REPOSITORIES']) delete environment[name]
  const child = spawn(process.execPath, [join(root, 'scripts/run.js'), 'serve'], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^The API: +http:\/\/[^:]+:(\d+)/.exec(line)?.[1]
    if (port !== undefined) return { child, port }
  }
  throw new Error('The service did not start.')
}

/** Answers a second. */
async function measure (port, path, headers) {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const since = process.hrtime.bigint()
  let left = REQUESTS
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) await ask(port, path, headers, agent)
  }))
  agent.destroy()
  return REQUESTS / (Number(process.hrtime.bigint() - since) / 1e9)
}

async function ask (port, path, headers, agent) {
  return await new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, agent }, response => {
      if (response.statusCode >= 400) reject(new Error(`${path} answers ${response.statusCode}`))
      response.resume().once('end', () => resolve(response))
    }).once('error', reject).end()
  })
}
