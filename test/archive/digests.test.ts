import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { openDatabase, type Database } from '../../src/postgres/database.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { erasePrivate, keepDispute } from '../../src/archive/disputes.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { contentOf } from '../../src/archive/entry-content.ts'
import { entryShapes, type ChildShape, type RowShape } from '../../src/archive/entry-shapes.ts'
import { appendTiles } from '../../src/log/append.ts'
import { publishCheckpoint, type Stamp } from '../../src/log/publish.ts'
import { openSigning } from '../../src/log/signing.ts'
import { askForStamp } from '../../src/log/time-stamp.ts'
import { makeEvents } from '../../src/events/maker.ts'
import { coverEarlier } from '../../src/archive/late-digests.ts'
import { leafHashOf, printLeaf } from '../../src/archive/leaf.ts'
import { migrate } from '../../src/postgres/migrations.ts'
import { keepSettings } from '../../src/archive/court/settings.ts'
import type { Difference } from '../../src/verify/verification.ts'
import { verifyArchive, type VerificationCounts } from '../../src/verify/verify-archive.ts'
import { readAgain } from '../../src/reading/read-again.ts'
import { canonicalJson } from '../../src/domain/text/canonical-json.ts'
import { readerVersion } from '../../src/ingest/ingest-document.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type SmallPolicy } from '../crawler/small-repository.ts'
import { emptyDatabase, query } from '../database.ts'
import { serveAuthority } from '../time-stamp-authority.ts'
import { beginCrawl } from './keep.ts'

async function verify (database: Database, reader = readerVersion): Promise<{ told: string[], counts: VerificationCounts }> {
  const told: string[] = []
  const counts = await verifyArchive({
    database,
    reader: { version: reader, read: readAgain },
    onDifference: ({ subject, what, stored, expected }: Difference) => { told.push(`${subject}: ${what}: ${stored}: ${expected}`) },
    onProgress () {}
  })
  return { told, counts }
}

// [kind, what its rows say, the canonical JSON of its content]: these bytes never change, as digests are kept of them
const contents: Array<[Parameters<typeof contentOf>[0], Record<string, unknown>, string]> = [
  ['capture', {
    crawlId: '3b85d311-b307-4fa3-8aca-718f5952c068',
    repositoryId: 'valley',
    url: 'http://a/x.xml',
    finalUrl: null,
    role: 'policy',
    requestedAt: 1_700_000_000_123,
    completedAt: 1_700_000_000_456,
    outcome: 'fetched',
    status: 200,
    failure: null,
    headers: { etag: '"1"', date: 'now' },
    sha256: 'ab',
    complete: true,
    subject: { version: '9.9.9' },
    organizationKey: 'USCAKings',
    version: '1.0.0',
    published: '2005-01-03T10',
    effective: null
  }, '{"complete":true,"completedAt":"2023-11-14T22:13:20.456Z","crawlId":"3b85d311-b307-4fa3-8aca-718f5952c068","form":1,"headers":{"date":"now","etag":"\\"1\\""},"organizationKey":"USCAKings","outcome":"fetched",' +
    '"published":"2005-01-03T10","repositoryId":"valley","requestedAt":"2023-11-14T22:13:20.123Z","role":"policy","sha256":"ab","status":200,"url":"http://a/x.xml","version":"1.0.0"}'],
  ['reading', {
    sha256: 'cd',
    role: 'policy',
    reader: 'policy-reader/1',
    kind: 'policy',
    findings: [{ position: 1, rule: 'too-soon', severity: 'error', paragraphs: [81], path: null, line: 3, columnNumber: 4, message: 'M' }],
    entries: [],
    policy: [{ organizationKey: 'K', feeSchedule: 'ef', codeTables: ['01', '01'], content: { b: 1, a: [] }, courtKeys: [], fees: [{ position: 1, cost: '-0.00', subsequentPages: '1.50' }], tables: [{ codeTable: '01', codes: [{ position: 1, value: '22' }] }] }]
  }, '{"findings":[{"columnNumber":4,"line":3,"message":"M","paragraphs":[81],"position":1,"rule":"too-soon","severity":"error"}],"form":1,"kind":"policy","policy":{"codeTables":["01","01"],"content":{"a":[],"b":1},' +
    '"feeSchedule":"ef","fees":[{"cost":"0.00","position":1,"subsequentPages":"1.50"}],"organizationKey":"K","tables":[{"codeTable":"01","codes":[{"position":1,"value":"22"}]}]},"reader":"policy-reader/1","role":"policy","sha256":"cd"}'],
  ['crawl-begun', { crawlId: 'c', repositoryId: 'valley', url: 'http://a/', asked: false, begunAt: 0 }, '{"asked":false,"begunAt":"1970-01-01T00:00:00.000Z","crawlId":"c","form":1,"repositoryId":"valley","url":"http://a/"}'],
  ['crawl-ended', { crawlId: 'c', state: 'done', endedAt: '2026-11-26T07:00:00.000001Z', counts: { failed: 0 }, report: { findings: [] } },
    '{"counts":{"failed":0},"crawlId":"c","endedAt":"2026-11-26T07:00:00.000001Z","form":1,"report":{"findings":[]},"state":"done"}'],
  ['event', { organizationKey: 'K', repositoryId: null, kind: 'policy-published', version: '1.0.0', at: '2026-11-26T07:00:00.001000Z', zone: null, historic: true, identity: 'i', body: {} },
    '{"at":"2026-11-26T07:00:00.001Z","body":{},"form":1,"historic":true,"identity":"i","kind":"policy-published","organizationKey":"K","version":"1.0.0"}']
]

