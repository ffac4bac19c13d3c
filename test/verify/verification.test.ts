import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { keepEntry, recordEntries } from '../../src/archive/entries.ts'
import { inTransaction, type Database } from '../../src/postgres/database.ts'
import type { Difference, Reader } from '../../src/verify/verification.ts'
import { verifyArchive } from '../../src/verify/verify-archive.ts'
import { verifyEvents } from '../../src/verify/events.ts'
import { verifyRecorded } from '../../src/verify/recorded.ts'
import { printVerification, verificationTeller } from '../../src/commands/verify-report.ts'
import { readAgain } from '../../src/reading/read-again.ts'
import { readerVersion } from '../../src/ingest/ingest-document.ts'
import { runCommand } from '../command.ts'
import { crawlBench, type CrawlBench } from '../crawler/small-repository.ts'
import { query } from '../database.ts'
import { keepCrawl, openTestArchive } from '../archive/keep.ts'

const sample = join(import.meta.dirname, '../../db/sample/CourtPolicies')
const reader: Reader = { version: readerVersion, read: readAgain }

/** The sample, crawled twice, with a file that is no policy: every file captured, and then not modified. */
async function crawlSample (t: Parameters<typeof crawlBench>[0]): Promise<CrawlBench> {
  const bench = await crawlBench(t)
  for (const entry of readdirSync(sample, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    bench.publish(path.slice(sample.length + 1), readFileSync(path, 'utf8'))
  }
  bench.publish('US/California/Orange/USCAOrangeSuperior_2023_12_11_Ver3_0_0.xml', '<Policy')
  await bench.crawl()
  await bench.crawl()
  return bench
}

async function verify (database: Database, chosen: Reader = reader) {
  const found: Difference[] = []
  const progress: string[] = []
  const counts = await verifyArchive({
    database,
    reader: chosen,
    onDifference: difference => { found.push(difference) },
    onProgress: (what, done, total) => { progress.push(`${done}/${total} ${what}`) }
  })
  return { found, progress, counts }
}

t.test('what was crawled and left alone is as it was kept', async t => {
  const { database } = await crawlSample(t)
  const { found, progress, counts } = await verify(database)
  t.same(found, [])
  t.match(counts, { documents: 54, readings: 54, captures: 108, entries: 166, waiting: 0, otherReadings: {}, differences: 0, coverage: { covered: 166, late: null, uncovered: 0 } })
  t.ok(counts.bytes > 100_000)
  t.same([progress[0], progress.at(-1)], ['0/166 entries', '54/54 documents'])

  await inTransaction(database, async client => await keepEntry(client, 'crawl-begun', {}))
  const other = await verify(database, { ...reader, version: 'policy-reader/0' })
  t.match(other.counts, { readings: 0, waiting: 1, otherReadings: { [readerVersion]: 54 } }, 'readings of other readers are counted and passed over')

  const broken = await verify(database, { ...reader, read: async () => { throw new Error('out of order') } })
  t.equal(broken.found.length, 54 + 1)
  t.match(broken.found.at(-1), { what: 'the whole', expected: /which fails: out of order/ })
})

const documentOf = (file: string): string => `(select sha256 from archive.capture where url like '%${file}' and outcome = 'fetched')`
const scheduleOf = (file: string): string => `(select fee_schedule from archive.policy where sha256 = ${documentOf(file)})`
const policyOf = (file: string): string => `sha256 = ${documentOf(file)}`
const later = (url: string): string => `(select entry_id from archive.capture where outcome = 'not-modified' and url like '%${url}')`
const packed = `'\\x${gzipSync('<other/>').toString('hex')}'`

// [what a superuser did with the triggers switched off, to which table, how, the differences that are told: subject, what, stored, expected]
const tampering: Array<[string, string, string, RegExp[]]> = [
  ['other bytes', 'document', `update archive.document set coding = 'gzip', content = ${packed} where sha256 = ${documentOf('SanMateoSuperior_2018_10_22_Ver1_0_0.xml')}`, [
    /^document \w{64} \(http.*SanMateoSuperior_2018_10_22_Ver1_0_0.xml\): the SHA-256 of its content: \w{64}: \w{64}$/,
    /^document .*SanMateoSuperior_2018_10_22_Ver1_0_0.xml\): its size: \d+ bytes: 8 bytes$/
  ]],
  ['bytes that cannot be decompressed', 'document', `update archive.document set content = '\\x00' where sha256 = ${documentOf('SanMateoSuperior_2024_09_30_Ver1_0_1.xml')}`, [
    /^document .*SanMateoSuperior_2024_09_30_Ver1_0_1.xml\): its content: nothing that can be decompressed \(.+\): the bytes that were captured$/
  ]],
  ['another size', 'document', `update archive.document set size = 1 where sha256 = ${documentOf('/CourtPolicies/index.xml')}`, [
    /^document .*\/CourtPolicies\/index.xml\): its size: 1 bytes: \d+ bytes$/
  ]],
  ['no document', 'document', `delete from archive.document where sha256 = ${documentOf('SanMateo/index.xml')}`, [
    /^document .*SanMateo\/index.xml\): the row of archive.document that archive.capture rests on \(sha256 \w{64}\): nothing: one row$/,
    /^document .*SanMateo\/index.xml\): the row of archive.document that archive.reading rests on \(sha256 \w{64}\): nothing: one row$/
  ]],
  ['another amount', 'fee', `update archive.fee set cost = 99.00 where code = '0101' and fee_schedule = ${scheduleOf('SantaClaraSuperior_2018_01_16_Ver1_0_0.xml')}`, [
    /^policy reading of document .*SantaClaraSuperior_2018_01_16_Ver1_0_0.xml\): policy.fees\[0\].cost: "99.00": "\d+\.00"$/
  ]],
  ['a fee more', 'fee', `insert into archive.fee select organization_key, fee_schedule, 1000, 'MADE-UP', name, alias, category, subcategory, currency, cost, subsequent_pages, effective_date, expiration_date, details from archive.fee where code = '0101' and fee_schedule = ${scheduleOf('SantaClaraSuperior_2023_12_18_Ver1_0_1.xml')}`, [
    /^policy reading of document .*SantaClaraSuperior_2023_12_18_Ver1_0_1.xml\): policy.fees\[\d+\]: {.*"code":"MADE-UP".*: nothing$/
  ]],
  ['another code', 'code', `update archive.code set name = 'MADE UP' where position = 1 and code_table = (select code_tables[1] from archive.policy where ${policyOf('OrangeSuperior_2012_07_16_Ver1_0_0.xml')})`, [
    // All versions before 3.0.0 have the same table, which stands once.
    ...['2005_12_05_Ver0_1_0', '2008_12_08_Ver0_2_0', '2009_07_06_Ver0_3_0', '2010_09_27_Ver0_4_0', '2012_07_16_Ver1_0_0', '2012_09_17_Ver2_0_0', '2017_12_04_Ver2_1_0', '2019_12_02_Ver2_2_0']
      .map(end => new RegExp(`^policy reading of document .*OrangeSuperior_${end}.xml\\): policy.codeTables\\[0\\].codes\\[0\\].name: "MADE UP": ".+"$`))
  ]],
  ['another label', 'policy', `update archive.policy set published = '2005-03-01T04' where ${policyOf('SacramentoSuperior_2005_03_01_Ver1_0_3.xml')}`, [
    /^policy reading of document .*SacramentoSuperior_2005_03_01_Ver1_0_3.xml\): policy.published: "2005-03-01T04": "2005-03-01T16"$/
  ]],
  ['another limit', 'policy', `update archive.policy set content = jsonb_set(content, '{maximumFilingSize}', '7') where ${policyOf('SacramentoSuperior_2005_03_02_Ver1_0_4.xml')}`, [
    /^policy reading of document .*SacramentoSuperior_2005_03_02_Ver1_0_4.xml\): policy.content.maximumFilingSize: 7: \d+$/
  ]],
  ['another key of the court', 'court_key', `update archive.court_key set court_key = 'USCAMadeUp' where position = 1 and ${policyOf('SacramentoSuperior_2005_02_01_Ver1_0_1.xml')}`, [
    /^policy reading of document .*SacramentoSuperior_2005_02_01_Ver1_0_1.xml\): policy.courtKeys\[0\].courtKey: "USCAMadeUp": "USCASacramentoSuperior"$/
  ]],
  ['a policy of another court', 'policy', `insert into archive.policy select 'USCAMadeUp', sha256, reader, role, -1, version, specification, published, effective, name, court_name, country, state, county, court_type, utc_offset, utc_offset_daylight_savings, expiration_date, fee_schedule, code_tables, content from archive.policy where ${policyOf('ContraCostaSuperior_2009_01_05_Ver1_0_0.xml')}`, [
    /^reading of document .*ContraCostaSuperior_2009_01_05_Ver1_0_0.xml\): its rows of archive.policy, where it is kept as "policy": 2: 1$/,
    /^archive.policy: the row of archive.entry that archive.policy rests on \(entry_id -1\): nothing: one row$/
  ]],
  ['a finding made milder', 'finding', `update archive.finding set severity = 'info' where ${policyOf('OrangeSuperior_2023_12_11_Ver3_0_0.xml')}`, [
    /^policy reading of document .*OrangeSuperior_2023_12_11_Ver3_0_0.xml\): findings\[0\].severity: "info": "error"$/
  ]],
  ['no finding', 'finding', `delete from archive.finding where ${policyOf('SacramentoSuperior_2005_03_01_Ver1_0_2.xml')}`, [
    /^policy reading of document .*SacramentoSuperior_2005_03_01_Ver1_0_2.xml\): findings\[0\]: nothing: {.*"rule":"short-notice".*$/
  ]],
  ['another entry of an index', 'index_entry', `update archive.index_entry set version = '9.9.9' where position = 1 and sha256 = ${documentOf('ContraCosta/index.xml')}`, [
    /^index reading of document .*ContraCosta\/index.xml\): entries\[0\].subject.version: "9.9.9": "0.1.0"$/
  ]],
  ['a policy made unreadable', 'reading', `update archive.reading set kind = 'unreadable' where ${policyOf('ContraCostaSuperior_2021_02_16_Ver2_0_0.xml')}`, [
    /^policy reading of document .*ContraCostaSuperior_2021_02_16_Ver2_0_0.xml\): kind: "unreadable": "policy"$/,
    /^reading of document .*ContraCostaSuperior_2021_02_16_Ver2_0_0.xml\): its rows of archive.policy, where it is kept as "unreadable": 1: 0$/
  ]],
  ['no capture', 'capture', `delete from archive.capture where entry_id = ${later('Orange/index.xml')}`, [
    /^archive.entry \d+ \(capture\): its row of archive.capture: nothing: one row$/,
    /^archive.exchange: the row of archive.capture that archive.exchange rests on \(entry_id \d+\): nothing: one row$/
  ]],
  ['no number', 'recorded', `delete from archive.recorded where entry_id = ${later('SantaClara/index.xml')}`, [
    /^archive.recorded (\d+) \(entry \d+\): the number: \d+: \d+$/,
    /^archive.entry \d+ \(capture\): its number in archive.recorded: nothing: a number, as it does not wait for one$/
  ]],
  ['recorded earlier', 'recorded', `update archive.recorded set recorded_at = '2005-03-01' where entry_id = ${later('Sacramento/index.xml')}`, [
    /^archive.recorded \d+ \(entry \d+\): recorded_at: 2005-03-01.*: no earlier than that of \d+$/
  ]],
  ['triggers left switched off', 'code_table', 'alter table archive.code_table disable trigger refuse_change', [
    /^archive.code_table: the trigger refuse_change: BEFORE DELETE OR UPDATE .*, switched off: BEFORE DELETE OR UPDATE .*, in force always$/
  ]],
  ['a trigger removed', 'code_table', 'drop trigger refuse_truncate on archive.code_table', [
    /^archive.code_table: the trigger refuse_truncate: nothing: BEFORE TRUNCATE .*, in force always$/
  ]]
]

