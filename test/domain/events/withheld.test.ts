import t from 'tap'
import { instantOf, type Label } from '../../../src/domain/time/court-time.ts'
import { changesOfPolicy, published, type Telling } from '../../../src/domain/events/events.ts'
import type { FileFact } from '../../../src/domain/history/facts.ts'
import { pastChanges } from '../../../src/domain/events/past-changes.ts'
import { pendingFiles, withhold } from '../../../src/domain/events/withheld.ts'
import { fileFact, historyOf, policyFact } from '../blank-facts.ts'

const on = (label: Label): number => instantOf(label, 'America/Los_Angeles').instant

// 1.0.0 rules from 2005-01-03T09, 1.0.1 from 2005-02-03T09, 1.0.2 from 2005-03-03T09.
const policies = [
  policyFact({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-03T09' }, 1),
  policyFact({ version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-03T09' }, 2),
  policyFact({ version: '1.0.2', published: '2005-03-01T10', effective: '2005-03-03T09' }, 3)
]
const knowing = (files: readonly FileFact[] = []) => historyOf(policies, files)
const all = ['policy-effective 1.0.0', 'policy-effective 1.0.1', 'policy-superseded 1.0.0 by 1.0.1', 'policy-effective 1.0.2', 'policy-superseded 1.0.1 by 1.0.2']
const inWords = (events: readonly Telling[]): string[] => events.map(({ identity }) => identity)

// [what a file is told to be, what is withheld because of it]
const files: Array<[string, Parameters<typeof fileFact>[0], string[]]> = [
  ['older than all, and of the past', { version: '0.9.9', published: '2004-12-01T10', effective: '2004-12-03T09' }, []],
  ['newer than all, and still to start', { version: '1.0.3', published: '2005-03-02T10', effective: '2005-03-09T09' }, []],
  ['newer than all, and started before the last did', { version: '1.0.3', published: '2005-03-01T11', effective: '2005-03-02T09' }, ['policy-effective 1.0.2', 'policy-superseded 1.0.1 by 1.0.2']],
  ['between the last two: what is ended could be another', { version: '1.0.3', published: '2005-02-20T10', effective: '2005-02-23T09' }, ['policy-superseded 1.0.1 by 1.0.2']],
  ['between the last two, to start with the last: it would never rule', { version: '1.0.3', published: '2005-02-20T10', effective: '2005-03-03T09' }, []],
  ['an hour before the last starts: it could be what is ended', { version: '1.0.3', published: '2005-02-20T10', effective: '2005-03-03T08' }, ['policy-superseded 1.0.1 by 1.0.2']],
  ['the first version under another label', { version: '1.0.0', published: '2004-12-30T10', effective: '2005-01-03T09' }, ['policy-effective 1.0.0', 'policy-superseded 1.0.0 by 1.0.1']],
  ['nothing is told of it', {}, all]
]

t.test('what a pending file could change is withheld', async t => {
  for (const [what, subject, expected] of files) {
    const file = fileFact(subject)
    const history = knowing([file])
    const changes = changesOfPolicy(history, -Infinity, on('2005-04-01T00'))
    const { told, withheld } = withhold(changes, history, [file])
    t.same(inWords(withheld), expected, what)
    t.same(inWords(told), all.filter(identity => !expected.includes(identity)), what)
    t.same(withhold(changes, history, []).withheld, [], 'nothing is, once a check has covered it')
  }
})

t.test('after a complete check what stays doubtful is told with the kinds of its doubts', async t => {
  const unfetched = fileFact({ version: '1.0.3', published: '2005-03-01T11', effective: '2005-03-02T09' }, { kind: 'not-fetched', url: 'a' })
  const listed = fileFact({ version: '1.0.4', published: '2005-03-01T12', effective: '2005-03-02T09' }, { url: 'b' })
  const unreadable = fileFact({ version: '1.0.5', published: '2005-02-20T10', effective: '2005-02-23T09' }, { kind: 'unreadable', sha256: 'x', url: 'c' })
  const history = knowing([unfetched, listed, unreadable])
  const { told } = withhold(changesOfPolicy(history, -Infinity, on('2005-04-01T00')), history, [])
  t.same(told.map(event => 'doubtKinds' in event ? event.doubtKinds : null), [[], [], [], ['not-fetched'], ['not-fetched', 'unreadable']])
})

t.test('a change of the past is withheld where any instant of it could be another', async t => {
  const before = historyOf(policies.slice(0, 2))
  const told = (subject: Parameters<typeof fileFact>[0]): number => {
    const file = fileFact(subject)
    const history = knowing([file])
    const changes = pastChanges([{ since: 0, history: before, pending: [] }], history, on('2005-03-10T00'))
    t.equal(changes.length, 1)
    return withhold(changes, history, [file]).told.length
  }
  t.equal(told({ version: '1.0.3', published: '2005-03-02T10', effective: '2005-03-10T00' }), 1, 'it starts when the change ends')
  t.equal(told({ version: '1.0.3', published: '2005-03-02T10', effective: '2005-03-09T23' }), 0, 'it could rule in its last hour')
})

t.test('other kinds are told, whatever is pending', async t => {
  const file = fileFact({})
  const history = knowing([file])
  const event = published(history.policies[0] as typeof history.policies[0] & object)
  t.same(withhold([event], history, [file]), { told: [event], withheld: [] })
})

t.test('a file is pending until a complete check has covered it', async t => {
  const file = fileFact({ version: '1.0.3' })
  const history = knowing([file])
  for (const [coveredAt, isPending] of [[null, true], [8, true], [7, false], [6, false]] as const) {
    t.equal(pendingFiles(history, 7, () => coveredAt).length, isPending ? 1 : 0, `covered at ${coveredAt}, known at 7`)
  }
})
