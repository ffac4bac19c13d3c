import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { cpuOf } from './processes.js'

const CONNECTIONS = 16
const script = join(import.meta.dirname, 'load.lua')
let seed = 1

/**
 * Asks a server by wrk for so many seconds: answers a second, latencies in milliseconds, microseconds of its processor time an answer.
 *
 * @param server with `port` and `pid`
 * @param file of what to ask, a path a line
 */
export async function load (server, file, seconds, connections = CONNECTIONS) {
  const before = cpuOf(server.pid)
  const wrk = ['--threads=1', `--connections=${connections}`, `--duration=${seconds}s`, '--latency', '--timeout=30s', `--script=${script}`,
    `http://127.0.0.1:${server.port}/`, '--', file, String(seed++)]
  const text = await run('wrk', wrk)
  const figures = JSON.parse(/^figures (.*)$/m.exec(text)[1])
  const { requests, microseconds, bytes, p50, p99, p999, refused, broken } = figures
  if (refused + broken > 0 || requests === 0) throw new Error(`wrk: of ${requests} answers ${refused} were refusals, ${broken} did not come.`)
  return {
    rate: requests / (microseconds / 1e6),
    bytes: bytes / requests,
    p50: p50 / 1000,
    p99: p99 / 1000,
    p999: p999 / 1000,
    cpu: (cpuOf(server.pid) - before) / requests
  }
}

const packages = { wrk: 'wrk', pgbench: 'postgresql-contrib' }

/** What a program says; throws, with how to get it, where it is not there. */
export async function run (program, args, options = {}) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let failures = ''
  child.stdout.setEncoding('utf8').on('data', chunk => { said += chunk })
  child.stderr.setEncoding('utf8').on('data', chunk => { failures += chunk })
  const [code] = await once(child, 'close').catch(error => {
    if (error.code !== 'ENOENT') throw error
    throw new Error(`${program} is not there: apt-get install ${packages[program] ?? program}, or what your system has in its place`)
  })
  if (code === 0) return said
  throw new Error(`${program} ended with exit code ${code}: ${failures || said}`)
}
