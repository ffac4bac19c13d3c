import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import t from 'tap'
import { findCrawl } from '../../src/archive/crawls.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { endLapsedCrawls } from '../../src/archive/jobs/lapsed-crawls.ts'
import { findLastCheckpoint } from '../../src/archive/log/checkpoints.ts'
import { makeEvents } from '../../src/events/maker.ts'
import { openDatabase } from '../../src/postgres/database.ts'
import { migrate } from '../../src/postgres/migrations.ts'
import { importArchive } from '../../src/publisher/transfer/import-archive.ts'
import { publishLog } from '../log/published-log.ts'
import { runCommand } from '../command.ts'
import { emptyDatabase, query } from '../database.ts'
import { serveSample, CLERK, NOW } from '../http/sample-service.ts'
import { crawlFaults, differences, filesOf, newFolder, serveAt } from './transfer-archive.ts'

t.test('an archive with faults gives the same answers where it was moved to, as known at each moment', async t => {
  const { databaseUrl, clock } = await crawlFaults(t)
  const folder = newFolder(t)
  const exported = await runCommand(t, 'export', [folder], { DATABASE_URL: databaseUrl })
  t.equal(exported.code, 0, exported.said)
  const url = await emptyDatabase(t)
  const imported = await runCommand(t, 'import', [folder], { DATABASE_URL: url })
  t.equal(imported.code, 0, imported.said)
  t.match(imported.said, /\d+\/\d+ entries read\n[^]*\d+\/\d+ entries kept\nImported \d+ entries/)
  const [ours, theirs] = [await serveAt(t, databaseUrl, clock.now), await serveAt(t, url, clock.now)]
  const { asked, different } = await differences(ours, theirs, ['2010-03-01T09:00', '2012-06-01T09:00', '2013-06-01T09:00', '2014-06-01T09:00', '2017-01-01T09:00'], 12)
  t.comment(`${asked} questions`)
  t.same(different.slice(0, 5), [], `${different.length} of ${asked} answers are others`)
  t.equal(await makeEvents({ database: theirs.database, clock: () => clock.now, isCrawling: false }), 0, 'nothing is told a second time')
  await publishLog(ours.database)
  await publishLog(theirs.database)
  t.same((await findLastCheckpoint(theirs.database))?.root, (await findLastCheckpoint(ours.database))?.root, 'the leaves are the same, and so is the root over them')
  const { rows: [open] } = await theirs.database.query<{ id: string }>('select crawl_id as id from archive.crawl_begun where crawl_id not in (select crawl_id from archive.crawl_ended)')
  await endLapsedCrawls(theirs.database)
  t.match(await findCrawl(theirs.database, open?.id as string), { state: 'failed' }, 'the crawl that was under way is found without a holder')
  const verified = await runCommand(t, 'verify', [], { DATABASE_URL: url })
  t.equal(verified.code, 0, verified.said)
})

t.test('the sample with a recorded dispute is moved, exported again byte for byte, and its private words stay behind', async t => {
  const sample = await serveSample(t)
  await sample.crawl(true)
  const body = { courtKey: 'USCASacramentoSuperior', fee: '0101', filedAt: '2005-03-02T09:30', tendered: '100.00', reference: 'Case 12', note: 'nobody else reads this' }
  const kept = await sample.app.inject({ method: 'POST', url: '/v1/disputes', headers: { authorization: `Bearer ${CLERK}` }, payload: body })
  t.equal(kept.statusCode, 201)
  await sample.histories.refresh()
  const [folder, again, url] = [newFolder(t), newFolder(t), await emptyDatabase(t)]
  for (const [command, ...args] of [['export', folder], ['import', folder, url], ['export', again, url]] as const) {
    const { code, said } = await runCommand(t, command, [args[0]], { DATABASE_URL: args[1] ?? sample.url })
    t.equal(code, 0, said)
  }
  t.same(filesOf(again), filesOf(folder), 'exported again, every byte is the same')
  t.notOk(Object.keys(filesOf(folder)).some(path => readFileSync(join(folder, path)).includes('nobody else reads this')), 'private words are in none of the files')

  const repository = Object.entries(filesOf(folder)).filter(([path]) => path !== 'captures.jsonl' && !path.startsWith('documents/'))
  t.ok(repository.length > 50)
  for (const [path, digest] of repository) t.equal(digestOf((await sample.app.inject(`/CourtPolicies/${path}`)).rawPayload), digest, `${path} is as the mirror shows it`)

  const theirs = await serveAt(t, url, sample.clock.now, { nextCheckOf: () => NOW + 15 * 60_000 })
  const { different } = await differences(sample, theirs, ['2005-03-02T09:30', '2010-06-01T12:00', '2023-12-20T12:00'], 2)
  t.same(different.slice(0, 3), [], `${different.length} answers are others`)
  const { rows: [record] } = await theirs.database.query('select d.dispute_id::text as id, p.note from archive.dispute d left join private.dispute p using (organization_key, dispute_id)')
  t.same(record, { id: kept.json().id, note: null })
  const verified = await runCommand(t, 'verify', [], { DATABASE_URL: url })
  t.equal(verified.code, 0, verified.said)

  const twice = await runCommand(t, 'import', [basename(folder)], { DATABASE_URL: url, INIT_CWD: dirname(folder) })
  t.match(twice, { code: 0, said: /All \d+ entries are here already: nothing was changed/ })
  t.equal((await runCommand(t, 'export', [basename(folder)], { DATABASE_URL: url, INIT_CWD: dirname(folder) })).code, 0, 'from where it was called')
  t.same(filesOf(again), filesOf(folder), 'nor was anything changed by the same import')
})

