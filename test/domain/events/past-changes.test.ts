import fc from 'fast-check'
import t from 'tap'
import type { ListedHistory } from '../../../src/domain/history/court-history.ts'
import { instantOf, type Label } from '../../../src/domain/time/court-time.ts'
import { answerAt, type KnownSince, type Telling } from '../../../src/domain/events/events.ts'
import { pastChanges } from '../../../src/domain/events/past-changes.ts'
import { fileFact, historyOf, policyFact } from '../blank-facts.ts'
import { policiesOn } from '../random-history.ts'

const zone = 'America/Los_Angeles'
const on = (label: Label): number => instantOf(label, zone).instant

// The policies of these tables: version, publication, effective hour.
const labels: Readonly<Record<string, readonly [Label, Label]>> = {
  one: ['2005-01-01T10', '2005-01-03T09'],
  two: ['2005-02-01T10', '2005-02-03T09'],
  three: ['2005-03-01T10', '2005-03-03T09'],
  late: ['2005-01-20T10', '2005-01-22T09'],
  bold: ['2005-02-02T10', '2005-02-02T12']
}
const versions: Readonly<Record<string, string>> = { one: '1.0.0', late: '1.0.1', two: '1.0.2', bold: '1.0.3', three: '1.0.4' }

function known (...names: string[]): ListedHistory {
  return historyOf(names.map(name => {
    const [published, effective] = labels[name] ?? ['', '']
    return policyFact({ version: versions[name] ?? '', published, effective, sha256: name }, Object.keys(labels).indexOf(name) + 1)
  }))
}

const told = (events: readonly Telling[]): unknown[] => events.map(event => event.kind === 'history-changed' ? [event.from, event.until, event.before, event.after] : event)

// Known before and after, the moment at which the change became known.
// [what it shows; known before; known after; moment; from, until, before, after of each change]
const changes = [
  ['nothing new', ['one', 'two'], ['one', 'two'], '2005-04-01T00', []],
  ['a policy whose hour is still to come', ['one'], ['one', 'two'], '2005-02-03T08', []],
  ['one whose hour has come that very moment', ['one'], ['one', 'two'], '2005-02-03T09', []],
  ['late by an hour', ['one'], ['one', 'two'], '2005-02-03T10', [['2005-02-03T09', '2005-02-03T10', '1.0.0', '1.0.2']]],
  ['between two that were known', ['one', 'two'], ['one', 'late', 'two'], '2005-04-01T00', [['2005-01-22T09', '2005-02-03T09', '1.0.0', '1.0.1']]],
  ['before the first', ['two'], ['one', 'two'], '2005-04-01T00', [['2005-01-03T09', '2005-02-03T09', null, '1.0.0']]],
  ['two at once', ['one', 'three'], ['one', 'late', 'two', 'three'], '2005-04-01T00',
    [['2005-01-22T09', '2005-02-03T09', '1.0.0', '1.0.1'], ['2005-02-03T09', '2005-03-03T09', '1.0.0', '1.0.2']]],
  ['one that overtakes another for ever [96]', ['one', 'two'], ['one', 'two', 'bold'], '2005-04-01T00',
    [['2005-02-02T12', '2005-02-03T09', '1.0.0', '1.0.3'], ['2005-02-03T09', '2005-04-01T00', '1.0.2', '1.0.3']]],
  ['the first is there no longer', ['one', 'two'], ['two'], '2005-04-01T00', [['2005-01-03T09', '2005-02-03T09', '1.0.0', null]]],
  ['one that is there no longer', ['one', 'late', 'two'], ['one', 'two'], '2005-04-01T00', [['2005-01-22T09', '2005-02-03T09', '1.0.1', '1.0.0']]]
] as const

t.test('where the past has changed', async t => {
  for (const [what, before, after, moment, expected] of changes) {
    const events = pastChanges([{ since: 0, history: known(...before), pending: [] }], known(...after), on(moment))
    t.same(told(events), expected.map(([from, until, ...answers]) => [on(from), on(until), ...answers]), what)
    t.ok(events.every(event => event.at === on(moment)))
    t.same(pastChanges([], known(...after), on(moment)), [], `${what}, and nothing was known before`)
  }
})

// 1.0.2 (from 2005-02-03T09) becomes known during a crawl that ends at noon. [when, what has changed]
const during = [
  ['2005-02-03T08', []],
  ['2005-02-03T09', []],
  ['2005-02-03T10', [['2005-02-03T09', '2005-02-03T12', '1.0.0', '1.0.2']]]
] as const

