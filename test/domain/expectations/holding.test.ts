import t from 'tap'
import { holdingAt, type Holds } from '../../../src/domain/expectations/holding.ts'
import { fileFact, historyOf, policyFact } from '../blank-facts.ts'

const policies = [
  policyFact({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-10T09' }, 1),
  policyFact({ version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-10T09' }, 2),
  policyFact({ version: '1.0.2', published: '2005-03-01T10', effective: '2005-03-10T09' }, 3)
]
const history = historyOf(policies)
const at = (text: string): number => Date.parse(`${text}-08:00`)
const [january, february, march] = [at('2005-01-10T09:00'), at('2005-02-10T09:00'), at('2005-03-10T09:00')]

// [what it shows, what each version says, instant, what comes of it]
const answers: ReadonlyArray<readonly [string, Record<string, Holds>, number, [Holds, number | null, number | null, string | null]]> = [
  ['as long as anything is known', { '1.0.0': 'yes', '1.0.1': 'yes', '1.0.2': 'yes' }, february, ['yes', january, null, null]],
  ['broken by a version to come', { '1.0.0': 'no', '1.0.1': 'yes', '1.0.2': 'no' }, february, ['yes', february, march, '1.0.2']],
  ['over two policies', { '1.0.0': 'yes', '1.0.1': 'yes', '1.0.2': 'undetermined' }, january, ['yes', january, march, '1.0.2']],
  ['up to the last instant before it', { '1.0.0': 'yes', '1.0.1': 'no', '1.0.2': 'no' }, february - 1, ['yes', january, february, '1.0.1']],
  ['what does not hold has bounds too', { '1.0.0': 'yes', '1.0.1': 'no', '1.0.2': 'yes' }, february, ['no', february, march, null]],
  ['nor what nothing tells', { '1.0.0': 'undetermined', '1.0.1': 'undetermined', '1.0.2': 'yes' }, january, ['undetermined', january, march, null]],
  ['before the first policy', { '1.0.0': 'yes', '1.0.1': 'yes', '1.0.2': 'yes' }, january - 1, ['undetermined', null, january, null]]
]

t.test('since when and until when something is so without a break', async t => {
  for (const [what, said, instant, [holds, since, until, brokenBy]] of answers) {
    t.same(holdingAt(history, [], instant, ({ version }) => said[version] as Holds), { holds, since, until, brokenBy }, what)
  }
})

t.test('what a policy says may become another while it rules', async t => {
  const cut = at('2005-02-20T00:00')
  const said = (_policy: unknown, from: number): Holds => from >= cut ? 'no' : 'yes'
  t.same(holdingAt(history, [cut], february, said), { holds: 'yes', since: january, until: cut, brokenBy: null })
  t.same(holdingAt(history, [cut], cut, said), { holds: 'no', since: cut, until: null, brokenBy: null })
  t.same(holdingAt(history, [march], february, (_policy, from) => from >= march ? 'no' : 'yes'), { holds: 'yes', since: january, until: march, brokenBy: '1.0.2' })
})

t.test('a doubt that could make it another makes it undetermined', async t => {
  const doubted = historyOf(policies, [fileFact({ version: '1.0.3', published: '2005-02-02T10', effective: '2005-02-20T09' })])
  const from = at('2005-02-20T09:00')
  t.match(holdingAt(doubted, [], february, () => 'yes'), { holds: 'yes', since: january, until: from, brokenBy: null })
  t.match(holdingAt(doubted, [], from, () => 'yes'), { holds: 'undetermined', since: from })
})
