import t from 'tap'
import { doubtPeriodsOf, doubtsOfSpan } from '../../../src/domain/history/span-doubts.ts'
import { printInstant } from '../../../src/domain/time/court-time.ts'
import { fileFact, historyOf, indexCapture, policyElsewhere, policyFact, urlOf } from '../blank-facts.ts'

const at = (wallTime: string): number => Date.parse(`${wallTime}:00-08:00`)

const march = { version: '1.0.2', published: '2005-03-01T09', effective: '2005-03-02T09' }
const missing = fileFact({ version: '1.0.3', published: '2005-04-01T09', effective: '2005-04-02T09' }, { url: 'missing' })
const tooSoon = policyFact({ version: '1.0.4', published: '2005-05-02T09', effective: '2005-05-02T09' }, 4)
const abroad = policyElsewhere({ version: '1.0.5', published: '2005-06-01T09', effective: '2005-06-02T09' }, 5)
const listed = { url: urlOf(march), before: indexCapture(2, '2005-03-01T10:50:00-08:00'), since: indexCapture(3, '2005-03-02T09:50:00-08:00') }

// 1.0.1 is in force from 2005-02-04T11 on. [what it shows, policies beside it, files, from, until, kinds]
const spans = [
  ['nothing to doubt', [policyFact(march, 2)], [], '2005-01-01T00:00', '2006-01-01T00:00', []],
  ['a file that could rule within the span', [], [missing], '2005-01-01T00:00', '2006-01-01T00:00', ['not-fetched']],
  ['that could rule only after it', [], [missing], '2005-01-01T00:00', '2005-04-02T09:00', []],
  ['that was overtaken before it: a later policy answers', [policyFact({ version: '1.0.9', published: '2005-04-03T09', effective: '2005-04-04T09' }, 9)], [missing], '2005-04-04T09:00', '2006-01-01T00:00', []],
  ['that rules in the middle only', [policyFact({ version: '1.0.9', published: '2005-04-03T09', effective: '2005-04-04T09' }, 9)], [missing], '2005-01-01T00:00', '2006-01-01T00:00', ['not-fetched']],
  ['a floor', [tooSoon], [], '2005-01-01T00:00', '2006-01-01T00:00', ['too-soon']],
  ['another source', [abroad], [], '2005-01-01T00:00', '2006-01-01T00:00', ['other-source']],
  ['a policy that was back-dated, while its own hour would give another answer', [policyFact(march, 2)], [fileFact(march, listed)], '2005-01-01T00:00', '2006-01-01T00:00', ['back-dated']],
  ['several', [tooSoon, abroad], [missing], '2005-01-01T00:00', '2006-01-01T00:00', ['not-fetched', 'too-soon', 'other-source']],
  ['all time', [], [missing], null, null, ['not-fetched']]
] as const

t.test('the doubts of every answer in a span, each once (domain §3.7)', async t => {
  for (const [what, policies, files, from, until, kinds] of spans) {
    const doubts = doubtsOfSpan(historyOf([policyFact(), ...policies], files), from === null ? -Infinity : at(from), until === null ? Infinity : at(until))
    t.same(doubts.map(({ kind }) => kind), kinds, what)
  }
})

const hour = (instant: number): string => Number.isFinite(instant) ? printInstant(instant, 'America/Los_Angeles').slice(0, 13) : ''
const april = policyFact({ version: '1.0.9', published: '2005-04-03T09', effective: '2005-04-04T09' }, 9)
const unlabelled = fileFact({ version: null, published: null, effective: null }, { url: 'unlabelled' })
const older = fileFact({ version: '1.0.0', published: '2004-01-01T09', effective: '2004-02-01T09' }, { url: 'older' })

// [what it shows, policies beside 1.0.1, files, from, until, periods]
const lasting = [
  ['nothing to doubt', [], [], null, null, []],
  ['without an end, from where it could rule on', [], [missing], null, null, ['not-fetched 2005-04-02T09 ']],
  ['until a newer policy answers', [april], [missing], null, null, ['not-fetched 2005-04-02T09 2005-04-04T09']],
  ['cut where the span is', [april], [missing], '2005-04-02T12:00', '2005-04-03T00:00', ['not-fetched 2005-04-02T12 2005-04-03T00']],
  ['of which nothing is told: of all time, as one', [policyFact(march, 2)], [unlabelled], null, null, ['not-fetched  ']],
  ['from its own time until something newer rules', [], [older], null, null, ['not-fetched 2004-02-01T09 2005-02-04T11']],
  ['two, in the order in which they begin', [policyFact(march, 2)], [missing, older], null, null, ['not-fetched 2004-02-01T09 2005-02-04T11', 'not-fetched 2005-04-02T09 ']],
  ['a floor, from the instant that the policy\'s own label names', [april, tooSoon], [], null, null, ['too-soon 2005-05-02T09 ']]
] as const

t.test('when answers carry which doubt', async t => {
  for (const [what, policies, files, from, until, expected] of lasting) {
    const periods = doubtPeriodsOf(historyOf([policyFact(), ...policies], files), from === null ? -Infinity : at(from), until === null ? Infinity : at(until))
    t.same(periods.map(({ doubt, from, until }) => `${doubt.kind} ${hour(from)} ${hour(until)}`), expected, what)
  }
})