t.test('what is not as it was exported, and an archive that holds other things, are refused by name', async t => {
  const { databaseUrl } = await crawlFaults(t)
  const folder = newFolder(t)
  t.equal((await runCommand(t, 'export', [folder], { DATABASE_URL: databaseUrl })).code, 0)
  const url = await emptyDatabase(t)
  await migrate(url)
  const importing = async (from: string, into = url) => {
    const database = openDatabase(into, () => {})
    return await importArchive({ database, directory: from, onProgress: () => {} })
      .then(({ entries }) => ({ code: 0, said: String(entries) }), (error: Error) => ({ code: 1, said: error.message }))
      .finally(async () => await database.end())
  }
  const entries = async () => await query<{ entries: number }>(url, 'select count(*)::integer as entries from archive.entry')
  const changed = async (path: string, change: (bytes: Buffer) => Buffer | string, expected: RegExp) => {
    const file = join(folder, path)
    const before = readFileSync(file)
    writeFileSync(file, change(before))
    const { code, said } = await importing(folder)
    t.equal(code, 1, said)
    t.match(said, expected)
    t.match(await entries(), [{ entries: 0 }], 'nothing was kept')
    writeFileSync(file, before)
  }
  const policy = Object.keys(filesOf(folder)).find(path => path.endsWith('Ver1_0_1.xml')) as string
  const document = Object.keys(filesOf(folder)).find(path => path.startsWith('documents/')) as string
  await changed(policy, bytes => Buffer.concat([bytes, Buffer.from(' ')]), new RegExp(`A file is not what was exported:\n {2}${policy} has other bytes`))
  await changed(document, () => '', new RegExp(`${document} has other bytes`))
  const lines = (change: (lines: string[]) => string[]) => (bytes: Buffer) => change(bytes.toString().split('\n')).join('\n')
  const at = (pattern: RegExp, change: (line: string) => string) => lines(all => all.map((line, place) => place === all.findIndex(each => pattern.test(each)) ? change(line) : line))
  for (const [what, change, expected] of [
    ['a word of an entry', at(/"status":200/, line => line.replace('"status":200', '"status":201')), /does not say what its digest was made of/],
    ['a stamp that goes back', at(/"sequence":9,/, line => line.replace(/"recordedAt":"\d{4}/, '"recordedAt":"1999')), /before the one that precedes it/],
    ['an entry that is missing', lines(all => all.filter(line => !line.includes('"sequence":9,'))), /entry 9 is expected, and not 10/],
    ['the end that is missing', lines(all => all.slice(0, -3)), /entries are expected and there are \d+: the file was cut/],
    ['half a line', (bytes: Buffer) => bytes.subarray(0, -50), /the file was cut, or changed/],
    ['a document that nobody placed', lines(all => all.filter((_line, place) => place !== all.findIndex(each => each.startsWith('{"document"')))), /nothing says where that lies/],
    ['a path out of the folder', at(/^{"document"/, line => line.replace('"path":"', '"path":"../')), /a path within the folder is expected/],
    ['two in one place', at(/"written":2}/, line => line.replace('"written":2}', '"written":1}')), /written in a place that another has/],
    ['another form', at(/"form":1/, line => line.replace('"form":1', '"form":2')), /another version of this service/],
    ['a kind of a later version', at(/"kind":"setting"/, line => line.replace('"kind":"setting"', '"kind":"later"')), /"later" is no kind of entry that this version knows/],
    ['a document of another entry', at(/"kind":"reading"/, line => line.replace(/"document":"[0-9a-f]{64}"/, '"document":null')), /names another document/]
  ] as const) {
    await t.test(what, async () => await changed('captures.jsonl', change, expected))
  }
  t.match(await importing(newFolder(t)), { code: 1, said: /There is no captures\.jsonl in/ })
  t.equal((await importing(folder)).code, 0, 'it is as it was again')
  const before = await entries()

  const other = await crawlFaults(t)
  t.match(await importing(folder, other.databaseUrl), { code: 1, said: /this archive holds other things/ })
  const further = newFolder(t)
  await other.crawl()
  t.equal((await runCommand(t, 'export', [further], { DATABASE_URL: other.databaseUrl })).code, 0)
  t.match(await importing(further), { code: 1, said: /Nothing is imported/ })
  t.same(await entries(), before)
})

t.test('a mirror is imported by its address: what answers is captures of our own', async t => {
  const sample = await serveSample(t)
  const url = await emptyDatabase(t)
  const imported = await runCommand(t, 'import', [`${sample.base}/CourtPolicies/`], { DATABASE_URL: url })
  t.match(imported, { code: 0, said: /Crawl \S+ is done: \d+ indexes, \d+ policies listed, \d+ new/ }, imported.said)
  const theirs = await serveAt(t, url, sample.clock.now)
  for (const question of ['effective-policy', 'fees/0101'].map(each => `/v1/courts/USCASacramentoSuperior/${each}?at=2005-03-02T09:30`)) {
    const [ours, own] = [(await sample.app.inject(question)).json(), (await theirs.app.inject(question)).json()]
    t.match(own, { policy: { version: ours.policy.version, sha256: ours.policy.sha256 } }, question)
  }
  const { rows } = await theirs.database.query<{ repositoryId: string, url: string }>('select distinct repository_id as "repositoryId", url from archive.crawl_begun')
  t.match(rows, [{ repositoryId: /^127-0-0-1-\d+-CourtPolicies$/, url: `${sample.base}/CourtPolicies/` }])
})

t.test('an archive from before digests and wire forms is moved as any other', async t => {
  const [url, folder, other, again] = [await emptyDatabase(t), newFolder(t), await emptyDatabase(t), newFolder(t)]
  await query(url, readFileSync(join(import.meta.dirname, '../fixtures/archives/0005-guards/dump.sql'), 'utf8'))
  for (const [command, path, at] of [['export', folder, url], ['import', folder, other], ['export', again, other]] as const) {
    const { code, said } = await runCommand(t, command, [path], { DATABASE_URL: at })
    t.equal(code, 0, said)
  }
  t.same(filesOf(again), filesOf(folder))
  const now = Date.parse('2026-11-28T00:00:00Z')
  const { different } = await differences(await serveAt(t, url, now), await serveAt(t, other, now), [], 4)
  t.same(different.slice(0, 3), [], `${different.length} answers are others`)
  t.match(await runCommand(t, 'verify', [], { DATABASE_URL: other }), { code: 0 })
})

t.test('what is not as it was kept is not exported', async t => {
  const { databaseUrl } = await crawlFaults(t)
  const exporting = async () => await runCommand(t, 'export', [newFolder(t)], { DATABASE_URL: databaseUrl })
  await query(databaseUrl, 'alter table archive.capture disable trigger refuse_change; update archive.capture set status = 418 where status = 200')
  t.match(await exporting(), { code: 1, said: /Entry \d+ \(capture\) is not as it was kept, so that nothing is made of it: npm run verify/ })
  await query(databaseUrl, `
    alter table archive.document disable trigger refuse_change;
    update archive.document set coding = 'identity', content = 'other' where sha256 = any (select sha256 from archive.capture where role = 'policy')`)
  t.match(await exporting(), { code: 1, said: /The document [0-9a-f]{64} is not as it was kept, so that nothing is made of it: npm run verify/ })
})

t.test('the commands say how they are used', async t => {
  for (const [command, args] of [['export', []], ['export', ['a', 'b']], ['export', ['--unknown', 'a']], ['import', []], ['import', ['a', 'b']]] as const) {
    const { code, said } = await runCommand(t, command, args, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    t.match({ code, said }, { code: 2, said: new RegExp(`Use: npm run ${command}`) }, `${command} ${args.join(' ')}`)
  }
  t.match(await runCommand(t, 'import', [newFolder(t)], {}), { code: 1, said: /set one of them, see \.env\.example/ }, 'the sample meets no other data')
  const url = await emptyDatabase(t)
  const folder = newFolder(t)
  writeFileSync(join(folder, 'letter.txt'), '')
  t.match(await runCommand(t, 'export', [folder], { DATABASE_URL: url }), { code: 1, said: /is not empty, and there is no captures\.jsonl in it/ })
  const empty = newFolder(t)
  t.match(await runCommand(t, 'export', [empty], { DATABASE_URL: url }), { code: 0, said: /Exported 0 entries, 0 documents, 1 indexes/ })
  t.match(await runCommand(t, 'import', [empty], { DATABASE_URL: url }), { code: 0, said: /that archive was empty/ })
  writeFileSync(join(empty, 'letter.txt'), '')
  t.match(await runCommand(t, 'export', [empty], { DATABASE_URL: url }), { code: 0, said: /none of this export, which leaves them \(1\):\n {2}letter\.txt/ })
})
