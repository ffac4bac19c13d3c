import { createHash } from 'node:crypto'
import t from 'tap'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { keepCrawl } from '../archive/keep.ts'
import { code, codeTable, courtDetails, fee, policy } from '../domain/blank-policy.ts'
import { readRecords } from './read-csv.ts'
import { serve } from './serve.ts'

const HOUR = 3_600_000
const at = '2005-03-02T09:30:00-08:00'

/** A policy of a court of California, in force from 2005-01-04 on. */
const ofCourt = (organizationKey: string, given: Partial<Policy>): Policy => policy({
  organizationKey,
  version: '1.0.0',
  published: '2005-01-01T10',
  effective: '2005-01-04T10',
  courtDetails: courtDetails({ organizationKey, courtKey: organizationKey }),
  ...given
})

const types = codeTable({
  codifiedName: 'DocumentType',
  name: 'Papers',
  alias: 'Filings',
  codes: [code({ value: '0001', name: 'Motion to Compel', alias: 'Compel', genericType: 'Answer' }), code({ value: '0002', name: 'Answer', include: 'No' })]
})
const roles = codeTable({ codifiedName: null, name: 'DocumentType', codes: [code({ value: 'M', name: 'Motion' })] })

const complaint = fee({ code: '0101', name: 'Complaint, unlimited civil', alias: 'First paper' })
const past = fee({ code: '0101', name: 'Complaint of long ago', expirationDate: '2004-12-31' })
const division = fee({ code: '0101', name: 'Complaint of a division', courtKeys: ['USCAButteCivil'] })
const odd = fee({ code: '10%_\\', name: 'E\u0301tat, İstanbul', note: 'complaint', category: 'complaint' })

