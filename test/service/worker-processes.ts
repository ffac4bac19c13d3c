import { readFileSync } from 'node:fs'
import { get, request } from 'node:http'
import type { Command } from '../command.ts'
import { until } from '../faults/until.ts'

/** The processes that a service has started to answer, found in /proc, in no order. */
export function workersOf ({ process: { pid } }: Command): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return children.filter(child => read(`/proc/${child}/cmdline`).includes('run.js'))
}

/** Whether a process lives; one that has ended and was not buried does not. */
export function lives (pid: number): boolean {
  return /^\d+ \(.*\) [^ZX]/s.test(read(`/proc/${pid}/stat`))
}

/** Where a service serves, as soon as it has said so. */
export async function greeted (service: Command): Promise<string> {
  await until(() => /Ctrl-C stops everything/.test(service.said()) || service.process.exitCode !== null)
  const base = /^The API: +(\S+)\/v1\/courts$/m.exec(service.said())?.[1]
  if (base === undefined) throw new Error(`The service ended: ${service.said()}`)
  return base
}

export interface Answer { status: number, body: any }

/** Asks on a connection of its own: whoever accepts it answers. */
export async function askAnew (url: string, token?: string, headers: Record<string, string> = {}): Promise<Answer> {
  const options = { agent: false, ...(token === undefined ? { headers } : { method: 'POST', headers: { ...headers, authorization: `Bearer ${token}` } }) }
  return await new Promise((resolve, reject) => {
    const asked = (token === undefined ? get : request)(url, options, async response => {
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      resolve({ status: response.statusCode ?? 0, body: response.headers['content-type']?.includes('json') === true ? JSON.parse(text) : text })
    })
    asked.on('error', reject).end()
  })
}

/** What cannot be read any more, as its process has ended, is empty. */
function read (path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
