import t from 'tap'
import { digitsOf, isCurrency } from '../../../src/domain/policy/currencies.ts'

// [code, whether it is one of ISO 4217, digits of its own]
const codes: [string, boolean, number][] = [
  ['USD', true, 2],
  ['EUR', true, 2],
  ['JPY', true, 0],
  ['KWD', true, 3],
  ['CLF', true, 4],
  ['XAD', true, 2],
  ['XXX', true, 2],
  ['ROL', true, 2],
  ['BYR', true, 0],
  ['DEM', false, 2],
  ['XXQ', false, 2],
  ['usd', false, 2],
  ['$', false, 2],
  ['US Dollars', false, 2],
  ['', false, 2],
  ['constructor', false, 2]
]

t.test('a currency is one of a dated list', async t => {
  for (const [code, known, digits] of codes) t.same([isCurrency(code), digitsOf(code)], [known, digits], code)
})
