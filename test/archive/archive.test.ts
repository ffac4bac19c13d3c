import t from 'tap'
import { findDocument } from '../../src/archive/documents.ts'
import { findHorizon, keepEntry, recordEntries } from '../../src/archive/entries.ts'
import { newBudget } from '../../src/memory/budget.ts'
import { Policies } from '../../src/memory/policies.ts'
import { inTransaction } from '../../src/postgres/database.ts'
import { keepCapture } from '../../src/archive/captures.ts'
import { code, codeTable, fee, policy } from '../domain/blank-policy.ts'
import { beginCrawl, keepCrawl, keepPolicyCapture, openTestArchive } from './keep.ts'

const fees = [
  fee({ code: '0101', name: 'Complaint', cost: '100.00', courtKeys: ['USCATest'] }),
  fee({ code: '0102', name: 'Copies', cost: '0.50', subsequentPages: '0.125', note: 'per page' }),
  fee({ code: '0103', cost: null, costText: 'see the schedule' })
]
const tables = [codeTable({ codifiedName: 'DocumentType', name: 'Types', codes: [code({ value: '0001', name: 'MOTION' }), code({ value: '0002' })] })]

t.test('what was read comes back whole', async t => {
  const { database } = await openTestArchive(t)
  const whole = policy({ version: '1.0.0', fees, codeTables: [...tables, ...tables] })
  const { sha256 } = await keepPolicyCapture(database, await beginCrawl(database), whole)
  const policies = new Policies(database, newBudget())
  const name = { organizationKey: whole.organizationKey, sha256: sha256 as string, reader: 'test-reader/1' }
  t.same(await policies.findWhole(name), whole)
  await t.rejects(policies.findWhole({ ...name, reader: 'other/1' }), /no reading of/)
  t.same(Buffer.from((await findDocument(database, sha256 as string))?.bytes ?? []), Buffer.from(JSON.stringify(whole)))
})

t.test('what repeats between versions stands once', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, ['1.0.0', '1.0.1', '1.0.2'].map(version => policy({ version, fees, codeTables: tables })))
  const { rows } = await database.query(`
    select (select count(*) from archive.policy) as policies, (select count(*) from archive.fee) as fees,
           (select count(*) from archive.code) as codes, (select pg_typeof(cost)::text from archive.fee limit 1) as type`)
  t.same(rows, [{ policies: 3, fees: 3, codes: 2, type: 'numeric' }])
})

t.test('keeping the same again adds a capture and nothing else', async t => {
  const { database } = await openTestArchive(t)
  const one = policy({ version: '1.0.0', fees, codeTables: tables })
  await keepCrawl(database, [one])
  await keepCrawl(database, [one])
  const { rows } = await database.query(`
    select (select count(*) from archive.capture) as captures, (select count(*) from archive.document) as documents,
           (select count(*) from archive.reading) as readings, (select count(*) from archive.fee) as fees`)
  t.same(rows, [{ captures: 2, documents: 1, readings: 1, fees: 3 }])
})

t.test('one document is kept whole or not at all', async t => {
  const { database } = await openTestArchive(t)
  const crawlId = await beginCrawl(database)
  await recordEntries(database)
  const broken = policy({ version: '1.0.0', fees: [fee({ code: '1', cost: 'not a number' })] })
  await t.rejects(keepPolicyCapture(database, crawlId, broken))
  const { rows } = await database.query(`
    select (select count(*) from archive.document) as documents, (select count(*) from archive.reading) as readings,
           (select count(*) from archive.fee) as fees, (select count(*) from jobs.unrecorded) as unrecorded`)
  t.same(rows, [{ documents: 0, readings: 0, fees: 0, unrecorded: 0 }])
})

t.test('the database refuses to change what was captured', async t => {
  const { database } = await openTestArchive(t)
  await keepCrawl(database, [policy({ version: '1.0.0', fees, codeTables: tables })])
  const { rows } = await database.query<{ name: string, count: number }>("select tablename as name from pg_tables where schemaname = 'archive' order by 1")
  t.ok(rows.length >= 12)
  for (const { name } of rows) {
    const { rows: [first] } = await database.query(`select * from archive.${name} limit 1`)
    if (first !== undefined) {
      const column = Object.keys(first).at(-1) as string
      await t.rejects(database.query(`update archive.${name} set ${column} = ${column}`), { message: `archive.${name} is append-only: update is refused` }, `update ${name}`)
      await t.rejects(database.query(`delete from archive.${name}`), { message: /append-only: delete is refused/, detail: /evidence/ }, `delete ${name}`)
    }
    await t.rejects(database.query(`truncate archive.${name} cascade`), { message: /append-only: truncate is refused/ }, `truncate ${name}`)
  }
})