t.test('what a superuser changes with the triggers switched off is found and named', async t => {
  const { database, databaseUrl } = await crawlSample(t)
  await t.rejects(database.query('update archive.fee set cost = 0'), { message: /append-only/ })
  for (const [what, table, sql] of tampering) {
    await database.query(`alter table archive.${table} disable trigger all`)
    const { rowCount, command } = await database.query(sql)
    await database.query(`alter table archive.${table} enable trigger all`)
    await database.query(`alter table archive.${table} enable always trigger refuse_change`)
    if (command !== 'DROP') await database.query(`alter table archive.${table} enable always trigger refuse_truncate`)
    if (command !== 'ALTER' && command !== 'DROP') t.equal(rowCount, 1, `${what}: one row`)
  }
  // Enabled above with the others.
  await database.query('alter table archive.code_table disable trigger refuse_change')
  const { found, counts } = await verify(database)
  const told = found.map(({ subject, what, stored, expected }) => `${subject}: ${what}: ${stored}: ${expected}`)
  for (const [what, , , expected] of tampering) {
    for (const pattern of expected) t.equal(told.filter(line => pattern.test(line)).length, 1, `${what}: ${pattern.source}`)
  }
  const byDigest = [/: the digest of what is stored, as kept in archive\.entry: /, /: the hash of its leaf: /]
  t.same(byDigest.map(pattern => told.filter(line => pattern.test(line)).length), [17, 2], 'digests name the readings of which rows were changed; leaves the stamp, and the entry without its capture')
  const patterns = [...tampering.flatMap(([, , , expected]) => expected), ...byDigest]
  t.same(told.filter(line => !patterns.some(pattern => pattern.test(line))), [], 'and nothing else is told')
  t.equal(counts.differences, told.length)

  const { code, said } = await runCommand(t, 'verify', [], { DATABASE_URL: databaseUrl })
  t.equal(code, 1)
  t.match(said, `${told.length} differences, see above: the archive is NOT as it was kept.`)
  t.match(said, /DIFFERENT archive\.code_table\n {2}the trigger refuse_change\n {4}stored: {3}BEFORE .*, switched off\n {4}expected: BEFORE .*, in force always\n/)
})

