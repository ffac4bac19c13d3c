import t from 'tap'
import { unreadRequirements } from '../../../src/domain/policy/unread-requirements.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { policy } from '../blank-policy.ts'

const kept = (name: string, text: string) => ({ namespace: '', name, text, attributes: [], children: [] })

// [what it shows, the policy, what cannot be read: element and a part of the text]
const cases: readonly (readonly [string, Partial<Policy>, readonly (readonly [string, string])[]])[] = [
  ['silent', {}, []],
  ['readable', { maximumFilingSize: 1, maximumDocumentSize: 1, delimitExhibits: true }, []],
  ['megabytes', { extra: [kept('MaximumFilingSize', '20 MB')] }, [['MaximumFilingSize', '"20 MB"']]],
  ['perhaps', { extra: [kept('DelimitExhibits', 'sometimes')] }, [['DelimitExhibits', 'true or false']]],
  ['nothing, and less', { maximumFilingSize: 0, maximumDocumentSize: -5 }, [['MaximumFilingSize', 'is 0'], ['MaximumDocumentSize', 'is -5']]],
  ['an attribute that nobody knows, of a size that can be read', { maximumDocumentSize: 7, extra: [kept('MaximumDocumentSize', '')] }, []]
]

t.test('a requirement that nobody can read is not the same as none', async t => {
  for (const [what, given, expected] of cases) {
    const found = unreadRequirements(policy(given))
    t.same(found.map(({ element, path }) => [element, path]), expected.map(([element]) => [element, `Policy/${element}`]), what)
    for (const [place, [, text]] of expected.entries()) t.ok(found[place]?.text.includes(text), what)
  }
})
