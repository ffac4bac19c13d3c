import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Those of `pids` still there after a moment, in which the system may bury the dead. */
export async function leftOf (pids) {
  for (let attempt = 0; ; attempt++) {
    const left = processes().filter(({ pid }) => pids.includes(pid))
    if (left.length === 0 || attempt === 30) return left
    await pause(100)
  }
}

export function descendantsOf (ancestor) {
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