t.test('numbers and stamps are compared across batches', async t => {
  const { database } = await openTestArchive(t)
  await database.query("insert into archive.entry (kind) select 'capture' from generate_series(1, 20010)")
  await recordEntries(database)
  // [which number is changed, to what]
  const changes = [
    ['10001', "recorded_at = recorded_at - interval '1 microsecond'"],
    ['20000', 'sequence = 0'],
    ['20010', 'sequence = 30000']
  ]
  await database.query('alter table archive.recorded disable trigger all')
  for (const [sequence, change] of changes) await database.query(`update archive.recorded set ${change} where sequence = ${sequence}`)
  const found: Difference[] = []
  await verifyRecorded({ database, reader, onDifference: difference => { found.push(difference) }, onProgress () {} })
  t.same(found.map(({ subject, what, expected }) => `${subject.replace(/ \(.*/, '')} ${what} ${expected}`), [
    'archive.recorded 0 the number 1',
    'archive.recorded 10001 recorded_at no earlier than that of 10000',
    'archive.recorded 20001 the number 20000',
    'archive.recorded 30000 the number 20010'
  ])
})

/** An archive in which so many events are recorded and numbered, and what is told of their numbers. */
async function numberedEvents (t: Parameters<typeof openTestArchive>[0], count: number) {
  const { database } = await openTestArchive(t)
  await database.query(`
    with entry as (insert into archive.entry (kind) select 'event' from generate_series(1, ${count}) returning entry_id)
    insert into archive.event (repository_id, entry_id, kind, at, historic, identity, body)
    select 'test', entry_id, 'repository-unreachable', now(), false, entry_id::text, '{}' from entry`)
  await recordEntries(database)
  await database.query('alter table archive.event_number disable trigger all')
  await database.query('alter table archive.recorded disable trigger all')
  const told = async (): Promise<string[]> => {
    const found: string[] = []
    await verifyEvents({ database, reader, onDifference: ({ subject, what, stored, expected }) => { found.push(`${subject}: ${what}: ${stored}: ${expected}`) }, onProgress () {} })
    return found
  }
  return { database, told }
}