t.test('what was known when its hour came has not changed the past; what was not is told up to the moment of telling', async t => {
  for (const [since, expected] of during) {
    const steps = [{ since: on('2005-02-01T00'), history: known('one'), pending: [] }, { since: on(since), history: known('one', 'two'), pending: [] }]
    t.same(told(pastChanges(steps, known('one', 'two'), on('2005-02-03T12'))), expected.map(([from, until, ...answers]) => [on(from), on(until), ...answers]), since)
  }
})

t.test('what was known when a file could still change it has not been changed', async t => {
  const pending = [fileFact({ version: '1.0.3', published: '2005-02-02T10', effective: '2005-02-03T11' })]
  const steps = (unsure: typeof pending) => [{ since: on('2005-02-01T00'), history: known('one'), pending: [] }, { since: on('2005-02-03T10'), history: known('one'), pending: unsure }]
  t.same(told(pastChanges(steps([]), known('one', 'two'), on('2005-02-03T12'))), [[on('2005-02-03T09'), on('2005-02-03T12'), '1.0.0', '1.0.2']])
  t.same(told(pastChanges(steps(pending), known('one', 'two'), on('2005-02-03T12'))), [[on('2005-02-03T09'), on('2005-02-03T12'), '1.0.0', '1.0.2']], 'but goes on what has')
  t.same(told(pastChanges(steps(pending), known('one'), on('2005-02-03T12'))), [])
  t.same(told(pastChanges(steps(pending), known('one', 'bold'), on('2005-02-03T12'))), [[on('2005-02-02T12'), on('2005-02-03T12'), '1.0.0', '1.0.3']])
  t.same(told(pastChanges(steps(pending), known('one', 'two'), on('2005-02-03T11'))), [[on('2005-02-03T09'), on('2005-02-03T11'), '1.0.0', '1.0.2']], 'before it could')
})

t.test('one change is told as one, however often the court was looked at in the meantime', async t => {
  const steps = [{ since: on('2005-02-01T00'), history: known('one'), pending: [] }, { since: on('2005-02-10T00'), history: known('one'), pending: [] }]
  t.same(told(pastChanges(steps, known('one', 'two'), on('2005-03-01T00'))), [[on('2005-02-03T09'), on('2005-03-01T00'), '1.0.0', '1.0.2']])
})

t.test('other bytes of the same version are another answer', async t => {
  const other = historyOf([policyFact({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-03T09', sha256: 'other' })])
  t.match(pastChanges([{ since: 0, history: known('one'), pending: [] }], other, on('2005-02-01T00')), [{ before: '1.0.0', after: '1.0.0', beforeSha256: 'one', afterSha256: 'other' }])
})

t.test('at every hour of the past: changed exactly where the answers differ', async () => {
  const day = '2005-04-03'
  const history = (policies: ReadonlyArray<{ version: string }>): ListedHistory => historyOf([policyFact({ version: '9.9.9', published: '1999-01-01T00', effective: '1999-01-02T00', sha256: 'first' }),
    ...policies.map((policy, place) => policyFact({ ...policy, sha256: policy.version }, place + 2))])
  fc.assert(fc.property(policiesOn(day, 6), fc.integer({ min: 0, max: 6 }), fc.integer({ min: -24, max: 72 }), (policies, count, hour) => {
    const [before, after] = [history(policies.slice(0, count)), history(policies)]
    const moment = on(`${day}T00`) + hour * 3_600_000
    const steps: KnownSince[] = [{ since: 0, history: before, pending: [] }]
    const events = pastChanges(steps, after, moment).flatMap(event => event.kind === 'history-changed' ? [event] : [])
    for (let at = moment - 120 * 3_600_000; at < moment + 5 * 3_600_000; at += 1_800_000) {
      const holding = events.filter(({ from, until }) => from <= at && at < until)
      const [was, is] = [answerAt(before, at), answerAt(after, at)]
      const expected = at < moment && was?.sha256 !== is?.sha256 ? [[was?.version ?? null, is?.version ?? null]] : []
      if (JSON.stringify(holding.map(event => [event.before, event.after])) !== JSON.stringify(expected)) return false
    }
    return events.every((event, place) => place === 0 || (events[place - 1]?.until ?? 0) <= event.from)
  }), { seed: 20051101, numRuns: 150 })
})
