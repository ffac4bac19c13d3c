import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Test } from 'tap'
import { freePort } from './free-port.ts'
import { until } from './faults/until.ts'

const haproxy = '/usr/sbin/haproxy'

/** Whether Debian's haproxy is here; a reason to skip where it need not be. */
export const noBalancer = existsSync(haproxy) || process.env['CI'] !== undefined ? false : `There is no ${haproxy} (Debian: apt-get install haproxy)`

/** Starts a balancer before services; gives its address. It asks each in turn, as docs/operations.md has it, and ends with the test. */
export async function balance (t: Test, bases: readonly string[]): Promise<string> {
  const port = await freePort()
  const servers = bases.map((base, place) => `  server instance${place} ${new URL(base).host} check inter 500ms fall 1 rise 1`)
  const file = join(t.testdir(), 'haproxy.cfg')
  await writeFile(file, `${configuration(port)}\n${servers.join('\n')}\n`)
  const balancer = spawn(haproxy, ['-db', '-f', file], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [balancer.stdout, balancer.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { said += text })
  const ended = once(balancer, 'close')
  t.teardown(async () => {
    balancer.kill('SIGKILL')
    await ended
  })
  const base = `http://127.0.0.1:${port}`
  await until(async () => balancer.exitCode !== null || await fetch(`${base}/health/live`).then(({ ok }) => ok, () => false))
  if (balancer.exitCode !== null) throw new Error(`The balancer has ended: ${said}`)
  return base
}

const configuration = (port: number): string => `
defaults
  mode http
  timeout connect 1s
  timeout client 30s
  timeout server 30s
  retries 3
  option redispatch 1
  retry-on all-retryable-errors
frontend archive
  bind 127.0.0.1:${port}
  default_backend instances
backend instances
  balance roundrobin
  option httpchk GET /health/ready`