const held = [
  ofCourt('USCAAlpine', { fees: [complaint, past, fee({ code: '0102', name: 'Answer' })], codeTables: [types] }),
  ofCourt('USCAButte', { fees: [division, complaint], codeTables: [roles, types] }),
  ofCourt('USCAKings', { fees: [complaint], codeTables: [], published: '2005-05-01T10', effective: '2005-05-04T10' }),
  ofCourt('USWAClark', { fees: [odd, complaint], codeTables: [roles], courtDetails: courtDetails({ organizationKey: 'USWAClark', courtKey: 'USWAClark', state: 'WA' }) }),
  // A later version has the fee no more.
  ofCourt('USCAYolo', { fees: [complaint] }),
  ofCourt('USCAYolo', { version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-04T10', fees: [fee({ code: '9', name: 'Copies' })] })
]

interface Item { court: { organizationKey: string }, policy: { version: string }, fee?: { code: string, name: string, applies: string }, code?: { value: string }, table?: { codifiedName: string | null } }
interface Body { at: string, knownAt: string | null, items: Item[], nextCursor: string | null }

const names = ({ items }: Body) => items.map(({ court, fee, code, policy }) => `${court.organizationKey} ${policy.version} ${fee?.name ?? code?.value}`)

const YOLO_LATER = 'USCAYolo 1.0.1 Copies'

// [question at 2005-03-02, what is found]
const fees: ReadonlyArray<readonly [string, string[]]> = [
  ['code=0101', ['USCAAlpine 1.0.0 Complaint, unlimited civil', 'USCAButte 1.0.0 Complaint of a division', 'USCAButte 1.0.0 Complaint, unlimited civil', 'USWAClark 1.0.0 Complaint, unlimited civil']],
  ['code=0101&state=ca', ['USCAAlpine 1.0.0 Complaint, unlimited civil', 'USCAButte 1.0.0 Complaint of a division', 'USCAButte 1.0.0 Complaint, unlimited civil']],
  ['code=0101&state=Washington', ['USWAClark 1.0.0 Complaint, unlimited civil']],
  ['code=0101&state=Nowhere', []],
  ['code=0101&q=division', ['USCAButte 1.0.0 Complaint of a division']],
  ['code=01', []],
  ['code=9', [YOLO_LATER]],
  ['code=10%25_%5C', ['USWAClark 1.0.0 E\u0301tat, İstanbul']],
  ['q=COMPLAINT%20long', []],
  ['q=first%20civil&state=WA', ['USWAClark 1.0.0 Complaint, unlimited civil']],
  ['q=opie', [YOLO_LATER]],
  ['q=0102', ['USCAAlpine 1.0.0 Answer']],
  ['q=%C3%A9tat', ['USWAClark 1.0.0 E\u0301tat, İstanbul']],
  ['q=stanb', ['USWAClark 1.0.0 E\u0301tat, İstanbul']],
  ['q=10%25_', ['USWAClark 1.0.0 E\u0301tat, İstanbul']],
  ['q=%25', ['USWAClark 1.0.0 E\u0301tat, İstanbul']],
  ['q=nothing', []],
  ['q=%20&state=Washington', ['USWAClark 1.0.0 E\u0301tat, İstanbul', 'USWAClark 1.0.0 Complaint, unlimited civil']]
]

const codes: ReadonlyArray<readonly [string, string[]]> = [
  ['q=motion', ['USCAAlpine 1.0.0 0001', 'USCAButte 1.0.0 M', 'USCAButte 1.0.0 0001', 'USWAClark 1.0.0 M']],
  ['q=motion&table=DocumentType', ['USCAAlpine 1.0.0 0001', 'USCAButte 1.0.0 0001', 'USWAClark 1.0.0 M']],
  ['table=filings', ['USCAAlpine 1.0.0 0001', 'USCAAlpine 1.0.0 0002', 'USCAButte 1.0.0 0001', 'USCAButte 1.0.0 0002']],
  ['table=Nothing', []],
  ['q=answer', ['USCAAlpine 1.0.0 0002', 'USCAButte 1.0.0 0002']],
  ['state=WA', ['USWAClark 1.0.0 M']]
]

t.test('all courts are searched at one instant', async t => {
  const { app, database, histories, clock } = await serve(t)
  await keepCrawl(database, held)
  await histories.refresh()
  const ask = async (url: string): Promise<Body> => (await app.inject(url)).json()
  const when = `at=${encodeURIComponent(at)}`

  await t.test('fees by code, words and state, by court key and in policy order', async t => {
    for (const [query, expected] of fees) t.same(names(await ask(`/v1/fees?${when}&${query}`)), expected, query)
    t.match(await ask(`/v1/fees?${when}&code=0101`), { at: '2005-03-02T17:30:00Z', knownAt: null, nextCursor: null })
  })

  await t.test('codes by words, table and state', async t => {
    for (const [query, expected] of codes) t.same(names(await ask(`/v1/codes?${when}&${query}`)), expected, query)
  })

  await t.test('a hit says what the court itself says of the same instant', async t => {
    const { items } = await ask(`/v1/fees?${when}&code=0101`)
    for (const { court, fee, ...rest } of items) {
      const own = (await app.inject(`/v1/courts/${court.organizationKey}/fees/0101?${when}`)).json()
      t.match(own, { court, ...rest })
      t.ok(own.fees.some((each: object) => JSON.stringify(each) === JSON.stringify(fee)), `${court.organizationKey} has this fee`)
    }
    t.same(items.map(({ fee }) => fee?.applies), ['yes', 'undetermined', 'yes', 'yes'])
  })

  await t.test('another instant finds what was in force then; without one it is the current hour', async t => {
    t.same(names(await ask('/v1/fees?code=0101&at=2005-02-01T09:00:00-08:00&state=CA')).at(-1), 'USCAYolo 1.0.0 Complaint, unlimited civil')
    t.same(names(await ask('/v1/fees?code=0101&at=2005-01-01T09:00:00-08:00')), [])
    t.match(await ask('/v1/fees?code=0101'), { at: '2026-11-22T12:00:00Z' })
    t.ok(names(await ask('/v1/fees?code=0101')).some(name => name.startsWith('USCAKings')))
  })

  await t.test('pages follow each other without gap or repetition, on what was known at the first', async t => {
    for (const [url, expected] of [[`/v1/fees?${when}&q=complaint`, 4], ['/v1/fees?q=complaint', 5], [`/v1/codes?${when}`, 6]] as const) {
      const whole = names(await ask(`${url}&limit=200`))
      t.equal(whole.length, expected, url)
      const found: string[] = []
      for (let cursor: string | null = '', size = 1; cursor !== null; size = 2) {
        const page: Body = await ask(`${url}&limit=${size}${cursor === '' ? '' : `&cursor=${cursor}`}`)
        found.push(...names(page))
        cursor = page.nextCursor
      }
      t.same(found, whole, url)
    }
    const begun = await ask('/v1/fees?q=complaint&limit=1')
    await keepCrawl(database, [ofCourt('USCABenito', { fees: [complaint] }), ofCourt('USWAClark', { version: '1.0.9', published: '2006-01-01T10', effective: '2006-01-04T10', fees: [] })])
    await histories.refresh()
    clock.now += HOUR
    const rest = await ask(`/v1/fees?q=complaint&cursor=${begun.nextCursor}`)
    t.equal(rest.at, begun.at)
    t.notOk(names(rest).some(name => name.startsWith('USCABenito')), 'what came meanwhile is not there')
    t.ok(names(rest).some(name => name.startsWith('USWAClark')), 'and what it replaced is')
    t.ok(names(await ask('/v1/fees?q=complaint')).some(name => name.startsWith('USCABenito')))
    const knownAt = (await ask('/v1/fees?q=complaint&knownAt=2020-01-01T00:00:00Z'))
    t.match(knownAt, { items: [], knownAt: '2020-01-01T00:00:00.000Z' }, 'nothing was known then')
    t.match(await ask(`/v1/codes?cursor=${begun.nextCursor}`), { status: 400, errors: [{ parameter: 'cursor' }] })
  })

  await t.test('instants need their offset, and what is unknown is refused', async t => {
    for (const [query, parameter] of [
      ['at=2005-03-02T09:30', 'at'], ['at=2005-03-02', 'at'], ['knownAt=2005-03-02T09:30', 'knownAt'], ['knownAt=2099-03-02T09:30:00Z', 'knownAt'],
      ['code=', 'code'], ['cod=1', 'cod'], ['limit=0', 'limit'], ['format=csv&limit=5', 'limit']
    ] as const) t.match(await ask(`/v1/fees?${query}`), { type: 'urn:problem:bad-request', errors: [{ parameter }] }, query)
    t.match(await ask('/v1/codes?table='), { errors: [{ parameter: 'table' }] })
  })

  await t.test('as CSV, each row with what it rests on', async t => {
    const { items } = await ask(`/v1/fees?${when}&code=0101`)
    const rows = readRecords((await app.inject(`/v1/fees?${when}&code=0101&format=csv`)).body)
    t.same(rows.map(row => [row['court.organizationKey'], row['fee.code'], row['fee.cost.amount'], row['version']]), items.map(({ court, policy }) => [court.organizationKey, '0101', '100.00', policy.version]))
    t.match(readRecords((await app.inject(`/v1/codes?${when}&q=motion&format=csv`)).body)[0], { 'table.codifiedName': 'DocumentType', 'code.value': '0001', provisional: 'true', doubts: '[]' })
  })
})

t.test('what few of many courts have is found behind the first ones, and what all have on every page', async t => {
  const { app, database, histories } = await serve(t)
  const many = Array.from({ length: 30 }, (_, place) => ofCourt(`USCA${String(place).padStart(2, '0')}`, {
    fees: [complaint, ...(place % 13 === 12 ? [fee({ code: 'rare', name: 'Uncommon' })] : [])],
    codeTables: [place === 25 ? codeTable({ codifiedName: 'Rooms', codes: [code({ value: 'r', name: 'Uncommon' })] }) : types]
  }))
  await keepCrawl(database, many)
  await histories.refresh()
  const courts = async (url: string) => (await app.inject(url)).json().items.map(({ court }: Item) => court.organizationKey)
  t.same(await courts('/v1/fees?q=uncommon'), ['USCA12', 'USCA25'])
  t.same(await courts('/v1/fees?code=rare'), ['USCA12', 'USCA25'])
  t.same(await courts('/v1/codes?table=rooms'), ['USCA25'])
  t.same(await courts('/v1/codes?table=rooms&q=common'), ['USCA25'])
  t.equal((await courts('/v1/fees?q=of%20complaint&limit=200')).length, 0)
  t.equal((await courts('/v1/fees?code=0101&limit=200')).length, 30)
  t.equal((await courts('/v1/codes?q=e&limit=200')).length, 58)
})

t.test('more than can be held is not given whole', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [ofCourt('USCAMany', { fees: [complaint] })])
  await database.query(`
    insert into archive.fee
    select organization_key, fee_schedule, number, code, name, alias, category, subcategory, currency, cost, subsequent_pages, effective_date, expiration_date, details
      from archive.fee cross join generate_series(2, 50001) as number`)
  await histories.refresh()
  t.match((await app.inject('/v1/fees?format=csv')).json(), { status: 400, errors: [{ parameter: 'format', message: /^More than 50000 are found/ }] })
  t.match(await app.inject('/v1/fees?limit=200'), { statusCode: 200 })
})

t.test('a code or a name as long as a book is kept, and found by its beginning no more than by its end', async t => {
  const { app, database, histories } = await serve(t)
  const long = Array.from({ length: 500 }, (_, place) => createHash('sha256').update(String(place)).digest('base64')).join('')
  const code = `\u{1F600} ${long.slice(0, 400)}`
  await keepCrawl(database, [ofCourt('USCALong', { fees: [fee({ code: long, name: `${long} end` }), fee({ code }), fee({ code: `${code}x` })], codeTables: [codeTable({ codifiedName: long, codes: [] })] })])
  await histories.refresh()
  const found = async (query: string) => (await app.inject(`/v1/fees?${query}`)).json().items.map((item: Item) => item.fee?.code)
  t.same(await found('q=end'), [long])
  t.same(await found(`code=${encodeURIComponent(code)}`), [code])
  t.same(await found(`code=${encodeURIComponent(long.slice(0, 300))}`), [])
})
