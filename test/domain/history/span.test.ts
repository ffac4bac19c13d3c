import t from 'tap'
import { periodsOfSpan, policiesOfSpan } from '../../../src/domain/history/span.ts'
import { historyOf, policyFact } from '../blank-facts.ts'

const at = (wallTime: string): number => Date.parse(`${wallTime}:00-08:00`)
const history = historyOf([
  policyFact({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-03T09' }, 1),
  policyFact({ version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-20T09' }, 2),
  policyFact({ version: '1.0.2', published: '2005-02-05T10', effective: '2005-02-10T09' }, 3)
])

// [what it shows, from, to, versions of periods, versions of policies]; 1.0.1 is overtaken by 1.0.2.
const spans = [
  ['all time', -Infinity, Infinity, ['1.0.0', '1.0.2'], ['1.0.2', '1.0.1', '1.0.0']],
  ['before anything', at('2004-01-01T00:00'), at('2005-01-01T10:00'), [], []],
  ['as the first is published', at('2004-01-01T00:00'), at('2005-01-01T10:01'), [], ['1.0.0']],
  ['while the first rules', at('2005-01-04T00:00'), at('2005-01-05T00:00'), ['1.0.0'], ['1.0.0']],
  ['what ends as the span begins is over', at('2005-02-10T09:00'), Infinity, ['1.0.2'], ['1.0.2', '1.0.1']],
  ['what never rules counts up to its start', at('2005-02-20T09:01'), Infinity, ['1.0.2'], ['1.0.2']]
] as const

t.test('periods and policies of a span', async t => {
  for (const [what, from, to, periods, policies] of spans) {
    t.same(periodsOfSpan(history, { from, to }).map(({ policy }) => policy.version), periods, what)
    t.same(policiesOfSpan(history, { from, to }).map(({ version }) => version), policies, what)
  }
})