// Of six events, each with the number of its entry: [what a superuser did, how, what is told]
const renumbering: Array<[string, string, string[]]> = [
  ['nothing', 'select', []],
  ['a number is missing', 'delete from archive.event_number where number = 2', [
    'archive.event_number 3 (entry 3): the number: 3: 2',
    'archive.event (entry 2): its row of archive.event_number: nothing: one row, as it is recorded'
  ]],
  ['the first is missing', 'delete from archive.event_number where number = 1', [
    'archive.event_number 2 (entry 2): the number: 2: 1',
    'archive.event (entry 1): its row of archive.event_number: nothing: one row, as it is recorded'
  ]],
  ['the last is missing', 'delete from archive.event_number where number = 6', [
    'archive.event (entry 6): its row of archive.event_number: nothing: one row, as it is recorded'
  ]],
  ['two are swapped', 'update archive.event_number set number = -number where number in (3, 4); update archive.event_number set number = 7 + number where number < 0', [
    'archive.event_number 4 (entry 3): its place in archive.recorded: 3: after 4, where the event before it stands'
  ]],
  ['a number is of no recorded event', 'delete from archive.recorded where sequence = 3', [
    'archive.event_number 3 (entry 3): its number in archive.recorded: nothing: a number, as events are numbered when they are recorded'
  ]]
]

t.test('events that lost their numbers, or their order, are named', async t => {
  for (const [what, sql, expected] of renumbering) {
    const { database, told } = await numberedEvents(t, 6)
    await database.query(sql)
    t.same(await told(), expected, what)
  }
})

