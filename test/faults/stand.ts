import { createHash } from 'node:crypto'
import type { Test } from 'tap'
import { runCommand, startCommand, type Command } from '../command.ts'
import { greeted } from '../service/worker-processes.ts'
import type { Question } from './load.ts'
import { until } from './until.ts'
import { openValley, type Valley } from './valley.ts'

/** A whole service in a process of its own, on the courts of the valley, which are crawled when the test asks for it. */
export interface Stand {
  valley: Valley
  service: () => Command
  base: () => string
  /** JSON, with the role that the path needs. */
  ask: (path: string) => Promise<{ status: number, body: any }>
  /** Asks for a crawl until one is begun; gives its path. */
  beginCrawl: () => Promise<string>
  /** The state of a crawl at its end. */
  ended: (crawl: string) => Promise<string>
  /** Asks the service to end, and its own PostgreSQL with it; gives its exit code. */
  stop: () => Promise<number | null>
  /** Ends the service at once, whatever it does. */
  kill: () => Promise<void>
  /** Starts it again, where it was. */
  startAgain: () => Promise<void>
  /** What `npm run verify` says of the archive; undefined where nothing is amiss. */
  verify: () => Promise<string | undefined>
  /** Records that the load was told of, by their id. */
  told: Map<string, object>
  /** What does not need the database (`memory`), what does (`database`), and what is written (`record`). */
  questions: Question[]
}

export const clerk = 'clerk-of-the-faults'
const operator = 'operator-of-the-faults'
const hashed = (token: string): string => `${token}:${createHash('sha256').update(token).digest('hex')}`
const as = (token: string) => (): Record<string, string> => ({ authorization: `Bearer ${token}` })

export async function openStand (t: Test, given: Record<string, string>, valley?: Valley): Promise<Stand> {
  const site = valley ?? await openValley(t)
  const env = { REPOSITORIES: site.url, CRAWL: 'off', OPERATOR_TOKENS: hashed(operator), CLERK_TOKENS: hashed(clerk), DATA_DIR: t.testdirName, ...given }
  let service = startCommand(t, 'serve', [], { ...env, PORT: '0' })
  let base = await greeted(service)
  const ask: Stand['ask'] = async path => {
    const answer = await fetch(base + path, { headers: as(path.startsWith('/v1/disputes') ? clerk : operator)() })
    return { status: answer.status, body: await answer.json() }
  }
  const [{ id }] = (await ask('/v1/repositories')).body.items
  const told = new Map<string, object>()
  return {
    valley: site,
    service: () => service,
    base: () => base,
    ask,
    beginCrawl: async () => {
      let crawl: string | null = null
      await until(async () => {
        const begun = await fetch(`${base}/v1/repositories/${id}/crawls`, { method: 'POST', headers: as(operator)() })
        await begun.arrayBuffer()
        crawl = begun.status === 202 ? begun.headers.get('location') : null
        return crawl !== null
      })
      return String(crawl)
    },
    ended: async crawl => {
      let state = ''
      await until(async () => {
        const { status, body } = await ask(crawl)
        state = status === 200 ? body.state : ''
        return state === 'done' || state === 'failed'
      })
      return state
    },
    stop: async () => {
      service.process.kill('SIGTERM')
      return await service.ended
    },
    kill: async () => {
      service.process.kill('SIGKILL')
      await service.ended
    },
    startAgain: async () => {
      service = startCommand(t, 'serve', [], { ...env, PORT: new URL(base).port })
      base = await greeted(service)
    },
    verify: async () => {
      const { code, said } = await runCommand(t, 'verify', [], env)
      return code === 0 ? undefined : said
    },
    told,
    questions: questionsOn(told)
  }
}

// [instant, the version in force by then]: as valley.ts publishes them, whatever anybody asks.
const inForce: ReadonlyArray<readonly [string, string]> = [['2005-01-20T12:00', '1.0.0'], ['2005-02-20T12:00', '1.0.1'], ['2020-06-01T12:00', '2.0.0']]

function questionsOn (told: Map<string, object>): Question[] {
  const courts = ['USCAFresno', 'USCAKern', 'USCAKings', 'USCATulare']
  const differs = (what: string, is: unknown, expected: unknown): string | undefined => is === expected ? undefined : `${what} is ${JSON.stringify(is)}, and has to be ${JSON.stringify(expected)}`
  const rules = courts.flatMap(key => inForce.map(([at, version]): Question => (
    { kind: 'memory', path: `/v1/courts/${key}/effective-policy?at=${at}`, wrong: ({ policy }) => differs('The version', policy?.version, version) })))
  const asked = courts.flatMap((key, place): Question[] => [
    { kind: 'database', path: `/v1/captures?courtKey=${key}&limit=3`, wrong: ({ items }) => differs('The number of captures', items.length, 3) },
    {
      kind: 'record',
      path: '/v1/disputes',
      body: { courtKey: key, fee: `000${place}`, tendered: '7.00', filedAt: '2005-02-20T12:00' },
      headers: as(clerk),
      wrong: record => {
        told.set(record.id, record)
        return differs('What was due', record.answer.fees[0].due.amount, `${place}.00`)
      }
    }
  ])
  return [...rules, ...asked]
}

/** Records that were told of and are not there any more, or say something else. */
export async function lostRecords ({ ask, told }: Stand): Promise<string[]> {
  const lost: string[] = []
  for (const [id, record] of told) {
    const found = await ask(`/v1/disputes/${id}`)
    if (found.status !== 200 || JSON.stringify(found.body) !== JSON.stringify(record)) lost.push(`${id}: ${found.status} ${JSON.stringify(found.body).slice(0, 200)}`)
  }
  return lost
}
