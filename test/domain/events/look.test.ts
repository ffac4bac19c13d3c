import t from 'tap'
import { instantOf, type Label } from '../../../src/domain/time/court-time.ts'
import { inOrder, type KnownSince } from '../../../src/domain/events/events.ts'
import { eventsOfLook } from '../../../src/domain/events/look.ts'
import { finding } from '../../../src/domain/policy/rules.ts'
import { historyOf, policyFact } from '../blank-facts.ts'
import example from '../../fixtures/worked-example.json' with { type: 'json' }

const on = (label: Label): number => instantOf(label, example.timeZone).instant
const policies = example.policies.map(({ version, published, effective }, place) => policyFact({ version, published, effective }, place + 1))
const without = (...versions: string[]) => historyOf(policies.filter(({ version }) => !versions.includes(version)))
const findingsOf = ({ version }: { version: string }) => version === '1.0.2' ? [finding('value-forbidden', 'wrong')] : []
const changed = policyFact({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-01T11', sha256: 'changed' }, 9)

const look = (known: readonly KnownSince[], after: ReturnType<typeof historyOf>, moment: Label, wasWithheld = false): string[] =>
  inOrder(eventsOfLook({ known, after, moment: on(moment), wasWithheld, findingsOf })).map(({ identity }) => identity.replace(/^(history-changed).*/, '$1'))

t.test('the first look tells the whole history, and no change of it', async t => {
  t.same(look([], without(), '2005-03-02T09'), [
    'policy-published 1.0.0', 'policy-effective 1.0.0',
    'policy-published 1.0.1', 'policy-effective 1.0.1', 'policy-superseded 1.0.0 by 1.0.1',
    'policy-published 1.0.2', 'rule-broken 1.0.2 value-forbidden',
    'policy-published 1.0.3', 'policy-published 1.0.4', 'policy-effective 1.0.3', 'policy-superseded 1.0.1 by 1.0.3'
  ])
  t.same(look([], historyOf([...policies, changed]), '2005-01-01T11').filter(identity => identity.startsWith('document')), ['document-changed 1.0.0 changed'])
})

// 1.0.3 was not known at the look before. [the look before, this look, what is told]
const looks = [
  ['2005-03-01T15', '2005-03-01T17', ['policy-published 1.0.3']],
  ['2005-03-01T15', '2005-03-02T09', ['policy-published 1.0.3', 'policy-effective 1.0.3', 'policy-superseded 1.0.1 by 1.0.3']],
  ['2005-03-03T00', '2005-03-03T01', ['policy-published 1.0.3', 'policy-effective 1.0.3', 'policy-superseded 1.0.1 by 1.0.3', 'policy-superseded 1.0.3 by 1.0.4', 'history-changed']]
] as const

t.test('a later look tells what is new, and where it has changed the past', async t => {
  for (const [before, moment, expected] of looks) {
    t.same(look([{ since: on(before), history: without('1.0.2', '1.0.3'), pending: [] }], without('1.0.2'), moment), expected, `${before} to ${moment}`)
  }
  t.same(look([{ since: on('2005-03-03T00'), history: without(), pending: [] }], without(), '2005-03-04T00'), [], 'nothing new')
  const known = [{ since: on('2005-03-03T00'), history: historyOf([...policies, changed]), pending: [] }]
  t.same(look(known, historyOf([...policies, changed]), '2005-03-04T00'), [], 'no document is told of twice')
  const all = look([], without(), '2005-03-04T00').filter(identity => /^policy-(effective|superseded)/.test(identity))
  t.same(look([{ since: on('2005-03-03T00'), history: without(), pending: [] }], without(), '2005-03-04T00', true), all, 'what was withheld is told again, with all that was told')
})