t.test('the numbers of events are compared across batches', async t => {
  const { database, told } = await numberedEvents(t, 20_010)
  t.same(await told(), [])
  // The last of one batch and the first of the next, swapped.
  await database.query('update archive.event_number set number = -number where number in (10000, 10001); update archive.event_number set number = 20001 + number where number < 0')
  await database.query('delete from archive.event_number where number in (20000, 20001)')
  t.same(await told(), [
    'archive.event_number 10001 (entry 10000): its place in archive.recorded: 10000: after 10001, where the event before it stands',
    'archive.event_number 20002 (entry 20002): the number: 20002: 20000',
    'archive.event (entry 20000): its row of archive.event_number: nothing: one row, as it is recorded',
    'archive.event (entry 20001): its row of archive.event_number: nothing: one row, as it is recorded'
  ])
})

t.test('a session that calls itself a replica is refused as any other', async t => {
  const { database, url } = await openTestArchive(t)
  await keepCrawl(database, [])
  // Only a superuser may call himself one.
  const asReplica = async (sql: string) => await query(url, `set session_replication_role = replica; ${sql}`)
  for (const sql of ['update archive.crawl_begun set asked = true', 'delete from archive.crawl_begun']) {
    await t.rejects(asReplica(sql), { message: /^archive\.crawl_begun is append-only: \w+ is refused$/ }, sql)
  }
  const tables = await query<{ name: string }>(url, "select tablename as name from pg_tables where schemaname = 'archive' order by 1")
  t.ok(tables.length >= 13)
  for (const { name } of tables) await t.rejects(asReplica(`truncate archive.${name} cascade`), { message: /^archive\.\w+ is append-only: truncate is refused$/ }, name)

  await database.query('alter table archive.crawl_begun enable trigger refuse_change')
  await t.resolves(asReplica('update archive.crawl_begun set asked = true'), 'an ordinary trigger does not stop him')
})

/** A screen that keeps what is written. */
function screen (isTTY: boolean): { stream: PassThrough & { isTTY: boolean }, written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY })
  let written = ''
  stream.setEncoding('utf8').on('data', (text: string) => { written += text })
  return { stream, written: () => written }
}

const difference: Difference = { subject: 'document a', what: 'its size', stored: '1 bytes', expected: '2 bytes' }

t.test('progress is a bar on a terminal, elsewhere a line now and then', async t => {
  for (const isTTY of [true, false]) {
    const { stream, written } = screen(isTTY)
    const teller = verificationTeller(stream)
    for (let done = 0; done <= 2_500; done += 1) teller.onProgress('documents', done, 2_500)
    teller.onDifference(difference)
    teller.end()
    await new Promise(resolve => setImmediate(resolve))
    t.match(written(), 'DIFFERENT document a\n  its size\n    stored:   1 bytes\n    expected: 2 bytes\n')
    if (!isTTY) t.same(written().split('\n').slice(0, 4), ['0/2500 documents', '1000/2500 documents', '2000/2500 documents', '2500/2500 documents'])
    t.equal(written().includes('\u001b'), isTTY, 'control characters are for terminals')
  }
})

t.test('the report says what was looked at, and what was not', async t => {
  const counts = { documents: 1, bytes: 7, readings: 2, captures: 3, entries: 1, waiting: 0, otherReadings: {}, differences: 0, coverage: { covered: 1, late: null, uncovered: 0 }, log: { checkpoints: 0, covered: 0, root: null } }
  t.equal(printVerification(counts, 'policy-reader/2'), 'Verified 1 document (7 bytes), 2 readings of policy-reader/2, 3 captures, 1 entry.\nCovered by a digest from the first: 1 entry.\nAll is as it was kept.\n')
  t.equal(printVerification({ ...counts, waiting: 2, otherReadings: { 'policy-reader/1': 1 }, differences: 1, coverage: { covered: 1, late: { entries: 2, from: '2026-11-26T07:00:00.000Z', until: '2026-11-26T07:00:01.000Z' }, uncovered: 3 }, log: { checkpoints: 2, covered: 1, root: 'cm9vdA==' } }, 'policy-reader/2'), [
    'Verified 1 document (7 bytes), 2 readings of policy-reader/2, 3 captures, 1 entry.',
    'Not compared: 1 reading of policy-reader/1, which is not the reader of this version.',
    'Covered by a digest from the first: 1 entry.',
    'Covered since 2026-11-26T07:00:00.000Z to 2026-11-26T07:00:01.000Z only: 2 entries from before entries had digests.',
    'Not covered by any digest yet: 3 entries from before entries had digests. npm run migrate covers them, and so does the service while it runs.',
    'The signed log: 2 checkpoints, the last over 1 entry.',
    'The root of its last checkpoint: cm9vdA==',
    '2 entries had not been numbered when this began: a crawl is under way, or the next start numbers them.',
    '1 difference, see above: the archive is NOT as it was kept.',
    ''
  ].join('\n'))
})
