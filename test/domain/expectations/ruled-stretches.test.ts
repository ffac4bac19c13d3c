import t from 'tap'
import { ruledStretches } from '../../../src/domain/expectations/ruled-stretches.ts'
import { fileFact, historyOf, policyFact } from '../blank-facts.ts'

const march = policyFact({ version: '1.0.2', published: '2005-03-01T09', effective: '2005-03-05T09' }, 2)
const missing = fileFact({ version: '1.0.3', published: '2005-04-01T09', effective: '2005-04-05T09' })

// 1.0.1 is in force from 2005-02-04T11 on. [what it shows, policies beside it, files, stretches: `from version`, with ? where it could be another]
const courts = [
  ['one policy', [], [], ['ever none', '2005-02-04T19:00Z 1.0.1']],
  ['another follows; its publication alone is no new stretch', [march], [], ['ever none', '2005-02-04T19:00Z 1.0.1', '2005-03-05T17:00Z 1.0.2']],
  ['a file that nobody has read could rule from its hour on', [march], [missing], ['ever none', '2005-02-04T19:00Z 1.0.1', '2005-03-05T17:00Z 1.0.2', '2005-04-05T16:00Z 1.0.2?']]
] as const

t.test('a court\'s time, by what rules and whether it could be another', async t => {
  for (const [what, policies, files, expected] of courts) {
    const stretches = ruledStretches(historyOf([policyFact(), ...policies], [...files]))
    const printed = (from: number): string => from === -Infinity ? 'ever' : `${new Date(from).toISOString().slice(0, 16)}Z`
    t.same(stretches.map(({ from, policy, isSure }) => `${printed(from)} ${policy?.version ?? 'none'}${isSure ? '' : '?'}`), expected, what)
    t.same(stretches.slice(1).map(({ from }) => from), stretches.slice(0, -1).map(({ until }) => until), 'without a gap')
    t.equal(stretches.at(-1)?.until, Infinity)
  }
})
