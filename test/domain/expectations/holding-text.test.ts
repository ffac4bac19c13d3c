import t from 'tap'
import { tellHolding } from '../../../src/domain/expectations/holding-text.ts'
import type { Holding } from '../../../src/domain/expectations/holding.ts'
import type { Doubt } from '../../../src/domain/history/doubts.ts'

const zone = 'America/Los_Angeles'
const at = Date.parse('2005-03-02T09:00-08:00')
const until = Date.parse('2005-06-01T10:00-07:00')
const doubt = (kind: Doubt['kind'], text: string): Doubt => ({ kind, version: null, sha256: null, url: null, text })
const doubts = [doubt('too-soon', 'A floor.'), doubt('not-fetched', 'A file.')]
const said = { holds: 'yes', found: 1, text: 'fee "1" costs 1.00 USD' } as const
const yes: Holding = { holds: 'yes', said, since: null, until: null, ending: null, brokenBy: null }

// [what it shows, holding, whether in doubt, text]
const cases: ReadonlyArray<readonly [string, Partial<Holding>, boolean, string]> = [
  ['without an end', {}, false, 'By policy 1.0.3 fee "1" costs 1.00 USD.'],
  ['a policy ends it', { until, ending: 'policy', brokenBy: '1.0.4' }, false, 'By policy 1.0.3 fee "1" costs 1.00 USD; it ceases to hold 2005-06-01T10:00:00-07:00, with policy 1.0.4.'],
  ['a fee\'s own date ends it', { until, ending: 'fee-date' }, false, 'By policy 1.0.3 fee "1" costs 1.00 USD; it ceases to hold 2005-06-01T10:00:00-07:00.'],
  ['a doubt ends it', { until, ending: 'doubt' }, false, 'By policy 1.0.3 fee "1" costs 1.00 USD; from 2005-06-01T10:00:00-07:00 on nobody can tell, as another policy could be in force.'],
  ['it does not hold', { holds: 'no' }, false, 'By policy 1.0.3 fee "1" costs 1.00 USD.'],
  ['it does not hold yet', { holds: 'no', until }, false, 'By policy 1.0.3 fee "1" costs 1.00 USD; that is so until 2005-06-01T10:00:00-07:00.'],
  ['in doubt, by the doubt that can change it', { holds: 'undetermined' }, true, 'By policy 1.0.3 fee "1" costs 1.00 USD. But another policy could be in force: A file.'],
  ['before the first policy', { holds: 'undetermined', said: null, until }, false, 'No policy of this court is in force at 2005-03-02T09:00:00-08:00: nothing tells.']
]

t.test('a holding in sentences', async t => {
  for (const [what, given, isDoubtful, text] of cases) {
    t.equal(tellHolding({ ...yes, ...given }, { at, zone, version: '1.0.3', doubts: isDoubtful ? doubts : doubts.slice(0, 1) }), text, what)
  }
})