t.test('what an entry says is these bytes, for ever', async t => {
  for (const [kind, said, expected] of contents) t.equal(canonicalJson(contentOf(kind, said)), expected, kind)
  t.equal(leafHashOf(printLeaf({ digest: 'ab', document: null, kind: 'event', recordedAt: '2026-11-22T04:13:00.123Z', sequence: 7 })).toString('hex'),
    digestOf('\0{"digest":"ab","document":null,"kind":"event","recordedAt":"2026-11-22T04:13:00.123Z","sequence":7}'))
})

/** Tables whose rows are no part of a content, and what verifies them instead. */
const elsewhere: Readonly<Record<string, string>> = {
  document: 'its own digest',
  entry: 'the content and the leaf',
  recorded: 'the leaf',
  event_number: 'the order of the log',
  late_digest: 'its own digest',
  log_key: 'its own id',
  log_tile: 'the leaves',
  log_checkpoint: 'its own digest'
}

/** The columns that a shape speaks of, those by which rows belong to one another included. */
function columnsOf (shape: RowShape | ChildShape): string[] {
  const joined = 'on' in shape ? [...shape.on.matchAll(/(\w+)\.(\w+)/g)].map(([, table, column]) => `${table}.${column}`) : [`${shape.table}.entry_id`]
  return [...joined, ...Object.keys(shape.columns).map(column => `${shape.table}.${column}`), ...Object.values(shape.rows ?? {}).flatMap(columnsOf)]
}

/** Those that are not made of others. */
interface Column { table: string, column: string, type: string }

