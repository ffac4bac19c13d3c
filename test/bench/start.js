import { spawn } from 'node:child_process'
import { mkdtemp, rm, chmod } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { descendantsOf, leftOf } from '../../scripts/processes.js'
import { atMost, median } from './figures.js'

const root = resolve(import.meta.dirname, '../..')
const QUESTION = '/v1/courts/USCASacramentoSuperior/effective-policy?at=2005-03-02T09:30'
const PATIENCE = 120_000
/** What starts leave for the next: cold is without them, as after npm ci. The machine's own cache of files stays warm. */
const LEFT = ['dist', 'node_modules/.cache/court-policy-archive']

/** From npm start to the first answer that is settled, of the sample: the first start of all, and the next. */
export const start = {
  name: 'start',
  goals: 'npm start to the first settled answer of the sample: cold ≤ 4 s, warm ≤ 1.5 s',
  run: async context => {
    await context.rest()
    const times = { cold: [], warm: [] }
    for (let round = 0; round < context.rounds; round += 1) {
      const directory = await mkdtemp(join(context.archives.directory, 'start-'))
      // The account that runs PostgreSQL when we are root has to pass through.
      await chmod(directory, 0o755)
      for (const name of LEFT) await rm(join(root, name), { recursive: true, force: true })
      times.cold.push(await untilSettled(directory))
      times.warm.push(await untilSettled(directory))
      await rm(directory, { recursive: true, force: true })
    }
    return [
      atMost('npm start to the first settled answer, cold', median(times.cold), 4, ' s'),
      atMost('npm start to the first settled answer, warm', median(times.warm), 1.5, ' s')
    ]
  }
}

async function untilSettled (dataDir) {
  const { DATABASE_URL, MIGRATION_DATABASE_URL, DATABASE_ROLE, REPOSITORIES, ...rest } = process.env
  // Its port has to be known before it says so: the question is asked from the beginning.
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const since = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root, detached: true, stdio: 'ignore', env: { ...rest, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, CRAWL: 'hourly' }
  })
  const exit = new Promise(resolve => child.once('exit', resolve))
  try {
    while (!await isSettled(port)) {
      if (performance.now() - since > PATIENCE || child.exitCode !== null) throw new Error('npm start gives no settled answer.')
      await pause(5)
    }
    return (performance.now() - since) / 1000
  } finally {
    const started = [child.pid, ...descendantsOf(child.pid)]
    if (child.exitCode === null) process.kill(-child.pid, 'SIGINT')
    await Promise.race([exit, pause(20_000, undefined, { ref: false })])
    for (const { pid } of await leftOf(started)) process.kill(pid, 'SIGKILL')
  }
}

async function isSettled (port) {
  const response = await fetch(`http://127.0.0.1:${port}${QUESTION}`).catch(() => undefined)
  if (response?.status !== 200) return false
  return (await response.json()).provisional === false
}
