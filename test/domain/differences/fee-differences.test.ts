import t from 'tap'
import { feeDifferences, feesByCode } from '../../../src/domain/differences/fee-differences.ts'
import type { Fee } from '../../../src/domain/policy/fees-and-codes.ts'
import { fee } from '../blank-policy.ts'

const filter = { table: null, values: [], source: { namespace: '', name: 'Filter', text: '', attributes: [], children: [] } }
const bound = { amount: '25000', threshold: 'Over' }

// [what it shows, before, after, what differs]
const schedules: ReadonlyArray<readonly [string, Partial<Fee>[], Partial<Fee>[], string[]]> = [
  ['nothing', [{}], [{}], []],
  ['another order', [{ code: '1' }, { code: '2' }], [{ code: '2' }, { code: '1' }], []],
  ['a price', [{ cost: '100.00' }], [{ cost: '110.00' }], ['changed 0101: Complaint (0101): 100.00 to 110.00 USD']],
  ['a price and a name', [{ cost: '100.00', name: 'A' }], [{ cost: '110.00', name: 'B' }], ['changed 0101: B (0101): 100.00 to 110.00 USD; name "A" to "B"']],
  ['a name', [{ name: 'A' }], [{ name: 'B' }], ['changed 0101: B (0101): name "A" to "B"']],
  ['a currency', [{ currency: 'USD' }], [{ currency: 'EUR' }], ['changed 0101: Complaint (0101): 100.00 USD to 100.00 EUR']],
  ['a price that cannot be read', [{ cost: null, costText: 'free' }], [{ cost: null, costText: null }], ['changed 0101: Complaint (0101): free to no cost USD']],
  ['one that came and one that went', [{ code: '1', name: null }], [{ code: '2', name: 'Writ' }], ['removed 1: Fee 1: removed, was 100.00 USD', 'added 2: Writ (2): added, 100.00 USD']],
  ['without a code', [], [{ code: null, name: null }, { code: null, name: 'Writ', firstPaper: 'Yes' }], [
    'added  (no criteria): Fee without a code: added, 100.00 USD', 'added  (first paper Yes): Writ (no code): added, 100.00 USD'
  ]],
  ['a code in other letters is another', [{ code: 'a' }], [{ code: 'A' }], ['removed a: Complaint (a): removed, was 100.00 USD', 'added A: Complaint (A): added, 100.00 USD']],
  ['types and keys in another order', [{ caseTypes: ['1', '2'], courtKeys: ['A', 'B'] }], [{ caseTypes: ['2', '1'], courtKeys: ['B', 'A'] }], []],
  ['a code of two fees, each followed by what it is for', [{ firstPaper: 'Yes' }, { firstPaper: 'No', cost: '1.00' }], [{ firstPaper: 'No', cost: '2.00' }, { firstPaper: 'Yes' }],
    ['changed 0101 (first paper No): Complaint (0101): 1.00 to 2.00 USD']],
  ['a second fee comes', [{ jurisdictionalAmount: { amount: 'Limited', threshold: null } }], [{ jurisdictionalAmount: { amount: 'Limited', threshold: null } }, {}],
    ['added 0101 (no criteria): Complaint (0101): added, 100.00 USD']],
  ['all that a fee may be for', [], [{}, { courtKeys: ['B', 'A'], caseTypes: ['42'], amountInControversy: bound, documentTypes: ['1'], documentGenericTypes: ['Motion'], filters: [filter] }], [
    'added 0101 (no criteria): Complaint (0101): added, 100.00 USD',
    'added 0101 (of A B, case types 42, amount in controversy Over 25000, document types 1, generic document types Motion, filter): Complaint (0101): added, 100.00 USD'
  ]],
  ['two alike', [], [{ cost: '1.00' }, { cost: '2.00' }], ['added 0101 (no criteria): Complaint (0101): added, 1.00 USD', 'added 0101 (no criteria) #2: Complaint (0101): added, 2.00 USD']]
]

t.test('fees are compared by their code and by what they are for', async t => {
  for (const [what, before, after, expected] of schedules) {
    const found = feesByCode(before.map(fee), after.map(fee)).flatMap(feeDifferences)
    t.same(found.map(({ change, key, text }) => `${change} ${key}: ${text}`), expected, what)
  }
})