async function listColumns (database: Database): Promise<Column[]> {
  const { rows } = await database.query<Column>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'archive'::regnamespace and c.relkind = 'r'
     order by 1, a.attnum`)
  return rows
}

const tablesXml = `<Policy:CodeTables xmlns:CodeTable="http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/02/CodeTable/01/" xmlns:Code="http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/02/CodeTable/Code/01/">
    <Policy:CodeTable CodifiedName="CaseType"><CodeTable:Name>Case Types</CodeTable:Name><CodeTable:Codes><CodeTable:Code><Code:Name>Auto</Code:Name><Code:Value>22</Code:Value></CodeTable:Code></CodeTable:Codes></Policy:CodeTable>
  </Policy:CodeTables>
  <Policy:Fees>`

const DISPUTE = '5d0f3a52-8a0b-4c64-9a3c-4a4a6c1d2e3f'

/** An archive with a row in every table: two policies, two crawls, events, a dispute whose words were erased, an entry from before digests. */
async function archiveWithAll (t: Test): Promise<{ database: Database, url: string }> {
  const { database, databaseUrl, publish, crawl } = await crawlBench(t)
  const first: SmallPolicy = { key: 'USCAKings', version: '1.0.0', published: '2005-01-03T10', effective: '2005-01-03T10' }
  const second: SmallPolicy = { key: 'USCAKings', version: '1.0.1', published: '2006-01-03T10', effective: '2006-02-03T10', fee: '-0.00' }
  publish(fileNameOf(first), policyXml(first))
  publish(fileNameOf(second), policyXml(second).replace('<Policy:Fees>', tablesXml))
  publish('index.xml', indexXml({ policies: [listed(first), listed(second)] }))
  await crawl()
  // Beyond a limit lies a file that is not held, so that nobody is asked for it.
  const mirror = '<Index:Mirror><Index:Court><Index:OrganizationKey>USCAKings</Index:OrganizationKey><Index:CheckedAt>2026-11-22T04:13:00.123Z</Index:CheckedAt></Index:Court></Index:Mirror>'
  publish('index.xml', indexXml({ policies: [listed(first), listed(second), listed({ ...second, version: '1.0.2' })] }).replace('<Index:Policies>', `${mirror}<Index:Policies>`))
  await crawl({ limits: { policies: 2 } })
  await keepSettings(database, [{ organizationKey: 'USCAKings', repositoryId: null, timeZone: 'America/Los_Angeles', source: 'valley' }])
  await query(databaseUrl, `
    with entry as (insert into archive.entry (kind) values ('crawl-begun') returning entry_id)
    insert into archive.crawl_begun select gen_random_uuid(), entry_id, 'valley', 'http://a/', true, now() from entry`)
  const record = canonicalJson({ form: 1, id: DISPUTE, askedAt: '2026-11-22T04:13:00.123Z', question: {}, answer: { court: { organizationKey: 'USCAKings' } } })
  await keepDispute(database, { organizationKey: 'USCAKings', id: DISPUTE, record, reference: '05CV01234', note: null, salt: 'ab' }, null)
  t.ok(await erasePrivate(database, { id: DISPUTE, erasedBy: 'an operator', erasedAt: 1_700_000_000_123 }))
  await recordEntries(database)
  t.equal(await coverEarlier(database), 1)
  await makeEvents({ database, clock: null, isCrawling: false })
  await keepLog(t, database)
  return { database, url: databaseUrl }
}

/** As many entries more as make a tile whole, and a checkpoint with a time stamp. */
async function keepLog (t: Test, database: Database): Promise<void> {
  for (let count = 0; count < 256; count += 1) await beginCrawl(database)
  await recordEntries(database)
  const { size } = await appendTiles(database)
  const signing = await openSigning(database, { file: join(t.testdirName, 'log-key.pem'), logOrigin: 'log.example' })
  const authority = await serveAuthority(t)
  const stamp: Stamp = async bytes => await askForStamp({ url: authority.url, fetch }, bytes, AbortSignal.timeout(30_000))
  if (signing.kind === 'signs') await publishCheckpoint({ database, signing, stamp }, size)
}

/** SQL of another value than the one that stands there. */
function flipped (column: string, type: string): string {
  // What else stands in the row is made of it.
  if (column === 'record') return `replace(${column}, '"form":1', '"form":2')`
  switch (type) {
    case 'boolean': return `${column} is distinct from true`
    case 'integer': case 'bigint': return `coalesce(${column}, 0) + 100000`
    case 'numeric': return `coalesce(${column}, 0) + 0.01`
    case 'timestamp with time zone': return `${column} + interval '1 ms'`
    case 'bytea': return `set_byte(${column}, 0, (get_byte(${column}, 0) + 1) % 256)`
    case 'jsonb': return `${column} || '{"flipped": true}'`
    case 'uuid': return 'gen_random_uuid()'
    case 'text': return `coalesce(${column}, '') || 'x'`
    case 'integer[]': return `array_append(${column}, 1)`
    case 'bytea[]': return `array_append(${column}, '\\x00'::bytea)`
    default: throw new Error(`No other value is known for ${type}`)
  }
}

/** What a superuser does first: nothing stops him from then on. */
async function disarm (database: Database, url: string): Promise<void> {
  const { rows } = await database.query<{ sql: string }>(`
    select format('alter table %s disable trigger all', oid::regclass) as sql from pg_class where relnamespace = 'archive'::regnamespace and relkind = 'r'
    union all
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint where connamespace = 'archive'::regnamespace and contype = 'c'`)
  await query(url, [...rows.map(({ sql }) => sql), 'alter table archive.entry alter column entry_id drop identity'].join(';'))
}

/**
 * What no digest is of: whoever disarms the archive can change it unnamed. It says only of how many entries the private words stayed
 * behind where an archive came from.
 */
const UNNAMED = ['import']

t.test('each column of the archive, changed in one row, is named', async t => {
  const { database, url } = await archiveWithAll(t)
  const untouched = await verify(database)
  t.same(untouched.told, [])
  t.match(untouched.counts.coverage, { late: { entries: 1 }, uncovered: 0 })
  await disarm(database, url)
  // A reader that has read none of it finds it as well: nothing is read again.
  const verifyRows = async (): Promise<string[]> => (await verify(database, 'another-reader/1')).told
  const disarmed = new Set(await verifyRows())
  const columns = (await listColumns(database)).filter(({ table }) => !UNNAMED.includes(table))
  t.ok(columns.length >= 101)
  const shaped = new Set(Object.values(entryShapes).flatMap(columnsOf))
  for (const { table, column, type } of columns) {
    t.ok(elsewhere[table] !== undefined || shaped.has(`${table}.${column}`), `${table}.${column} is part of an entry's content`)
    const { rows: [row] } = await database.query<{ ctid: string, value: string | null }>(`select ctid::text, ${column}::text as value from archive.${table} order by ${column} is null, ctid limit 1`)
    if (row === undefined) {
      t.fail(`archive.${table} has no row`)
      continue
    }
    const { rows: [changed] } = await database.query<{ ctid: string }>(`update archive.${table} set ${column} = ${flipped(column, type)} where ctid = $1::tid returning ctid::text`, [row.ctid])
    const told = (await verifyRows()).filter(line => !disarmed.has(line))
    t.ok(told.some(line => new RegExp(`\\b${table}\\b`).test(line)), `${table}.${column} is named: ${told[0] ?? 'nothing'}`)
    await database.query(`update archive.${table} set ${column} = $2::text::${type} where ctid = $1::tid`, [changed?.ctid, row.value])
  }
  t.same((await verifyRows()).filter(line => !disarmed.has(line)), [], 'all is back')
})

t.test('an archive from before digests is covered, from then on, however often that is interrupted', async t => {
  const url = await emptyDatabase(t)
  await query(url, readFileSync(join(import.meta.dirname, '../fixtures/archives/0005-guards/dump.sql'), 'utf8'))
  await migrate(url)
  const database = openDatabase(url, () => {})
  t.teardown(async () => await database.end())
  const before = await verify(database)
  t.same([before.told, before.counts.coverage], [[], { covered: 0, late: null, uncovered: 207 }])
  t.equal(await coverEarlier(database, AbortSignal.abort()), 0)
  const counts = await Promise.all([coverEarlier(database), coverEarlier(database)])
  t.equal(counts.reduce((sum, count) => sum + count), 207, 'each once, whoever does it')
  t.equal(await coverEarlier(database), 0)
  const after = await verify(database)
  t.same(after.told, [])
  t.match(after.counts.coverage, { covered: 0, late: { entries: 207, from: /^20.*Z$/, until: /^20.*Z$/ }, uncovered: 0 })
})
