import t from 'tap'
import { findChanges } from '../../src/archive/changes.ts'
import { listFacts } from '../../src/archive/court/facts.ts'
import type { Database } from '../../src/postgres/database.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { keepSettings, listSettings } from '../../src/archive/court/settings.ts'
import { verifyArchive } from '../../src/verify/verify-archive.ts'
import type { Difference } from '../../src/verify/verification.ts'
import type { Configured } from '../../src/domain/history/settings.ts'
import { openTestArchive } from './keep.ts'

const kings: Configured = { organizationKey: 'USCAKings', repositoryId: null, timeZone: 'America/Denver', source: 'one' }
const one: Configured = { organizationKey: null, repositoryId: 'one', timeZone: 'UTC', source: null }
const nothing = { timeZone: null, source: null }

const keep = async (database: Database, configured: Configured[] | null): Promise<number> => {
  const kept = await keepSettings(database, configured)
  await recordEntries(database)
  return kept
}

t.test('a configuration is kept where it changes; the first counts from the beginning', async t => {
  const { database } = await openTestArchive(t)
  t.equal(await keep(database, [kings, one]), 2)
  t.equal(await keep(database, [one, kings]), 0, 'the same again')
  t.equal(await keep(database, null), 0, 'one that says nothing')
  t.equal(await keep(database, [{ ...kings, source: null }, one]), 1)
  t.equal(await keep(database, [one]), 1, 'what it names no more')
  t.equal(await keep(database, [one]), 0)
  t.equal(await keep(database, [kings, one]), 1, 'and again')
  const all = await listSettings(database, ['USCAKings'])
  t.match(all, [
    { ...kings, initial: true },
    { ...one, initial: true },
    { ...kings, source: null, initial: false },
    { ...kings, ...nothing, initial: false },
    { ...kings, initial: false }
  ])
  t.same(all.map(({ recordedAt }) => recordedAt), all.map(({ recordedAt }) => recordedAt).sort((a, b) => a - b))
  t.same((await listSettings(database, ['USCAOther'])).map(({ repositoryId }) => repositoryId), ['one'], 'another court has those of repositories')
  const facts = await listFacts(database, ['USCAOther', 'USCAKings'])
  t.same(facts.map(({ settings }) => settings.length), [1, 5])
})

t.test('a first configuration of nothing is one: what comes later counts from then', async t => {
  for (const first of [[], null]) {
    const { database } = await openTestArchive(t)
    t.equal(await keep(database, first), 0)
    await keep(database, [kings])
    t.match(await listSettings(database, ['USCAKings']), [{ ...kings, initial: false }])
  }
})

t.test('of many that start at once each change is kept once', async t => {
  const { database } = await openTestArchive(t)
  const kept = await Promise.all(Array.from({ length: 5 }, async () => await keep(database, [kings, one])))
  t.same(kept.sort(), [0, 0, 0, 0, 2])
  t.same((await listSettings(database, ['USCAKings'])).map(({ initial }) => initial), [true, true])
})

t.test('others hear that settings have changed; and what is kept is whole', async t => {
  const { database } = await openTestArchive(t)
  await keep(database, [])
  const { sequence } = await findChanges(database, 0)
  t.same(await findChanges(database, sequence), { sequence, organizationKeys: [], indexes: false, settings: false, crawls: false })
  await keep(database, [kings])
  t.match(await findChanges(database, sequence), { sequence: sequence + 1, settings: true, indexes: false })
  const found: Difference[] = []
  const verification = { database, reader: { version: 'none', read: async () => { throw new Error('nothing to read') } }, onProgress: () => {} }
  t.match(await verifyArchive({ ...verification, onDifference: difference => { found.push(difference) } }), { entries: 2, differences: 0 })
  await database.query('alter table archive.setting disable trigger user')
  await database.query("delete from archive.setting where organization_key = 'USCAKings'")
  await verifyArchive({ ...verification, onDifference: difference => { found.push(difference) } })
  t.ok(found.some(({ subject, what }) => subject.endsWith('(setting)') && what === 'its row of archive.setting'))
  t.same(found.filter(({ subject }) => subject === 'archive.setting').map(({ what }) => what), ['the trigger refuse_change', 'the trigger refuse_truncate'])
})

t.test('a row is of a court or of a repository, and only a court has a source', async t => {
  const { database } = await openTestArchive(t)
  const insert = async (columns: string, values: string): Promise<unknown> => await database.query(`
    with entry as (insert into archive.entry (kind) values ('setting') returning entry_id)
    insert into archive.setting (entry_id, ${columns}) select entry_id, ${values} from entry`)
  await t.rejects(insert('organization_key, repository_id, initial', "'a', 'b', true"), /check constraint/)
  await t.rejects(insert('repository_id, source, initial', "'a', 'b', true"), /check constraint/)
  await t.rejects(insert('time_zone, initial', "'UTC', true"), /check constraint/)
  await t.rejects(insert('initial', 'false'), /check constraint/)
})
