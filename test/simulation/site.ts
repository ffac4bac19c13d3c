import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'
import { bodyAt, digestOf, policyBody, type Fault, type Speech, type World } from './world.ts'
import { HOUR, MINUTE } from './wall-clock.ts'

/** The web site of a world, on loopback, by a clock that is given. */
export interface Site {
  origin: string
  /** Heard before each request is answered, with how many there have been since it was last set; the site waits for it. */
  onRequest: ((count: number) => Promise<void>) | null
}

const AGE = 50 * MINUTE

/** Serves what a world publishes, in the way in which it does so at the moment. It ends with the test. */
export async function openSite (t: Test, world: World, clock: { now: number }): Promise<Site> {
  const site: Site = { origin: '', onRequest: null }
  let [heardBy, count] = [site.onRequest, 0]
  const server = createServer((request, response) => {
    if (heardBy !== site.onRequest) [heardBy, count] = [site.onRequest, 0]
    count += 1
    const heard = site.onRequest?.(count) ?? Promise.resolve()
    heard.then(() => answer(world, clock.now, request, response), (error: Error) => response.destroy(error))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  site.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return site
}

interface Page { body: string, fault: Fault | null, speech: Speech, since: number, previous: string | null }

function answer (world: World, now: number, request: IncomingMessage, response: ServerResponse): void {
  // The clock is the world's, and Node would add its own.
  response.sendDate = false
  const page = pageAt(world, request.url ?? '', now)
  if (page === null) {
    response.writeHead(404, { date: httpDate(now) }).end('Nothing is here.')
    return
  }
  const { body, fault } = page
  if (fault !== null) return fail(page, fault, now, response)
  const fields = fieldsOf(page, now)
  if (isKnown(request, fields)) response.writeHead(304, fields).end()
  else response.writeHead(200, fields).end(body)
}

function pageAt (world: World, path: string, now: number): Page | null {
  const index = world.indexes.find(other => other.path === path)
  if (index !== undefined) {
    const body = bodyAt(index, index.speech === 'aged' ? now - AGE : now)
    return { body, fault: index.fault, speech: index.speech, since: index.bodies.at(-1)?.since ?? now, previous: index.bodies.at(-2)?.body ?? null }
  }
  for (const court of world.courts) {
    const place = court.files.findLastIndex(file => file.path === path)
    const file = court.files[place]
    if (file === undefined) continue
    const before = court.files[place - 1]
    return { body: policyBody(world, court, file), fault: file.fault, speech: 'honest', since: 0, previous: before === undefined ? null : policyBody(world, court, before) }
  }
  return null
}

const httpDate = (instant: number): string => new Date(instant).toUTCString()

function fieldsOf ({ body, speech, since }: Page, now: number): Record<string, string> {
  const tag = { etag: `"${digestOf(body).slice(0, 16)}"` }
  const date = { date: httpDate(now) }
  if (speech === 'aged') return { ...date, ...tag, age: String(AGE / 1_000) }
  if (speech === 'foreign-clock') return { ...tag, date: httpDate(now + 5 * 365 * 24 * HOUR) }
  if (speech === 'no-clock') return tag
  if (speech === 'same-tag') return { ...date, etag: '"1"' }
  if (speech === 'same-date') return { ...date, 'last-modified': 'Tue, 01 Jan 1980 00:00:01 GMT' }
  return { ...date, ...tag, ...(since === 0 ? {} : { 'last-modified': httpDate(since) }) }
}

/** A site believes its own validators, true or not. */
function isKnown ({ headers }: IncomingMessage, fields: Record<string, string>): boolean {
  if (headers['if-none-match'] !== undefined) return headers['if-none-match'] === fields['etag']
  return headers['if-modified-since'] !== undefined && headers['if-modified-since'] === fields['last-modified']
}

/** What who asks without conditions is given with status 200 and whole; null where something else answers. */
export function givenAt (world: World, path: string, now: number): string | null {
  const page = pageAt(world, path, now)
  if (page === null) return null
  if (page.fault === null) return page.body
  return whole[page.fault]?.(page) ?? null
}

const errorPage = '<html><body>We are down for maintenance.</body></html>'

/** Faults that answer as if all were well. */
const whole: Partial<Record<Fault, (page: Page) => string>> = {
  'error-page': () => errorPage,
  mangled: ({ body }) => body.slice(0, body.length / 2),
  stale: ({ body, previous }) => previous ?? body
}

function fail (page: Page, fault: Fault, now: number, response: ServerResponse): void {
  const date = { date: httpDate(now) }
  const { body } = page
  switch (fault) {
    case 'absent': response.writeHead(404, date).end('Nothing is here.'); break
    case 'broken': response.writeHead(500, date).end('Something went wrong.'); break
    case 'put-off': response.writeHead(503, { ...date, 'retry-after': '1800' }).end('Come again later.'); break
    case 'hang-up': response.destroy(); break
    case 'cut':
      response.writeHead(200, { ...date, 'content-length': String(body.length) })
      response.write(body.slice(0, body.length / 2), () => response.destroy())
      break
    default: response.writeHead(200, date).end(whole[fault]?.(page))
  }
}
