import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { descendantsOf } from '../../scripts/processes.js'

const root = resolve(import.meta.dirname, '../..')
const PATIENCE = 180_000
/** Of /proc: what the kernel counts time in, a hundredth of a second wherever Linux runs Node. */
const TICK_MICROSECONDS = 10_000

/**
 * The service itself in a process of its own, as it runs for real.
 *
 * @param {{ url?: string, env?: object, nodeOptions?: string[], script?: string[] }} options
 */
export async function startService ({ url, env = {}, nodeOptions = [] }) {
  const { DATABASE_URL, MIGRATION_DATABASE_URL, DATABASE_ROLE, REPOSITORIES, ...rest } = process.env
  const environment = { ...rest, HOST: '127.0.0.1', PORT: '0', CRAWL: 'off', DUMPS: 'off', ...(url === undefined ? {} : { DATABASE_URL: url }), ...env }
  const child = spawn(process.execPath, [...nodeOptions, join(root, 'scripts/run.js'), 'serve'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const port = await new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`The service does not serve within ${PATIENCE / 1000} s:\n${said}`)), PATIENCE)
    const hear = chunk => {
      said += chunk
      const found = /^The API: +http:\/\/[^:]+:(\d+)/m.exec(said)?.[1]
      if (found === undefined) return
      clearTimeout(late)
      resolve(Number(found))
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('exit', code => reject(new Error(`The service ended with exit code ${code}:\n${said}`)))
  })
  return ended(child, port, () => child.kill('SIGINT'))
}

/** A bare server, see bare-server.js, that answers as `answer` says. */
export async function startBare (kind, answer) {
  const child = fork(join(import.meta.dirname, 'bare-server.js'), [kind])
  child.send(answer)
  const [port] = await once(child, 'message')
  return ended(child, port, () => child.disconnect())
}

function ended (child, port, end) {
  // Whatever way this process ends, it leaves nobody behind.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const exit = new Promise(resolve => child.once('exit', () => {
    process.off('exit', kill)
    resolve()
  }))
  return {
    child,
    pid: child.pid,
    port,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      end()
      const late = await Promise.race([exit.then(() => false), pause(20_000, true, { ref: false })])
      if (late) child.kill('SIGKILL')
      await exit
    }
  }
}

/** Microseconds of processor time that a process has taken so far, with those that it started. */
export function cpuOf (pid) {
  return family(pid).reduce((sum, each) => {
    const fields = readStat(each)
    return sum + (Number(fields[11]) + Number(fields[12])) * TICK_MICROSECONDS
  }, 0)
}

/** Memory that a process holds, with those that it started, in bytes; `peak` is the most that it ever held. */
export function memoryOf (pid) {
  return family(pid).reduce((sum, each) => {
    const status = read(`/proc/${each}/status`)
    const bytes = name => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024
    return { now: sum.now + bytes('VmRSS'), peak: sum.peak + bytes('VmHWM') }
  }, { now: 0, peak: 0 })
}

const family = pid => [pid, ...descendantsOf(pid)]

/** What stands behind the name of a process, which may have blanks. */
function readStat (pid) {
  const text = read(`/proc/${pid}/stat`)
  return text === '' ? Array(13).fill(0) : text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function read (file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // The process has ended meanwhile, or this is no Linux.
    return ''
  }
}
