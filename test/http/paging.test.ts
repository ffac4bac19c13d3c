import t from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { code, codeTable, courtDetails, fee, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

const key = 'USCASacramentoSuperior'
const court = `/v1/courts/${key}`
const HOUR = 3_600_000

const fees = (...codes: string[]) => codes.map(code => fee({ code }))
const table = codeTable({ codifiedName: 'CaseType', name: 'Case types', codes: ['a', 'b', 'a', 'c'].map(value => code({ value })) })
const published = (version: string, published: string, effective: string, given: Parameters<typeof policy>[0] = {}) =>
  policy({ version, published, effective, fees: fees('1', '2', '2', '3', '4'), codeTables: [table, codeTable({ name: 'Empty' })], ...given })
const ofCourt = (organizationKey: string) =>
  policy({ organizationKey, version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-04T10', courtDetails: courtDetails({ organizationKey, courtKey: organizationKey }) })

const held = [
  published('1.0.0', '2005-01-01T10', '2005-01-04T10'),
  published('1.0.2', '2005-02-01T10', '2005-02-04T10'),
  published('1.0.4', '2005-03-01T10', '2005-03-04T10'),
  ofCourt('USCAButte'),
  ofCourt('USCAYolo')
]
// In time before, between and after what is held, and another in force by now with other fees.
const late = [
  published('0.9.0', '2004-01-01T10', '2004-01-04T10'),
  published('1.0.3', '2005-02-15T10', '2005-02-18T10'),
  published('1.0.5', '2026-11-20T10', '2026-11-21T10', { fees: fees('9', '8', '7'), codeTables: [] }),
  ofCourt('USCAAlpine'),
  ofCourt('USCAKings')
]

interface Body { items: Array<Record<string, unknown>>, nextCursor: string | null, at?: string, knownAt?: string | null, policy?: { version: string } }

// the list; what names an item of it; the names, in order, as they are before anything new comes in
const lists: ReadonlyArray<readonly [string, string, string[]]> = [
  [`${court}/policies`, 'version', ['1.0.4', '1.0.2', '1.0.0']],
  [`${court}/fees`, 'code', ['1', '2', '2', '3', '4']],
  [`${court}/fees?pages=3&at=2026-11-22T04:00`, 'code', ['1', '2', '2', '3', '4']],
  [`${court}/code-tables`, 'name', ['Case types', 'Empty']],
  [`${court}/code-tables/CaseType`, 'value', ['a', 'b', 'a', 'c']],
  ['/v1/courts', 'organizationKey', ['USCAButte', key, 'USCAYolo']],
  ['/v1/courts?q=y', 'organizationKey', [key, 'USCAYolo'].filter(name => /y/i.test(name))]
]

t.test('pages are cut from one list, whatever comes in between', async t => {
  const { app, database, histories, clock } = await serve(t)
  await keepCrawl(database, held)
  await histories.refresh()
  const ask = async (url: string, query: string): Promise<Body> => (await app.inject(`${url}${url.includes('?') ? '&' : '?'}${query}`)).json()
  const first = new Map<string, Body>()
  for (const [url] of lists) first.set(url, await ask(url, 'limit=1'))
  await keepCrawl(database, late)
  await histories.refresh()
  clock.now += HOUR
  for (const [url, name, expected] of lists) {
    const begun = first.get(url) as Body
    const names = begun.items.map(item => item[name])
    for (let cursor = begun.nextCursor; cursor !== null;) {
      const page = await ask(url, `limit=2&cursor=${cursor}`)
      t.match(page, { at: begun.at, knownAt: begun.knownAt, policy: begun.policy }, `${url}: about the same`)
      names.push(...page.items.map(item => item[name]))
      cursor = page.nextCursor
    }
    t.same(names, expected, url)
  }
  t.same((await ask(`${court}/fees`, 'limit=200')).items.map(item => item['code']), ['9', '8', '7'], 'who begins anew gets what is now')
  t.same((await ask('/v1/courts', 'limit=200')).items.map(item => item['organizationKey']), ['USCAAlpine', 'USCAButte', 'USCAKings', key, 'USCAYolo'])
})

t.test('a page stays the same byte for byte while nothing of its courts changes', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, held)
  await histories.refresh()
  const urls = [`${court}/policies?limit=1`, `${court}/fees?limit=1&at=2010-01-01T09:00`, '/v1/courts?limit=1', '/v1/rules?limit=1', `${court}/policies/1.0.4/findings?limit=1`]
  const before = await Promise.all(urls.map(async url => (await app.inject(url)).body))
  await keepCrawl(database, [])
  await histories.refresh()
  t.same(await Promise.all(urls.map(async url => (await app.inject(url)).body)), before)
})

t.test('captures and events go on where they were', async t => {
  const { app, database, histories, tell } = await serve(t)
  await keepCrawl(database, held)
  await histories.refresh()
  await tell()
  const captures: Body = (await app.inject(`/v1/captures?limit=2&courtKey=${key}`)).json()
  const events: Body = (await app.inject('/v1/events?limit=2&kind=policy-published')).json()
  await keepCrawl(database, late)
  await histories.refresh()
  await tell()
  const [older] = (await app.inject(`/v1/captures?limit=2&courtKey=${key}&cursor=${captures.nextCursor}`)).json().items
  t.ok(older.sequence < Number(captures.items.at(-1)?.['sequence']), 'what was captured before the last one given')
  const [next] = (await app.inject(`/v1/events?limit=2&kind=policy-published&cursor=${events.nextCursor}`)).json().items
  t.equal(next.number, 3)
})

t.test('a cursor belongs to its question', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, held)
  await histories.refresh()
  const { nextCursor: cursor } = (await app.inject(`${court}/fees?limit=1&pages=3`)).json()
  t.equal((await app.inject(`${court}/fees?cursor=${cursor}&pages=3&limit=2`)).statusCode, 200, 'limit may change, and so may the order')
  const forged = Buffer.from(JSON.stringify(Object.assign(JSON.parse(Buffer.from(cursor, 'base64url').toString()), { 3: '3.x' }))).toString('base64url')
  const others = [
    `${court}/fees?cursor=${cursor}`,
    `${court}/fees?cursor=${cursor}&pages=4`,
    `${court}/fees?cursor=${cursor}&pages=3&at=2005-03-02T09:30`,
    `${court}/policies?cursor=${cursor}`,
    `/v1/courts/USCAYolo/fees?cursor=${cursor}&pages=3`,
    `/v1/courts?cursor=${cursor}`,
    `/v1/captures?cursor=${cursor}`,
    `/v1/events?cursor=${cursor}`,
    `/v1/rules?cursor=${cursor}`,
    `/v1/repositories?cursor=${cursor}`,
    `${court}/fees?cursor=${forged}&pages=3`,
    `${court}/fees?cursor=${cursor}x&pages=3`,
    `${court}/fees?cursor=MQ&pages=3`,
    `${court}/fees?cursor=${Buffer.from('[1,2,3,{}]').toString('base64url')}&pages=3`
  ]
  for (const url of others) t.match((await app.inject(url)).json(), { status: 400, errors: [{ parameter: 'cursor', message: /^cursor is "/ }] }, url)
})
