// npm run smoke: does what the README's first screen does (npm start, its curl commands, Ctrl-C) and says whether it came out so,
// and that no process of it is left. On a free port and in a data directory of its own.
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = resolve(import.meta.dirname, '..')
const patience = { start: 180_000, stop: 20_000 }

// [how a command of the README ends, what its answer is asked for, and what that is]
const expected = [
  ['/effective-policy?at=2005-03-02T09:30', answer => answer.policy.version, '1.0.3'],
  ['/fees/0101?at=2005-03-02T09:30', answer => answer.fees.map(fee => fee.cost.amount).join(), '10.00'],
  ['/fees/0101?at=2005-03-02T10:30', answer => answer.fees.map(fee => fee.cost.amount).join(), '100.00']
]

const dataDir = await mkdtemp(join(tmpdir(), 'court-policy-archive-smoke-'))
try {
  // The account that runs PostgreSQL when we are root has to pass through.
  await chmod(dataDir, 0o755)
  await smoke()
} catch (error) {
  console.error(`FAILED: ${error.message}`)
  process.exitCode = 1
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

async function smoke () {
  const service = start()
  try {
    const base = await service.base
    say(`npm start serves ${base}`)
    await askWhatTheReadmeAsks(base)
  } finally {
    await stop(service)
  }
}

/** `npm start` in a process group of its own; `base` is where it serves, as soon as it says so. */
function start () {
  const { DATABASE_URL, MIGRATION_DATABASE_URL, DATABASE_ROLE, REPOSITORIES, ...rest } = process.env
  const child = spawn('npm', ['start'], { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...rest, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, CRAWL: 'hourly' } })
  const ended = new Promise(resolve => child.once('exit', resolve))
  // It is in another group, so that a Ctrl-C meant for us does not reach it by itself.
  const interrupt = () => { if (isRunning(child)) process.kill(-child.pid, 'SIGINT') }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  let said = ''
  const base = new Promise((resolve, reject) => {
    const listen = chunk => {
      said += chunk
      const found = /^The API: +(http:\/\/\S+)\/v1\/courts$/m.exec(said)
      if (found !== null) resolve(found[1])
    }
    child.stdout.setEncoding('utf8').on('data', listen)
    child.stderr.setEncoding('utf8').on('data', listen)
    ended.then(code => reject(new Error(`npm start ended with exit code ${code}:\n${said}`)))
    pause(patience.start, undefined, { ref: false }).then(() => reject(new Error(`npm start does not serve within ${patience.start / 1000} s:\n${said}`)))
  })
  return { child, ended, base, interrupt }
}

function isRunning ({ exitCode, signalCode }) {
  return exitCode === null && signalCode === null
}

async function askWhatTheReadmeAsks (base) {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const commands = [...readme.matchAll(/^curl '(?:http:\/\/127\.0\.0\.1:3000)([^']+)'/gm)].map(([, path]) => path)
  const answers = []
  for (const [ending, of, value] of expected) {
    const path = commands.find(command => command.endsWith(ending))
    if (path === undefined) throw new Error(`README.md has no command: curl 'http://127.0.0.1:3000…${ending}'`)
    const response = await fetch(`${base}${path}`)
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${text}`)
    const found = of(JSON.parse(text))
    if (found !== value) throw new Error(`${path} gives ${found}: ${value} is expected`)
    answers.push(text)
    say(`${path} gives ${found}`)
  }
  const quoted = [...readme.matchAll(/"text": "[^"]+"/g)].map(([sentence]) => sentence.replace('": "', '":"'))
  const invented = quoted.filter(sentence => !answers.some(answer => answer.includes(sentence)))
  if (invented.length > 0) throw new Error(`README.md quotes what no answer says: ${invented.join(', ')}`)
}

/** Ctrl-C, as a terminal sends it: to every process of the group. What was started has to be gone then. */
async function stop ({ child, ended, interrupt }) {
  const started = [child.pid, ...descendantsOf(child.pid)]
  interrupt()
  const late = await Promise.race([ended, pause(patience.stop, 'late', { ref: false })]) === 'late'
  const left = await leftOf(started)
  for (const { pid } of left) process.kill(pid, 'SIGKILL')
  if (late || left.length > 0) throw new Error(`After Ctrl-C there are left, and were killed: ${left.map(({ pid, name }) => `${name} (${pid})`).join(', ')}`)
  say(`Ctrl-C ended all ${started.length} processes`)
}

/** Those still there after a moment, in which the system may bury the dead. */
async function leftOf (pids) {
  for (let attempt = 0; ; attempt++) {
    const left = processes().filter(({ pid }) => pids.includes(pid))
    if (left.length === 0 || attempt === 30) return left
    await pause(100)
  }
}

function descendantsOf (ancestor) {
  const all = processes()
  const below = pid => all.filter(({ parent }) => parent === pid).flatMap(child => [child.pid, ...below(child.pid)])
  return below(ancestor)
}

/** The living processes of this machine. */
function processes () {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    return [...stdout.matchAll(/^ *(\d+) +(\d+) +(.*)$/gm)].map(([, pid, parent, name]) => ({ pid: Number(pid), parent: Number(parent), name }))
  }
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(pid => {
    try {
      const [, name, state, parent] = /^\d+ \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
      return state === 'Z' ? [] : [{ pid: Number(pid), parent: Number(parent), name }]
    } catch {
      // It ended while we looked.
      return []
    }
  })
}

function say (line) {
  console.log(`ok: ${line}`)
}
