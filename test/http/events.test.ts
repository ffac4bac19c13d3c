import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { courtDetails, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

const court = 'USCASacramentoSuperior'
const published = (version: string, published: string, effective: string, organizationKey = court) =>
  policy({ organizationKey, version, published, effective, courtDetails: courtDetails({ organizationKey, courtKey: organizationKey }) })
const one = published('1.0.0', '2005-01-01T10', '2005-01-04T10')
const late = published('1.0.1', '2005-01-20T10', '2005-01-23T10')
const two = published('1.0.2', '2005-02-01T10', '2005-02-04T10')
const other = published('1.0.0', '2005-01-01T11', '2005-01-05T10', 'USCAOther')

interface Event { number: number, kind: string, version: string | null, organizationKey: string }

/** What a stream of events has sent so far, and a promise of more. */
interface Listening { ids: () => number[], text: () => string, until: (isEnough: () => boolean) => Promise<void>, close: () => void }

/** Begins to listen; what comes is waited for, however long it takes. */
async function listenTo (t: Test, url: string, headers: Record<string, string> = {}): Promise<Listening> {
  const gone = new AbortController()
  t.teardown(() => gone.abort())
  const answer = await fetch(url, { headers, signal: gone.signal })
  t.equal(answer.status, 200)
  t.match(Object.fromEntries(answer.headers), { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  return {
    text: () => text,
    ids: () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)),
    until: async isEnough => {
      while (!isEnough()) {
        const { done, value } = await reader.read()
        if (done) throw new Error(`the stream ended after ${JSON.stringify(text)}`)
        text += decoder.decode(value, { stream: true })
      }
    },
    close: () => gone.abort()
  }
}

t.test('the list: in the order of the numbers, narrowed, page by page', async t => {
  const { app, database, histories, tell } = await serve(t)
  const list = async (query: string) => (await app.inject(`/v1/events${query}`)).json() as { items: Event[], nextCursor: string | null }
  t.same(await list(''), { items: [], nextCursor: null })
  await keepCrawl(database, [one, two, other])
  await tell()
  await keepCrawl(database, [late])
  await histories.refresh()
  await tell()

  const all = await list('')
  t.equal(all.nextCursor, null)
  t.same(all.items.map(({ number }) => number), all.items.map((_, place) => place + 1))
  t.match(all.items[0], { number: 1, kind: 'policy-published', organizationKey: court, repositoryId: null, version: '1.0.0', at: '2005-01-01T10:00:00-08:00', historic: true, labels: { published: '2005-01-01T10', effective: '2005-01-04T10' }, startsAt: '2005-01-04T10:00:00-08:00' })
  t.match(all.items.at(-1), { kind: 'history-changed', version: null, from: '2005-01-23T10:00:00-08:00', until: '2005-02-04T10:00:00-08:00', before: '1.0.0', after: '1.0.1', historic: false })

  const found = await list('?limit=5')
  for (let goOn = found.nextCursor; goOn !== null;) {
    const page = await list(`?limit=5&cursor=${goOn}`)
    found.items.push(...page.items)
    goOn = page.nextCursor
  }
  t.same(found.items, all.items)
  t.same((await list('?after=9')).items, all.items.slice(9))
  t.same((await list('?after=1000000')).items, [])
  t.same((await list('?courtKey=USCAOther')).items, all.items.filter(({ organizationKey }) => organizationKey === 'USCAOther'))
  t.same((await list(`?courtKey=${court}&kind=policy-superseded`)).items.map(({ version }) => version), ['1.0.0', '1.0.0', '1.0.1'])
})

// [query, status, what the problem says]
const refused = [
  ['?courtKey=USCASacramento', 404, { type: 'urn:problem:no-such-court', suggestions: [court] }],
  ['?kind=policy-gone', 400, { errors: [{ parameter: 'kind', message: /"policy-gone": one of policy-published, .*, court-fresh is expected/ }] }],
  ['?after=-1', 400, { errors: [{ parameter: 'after', message: /"-1": the number of an event, or 0 is expected/ }] }],
  ['?after=last', 400, { errors: [{ parameter: 'after' }] }],
  ['?since=1', 400, { errors: [{ parameter: 'since', message: /no parameter since/ }] }]
] as const

t.test('what cannot be understood is refused, by the list and by the stream', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [one])
  await histories.refresh()
  for (const route of ['/v1/events', '/v1/events/stream']) {
    for (const [query, status, problem] of refused) {
      const { statusCode, json } = await app.inject(`${route}${query}`)
      t.equal(statusCode, status, route + query)
      t.match(json(), problem, route + query)
    }
  }
  t.match((await app.inject('/v1/events?cursor=x')).json(), { errors: [{ parameter: 'cursor' }] })
  t.match((await app.inject({ url: '/v1/events/stream', headers: { 'last-event-id': 'x' } })).json(), { status: 400, errors: [{ parameter: 'last-event-id' }] })
})

t.test('the stream: what there is, what comes, and nothing twice or left out after a break', async t => {
  const { app, database, histories, tell } = await serve(t)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const stream = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1/events/stream`
  await keepCrawl(database, [one, other])
  await histories.refresh()
  await tell()

  const listening = await listenTo(t, stream)
  await listening.until(() => listening.ids().length >= 4)
  await keepCrawl(database, [two])
  await tell()
  await listening.until(() => listening.ids().length >= 8)
  t.same(listening.ids(), [1, 2, 3, 4, 5, 6, 7, 8])
  const { items } = (await app.inject('/v1/events')).json() as { items: Event[] }
  const sent = listening.text().split('\n\n').filter(part => part.startsWith('id: '))
  t.same(sent, items.map(event => `id: ${event.number}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}`))
  listening.close()

  await keepCrawl(database, [late])
  await tell()
  const again = await listenTo(t, `${stream}?after=1`, { 'last-event-id': '5' })
  const after = await listenTo(t, `${stream}?after=10`)
  const narrowed = await listenTo(t, `${stream}?courtKey=${court}&kind=history-changed`)
  await again.until(() => again.ids().length >= 8)
  await after.until(() => after.ids().length >= 3)
  await narrowed.until(() => narrowed.ids().length >= 2)
  t.same(again.ids(), [6, 7, 8, 9, 10, 11, 12, 13])
  t.same(after.ids(), [11, 12, 13])
  t.same(narrowed.ids(), [8, 13])
})

t.test('a silent stream is kept alive, and ends with the service', async t => {
  const waiting = new Set<() => void>()
  const later = (run: () => void): () => void => {
    waiting.add(run)
    return () => waiting.delete(run)
  }
  const { app } = await serve(t, { later })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1/events/stream`
  const listening = await listenTo(t, url)
  await listening.until(() => listening.text().length >= 'retry: 3000\n\n'.length)
  for (let beats = 1; beats <= 2; beats += 1) {
    while (waiting.size === 0) await new Promise(resolve => setImmediate(resolve))
    for (const beat of [...waiting]) beat()
    await listening.until(() => listening.text().split('\n\n:').length > beats)
  }
  t.equal(listening.text(), 'retry: 3000\n\n:\n\n:\n\n')
  t.equal(await (await fetch(url, { method: 'HEAD' })).text(), '', 'who asks for the head alone gets no stream')
  const ended = listening.until(() => false)
  await Promise.all([app.close(), t.rejects(ended, { message: /the stream ended after "retry/ })])
})
