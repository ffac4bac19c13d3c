import t from 'tap'
import { openDatabase } from '../../src/postgres/database.ts'
import { newsOf } from '../../src/memory/news.ts'
import type { Changes } from '../../src/archive/changes.ts'

const nothing: Changes = { sequence: 7, organizationKeys: [], indexes: false, settings: false, crawls: false }
const keys = { plain: new Map(), written: new Map(), rows: new Set<string>() }

// [what was recorded, what it concerns]
const cases: Array<[string, Partial<Changes>, object]> = [
  ['the end of a crawl', { crawls: true }, { organizationKeys: [], keys: false, crawls: true }],
  ['what is configured', { settings: true }, { organizationKeys: null, keys: true, crawls: false }],
  ['an index, of which nobody can tell what it changes', { indexes: true }, { organizationKeys: null, keys: true, crawls: false }],
  ['a policy, of which nobody can tell what it names', { organizationKeys: ['A'] }, { organizationKeys: null, keys: true, crawls: false }]
]

t.test('what cannot be found out may concern all, and holds up nothing', async t => {
  // Nobody listens there.
  const database = openDatabase('postgres://nobody@127.0.0.1:9/nothing', () => {})
  t.teardown(async () => await database.end())
  for (const [what, changes, expected] of cases) t.same(await newsOf(database, 3, { ...nothing, ...changes }, keys), expected, what)
})