t.test('the sequencer numbers what has committed, without gaps, never going back', async t => {
  const { database } = await openTestArchive(t)
  const early = await database.connect()
  await early.query('begin')
  await keepEntry(early, 'capture', {})
  await Promise.all(Array.from({ length: 20 }, async () => {
    await inTransaction(database, async client => await keepEntry(client, 'capture', {}))
    await recordEntries(database)
  }))
  await t.rejects(inTransaction(database, async client => {
    await keepEntry(client, 'capture', {})
    throw new Error('lost')
  }))
  await early.query('commit')
  early.release()
  t.equal(await recordEntries(database), 1, 'what committed late is numbered late')
  t.equal(await recordEntries(database), 0)
  const { rows } = await database.query<{ sequence: number, entry_id: number, recorded_at: number }>('select * from archive.recorded order by sequence')
  t.same(rows.map(row => row.sequence), Array.from({ length: 21 }, (_, place) => place + 1))
  t.equal(Math.min(...rows.map(row => row.entry_id)), rows.at(-1)?.entry_id, 'the entry begun first came last')
  t.ok(rows.every((row, place) => place === 0 || row.recorded_at >= (rows[place - 1]?.recorded_at ?? 0)))
})

t.test('nothing recorded after the horizon is stamped at or before it', async t => {
  const { database } = await openTestArchive(t)
  for (let round = 0; round < 20; round += 1) {
    const { now, sequence } = await findHorizon(database)
    await inTransaction(database, async client => await keepEntry(client, 'capture', {}))
    await recordEntries(database)
    const { rows } = await database.query<{ recorded_at: number }>('select recorded_at from archive.recorded where sequence > $1', [sequence])
    t.ok(rows.length === 1 && rows.every(row => row.recorded_at > now))
  }
})

t.test('a document that cannot be read is kept with its findings', async t => {
  const { database } = await openTestArchive(t)
  const crawlId = await beginCrawl(database)
  const { capture, document } = await unreadable(crawlId)
  await keepCapture(database, { capture, document, reading: { kind: 'unreadable', reader: 'test-reader/1', findings: [{ rule: 'not-well-formed', severity: 'error', paragraphs: [41, 42], path: null, line: 3, column: 7, message: 'No end.' }] } })
  const { rows } = await database.query('select rule, paragraphs, line, column_number from archive.finding')
  t.same(rows, [{ rule: 'not-well-formed', paragraphs: [41, 42], line: 3, column_number: 7 }])
  t.equal((await findDocument(database, capture.sha256 as string))?.bytes.length, 1)
})

t.test('bytes that came cut, and once as a whole, are whole', async t => {
  const { database } = await openTestArchive(t)
  const crawlId = await beginCrawl(database)
  const { capture, document } = await unreadable(crawlId)
  const isComplete = async (): Promise<boolean | undefined> => (await findDocument(database, document.sha256))?.complete
  await keepCapture(database, { capture: { ...capture, outcome: 'failed', failure: 'interrupted', complete: false }, document, reading: null })
  t.equal(await isComplete(), false)
  await keepCapture(database, { capture, document, reading: null })
  t.equal(await isComplete(), true)
  await keepCapture(database, { capture: { ...capture, outcome: 'failed', failure: 'interrupted', complete: false }, document, reading: null })
  t.equal(await isComplete(), true, 'and stay it')
  t.same((await database.query('select outcome, complete from archive.capture order by entry_id')).rows, [
    { outcome: 'failed', complete: false }, { outcome: 'fetched', complete: true }, { outcome: 'failed', complete: false }])
  await t.rejects(keepCapture(database, { capture: { ...capture, complete: false }, document, reading: null }), /check constraint/, 'what was fetched is never a part')
  await t.rejects(keepCapture(database, { capture: { ...capture, complete: null }, document, reading: null }), /check constraint/)
})

async function unreadable (crawlId: string) {
  const bytes = Buffer.from('<')
  const { digestOf } = await import('../../src/archive/documents.ts')
  const sha256 = digestOf(bytes)
  return {
    capture: {
      crawlId,
      repositoryId: 'test',
      url: 'http://127.0.0.1/x.xml',
      finalUrl: null,
      role: 'policy' as const,
      requestedAt: 0,
      completedAt: 0,
      outcome: 'fetched' as const,
      status: 200,
      failure: null,
      headers: {},
      sha256,
      complete: true,
      subject: null,
      ledFrom: null
    },
    document: { sha256, bytes }
  }
}
