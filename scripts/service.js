import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { descendantsOf, leftOf } from './processes.js'
import { root } from './source.js'

const patience = { start: 180_000, stop: 20_000 }

/**
 * Runs `use(base)` on a service that `program` starts with the sample, on a free port and in a data directory of its own, in a process
 * group of its own. Afterwards `end(pid)` asks it to stop, and every process of it has to be gone: throws where one was left.
 */
export async function withService ({ program, args, end }, use) {
  const dataDir = await mkdtemp(join(tmpdir(), 'court-policy-archive-smoke-'))
  try {
    // The account that runs PostgreSQL when we are root has to pass through.
    await chmod(dataDir, 0o755)
    const service = start(program, args, dataDir, end)
    try {
      await use(await service.base)
    } catch (error) {
      await stop(service).catch(() => {})
      throw error
    }
    return await stop(service)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** `base` is where it serves, as soon as it says so. */
function start (program, args, dataDir, end) {
  const { DATABASE_URL, MIGRATION_DATABASE_URL, DATABASE_ROLE, REPOSITORIES, ...rest } = process.env
  const env = { ...rest, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, CRAWL: 'hourly' }
  const name = [program, ...args].join(' ')
  const child = spawn(program, args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env })
  const ended = new Promise(resolve => child.once('exit', resolve))
  // It is in another group, so that a Ctrl-C meant for us does not reach it by itself.
  const ask = () => { if (isRunning(child)) end(child.pid) }
  process.once('SIGINT', ask).once('SIGTERM', ask)
  let said = ''
  const base = new Promise((resolve, reject) => {
    const listen = chunk => {
      said += chunk
      const found = /^The API: +(http:\/\/\S+)\/v1\/courts$/m.exec(said)
      if (found !== null) resolve(found[1])
    }
    child.stdout.setEncoding('utf8').on('data', listen)
    child.stderr.setEncoding('utf8').on('data', listen)
    ended.then(code => reject(new Error(`${name} ended with exit code ${code}:\n${said}`)))
    pause(patience.start, undefined, { ref: false }).then(() => reject(new Error(`${name} does not serve within ${patience.start / 1000} s:\n${said}`)))
  })
  return { child, ended, base, ask }
}

function isRunning ({ exitCode, signalCode }) {
  return exitCode === null && signalCode === null
}

/** How many processes there were, and the exit code of the first. */
async function stop ({ child, ended, ask }) {
  const started = [child.pid, ...descendantsOf(child.pid)]
  ask()
  const code = await Promise.race([ended, pause(patience.stop, 'late', { ref: false })])
  const left = await leftOf(started)
  for (const { pid } of left) process.kill(pid, 'SIGKILL')
  if (code === 'late' || left.length > 0) throw new Error(`There are left, and were killed: ${left.map(({ pid, name }) => `${name} (${pid})`).join(', ')}`)
  return { started: started.length, code }
}
