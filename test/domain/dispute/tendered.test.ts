import t from 'tap'
import { readTendered } from '../../../src/domain/dispute/tendered.ts'

// [as it came, currency, what it is; undefined when it is refused]
const cases = [
  ['100', 'USD', '100.00'],
  ['100.', 'USD', '100.00'],
  ['.5', 'USD', '0.50'],
  ['0100.10', 'USD', '100.10'],
  ['100.001', 'USD', '100.001'],
  ['110', 'JPY', '110'],
  ['0', 'USD', '0.00'],
  ['', 'USD', undefined],
  ['.', 'USD', undefined],
  ['-100', 'USD', undefined],
  ['+100', 'USD', undefined],
  [' 100', 'USD', undefined],
  ['100\n', 'USD', undefined],
  ['1.0.0', 'USD', undefined],
  ['1,000', 'USD', undefined],
  ['$100', 'USD', undefined],
  ['1e2', 'USD', undefined],
  ['١٠٠', 'USD', undefined],
  ['1'.repeat(19), 'USD', undefined]
] as const

t.test('what is tendered is digits and at most one point', async t => {
  for (const [text, currency, amount] of cases) t.equal(readTendered(text, currency), amount, JSON.stringify(text))
})
