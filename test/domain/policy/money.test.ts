import fc from 'fast-check'
import t from 'tap'
import { addDecimals, canonicalDecimal, compareDecimals, costOfPages, decimalMeant, isNegative, subtractDecimals } from '../../../src/domain/policy/money.ts'

// [as printed, currency, canonical; undefined when it is no decimal]
const decimals = [
  ['0060.000', 'USD', '60.00'],
  ['12.345', 'USD', '12.345'],
  ['100', 'USD', '100.00'],
  ['100.', 'USD', '100.00'],
  ['.5', 'USD', '0.50'],
  ['+7.10', 'USD', '7.10'],
  ['-7.1', 'USD', '-7.10'],
  ['-0.000', 'USD', '0.00'],
  ['0', 'USD', '0.00'],
  ['000', 'USD', '0.00'],
  [' 25.00\n', 'USD', '25.00'],
  ['1000.500', 'JPY', '1000.5'],
  ['1000.000', 'JPY', '1000'],
  ['0', 'JPY', '0'],
  ['1.5', 'KWD', '1.500'],
  ['1.5', 'UYW', '1.5000'],
  ['1.5', 'constructor', '1.50'],
  ['123456789012345678.123456789012', 'USD', '123456789012345678.123456789012'],
  ['1234567890123456789', 'USD', undefined],
  ['0.1234567890123', 'USD', undefined],
  ['1,000.00', 'USD', undefined],
  ['$100', 'USD', undefined],
  ['1e3', 'USD', undefined],
  ['1 000', 'USD', undefined],
  ['NaN', 'USD', undefined],
  ['--1', 'USD', undefined],
  ['.', 'USD', undefined],
  ['-', 'USD', undefined],
  ['', 'USD', undefined]
] as const

t.test('amounts are exact decimals in one canonical form (domain §6)', async t => {
  for (const [text, currency, canonical] of decimals) t.equal(canonicalDecimal(text, currency), canonical, `"${text}" ${currency}`)
})

// [as printed, currency, the one amount that it can mean]
const written = [
  ['435,00', 'USD', '435.00'],
  ['435,0', 'USD', '435.00'],
  ['0,5', 'USD', '0.50'],
  ['0,500', 'USD', '0.50'],
  [',50', 'USD', '0.50'],
  ['1.435,00', 'USD', '1435.00'],
  ['1.435,000', 'USD', '1435.00'],
  ['1,435.00', 'USD', '1435.00'],
  ['1,435,000', 'USD', '1435000.00'],
  ['1.435.000', 'USD', '1435000.00'],
  ['1.435.000,5', 'USD', '1435000.50'],
  ['1 435,00', 'USD', '1435.00'],
  ['1\u00a0435.00', 'USD', '1435.00'],
  ['1\'435.00', 'USD', '1435.00'],
  ['$435', 'USD', '435.00'],
  ['$1,435.00', 'USD', '1435.00'],
  ['$ 435.00', 'USD', '435.00'],
  ['US$435.00', 'USD', '435.00'],
  ['435.00 USD', 'USD', '435.00'],
  ['-$4.00', 'USD', '-4.00'],
  ['$-4.00', 'USD', '-4.00'],
  ['435,00 €', 'EUR', '435.00'],
  ['1.435', 'JPY', undefined],
  ['1,435', 'USD', undefined],
  ['$1.435', 'USD', undefined],
  ['435,000', 'USD', undefined],
  ['12,34', 'USD', '12.34'],
  ['12,34,567.00', 'USD', undefined],
  ['1,4350', 'USD', '1.435'],
  ['1,435 000', 'USD', undefined],
  ['435.00.00', 'USD', undefined],
  ['435,00', 'constructor', '435.00'],
  ['$435.00', 'EUR', undefined],
  ['€435.00', 'USD', undefined],
  ['435.00 USD', 'EUR', undefined],
  ['per statute', 'USD', undefined],
  ['1e3', 'USD', undefined],
  ['4O.00', 'USD', undefined],
  ['$', 'USD', undefined],
  ['', 'USD', undefined],
  ['1234567890123456789', 'USD', undefined]
] as const

t.test('an amount written another way is offered only where it can mean but one', async t => {
  for (const [text, currency, meant] of written) t.equal(decimalMeant(text, currency), meant, `"${text}" ${currency}`)
})

t.test('what is below zero', async t => {
  t.same(['-0.01', '0.00', '1.00'].map(isNegative), [true, false, false])
})

// [cost, each later page, pages, currency, what is due]
const pages = [
  ['10.00', '0.50', 1, 'USD', '10.00'],
  ['10.00', '0.50', 2, 'USD', '10.50'],
  ['10.00', '0.50', 101, 'USD', '60.00'],
  ['0.00', '0.10', 4, 'USD', '0.30'],
  ['0.01', '0.001', 2, 'USD', '0.011'],
  ['100', '7', 3, 'JPY', '114'],
  ['10.00', '-5.00', 2, 'USD', '5.00'],
  ['10.00', '-5.00', 4, 'USD', '-5.00'],
  ['0.00', '-0.05', 2, 'USD', '-0.05'],
  ['999999999999999999.99', '999999999999999999.99', 1000, 'USD', '999999999999999999990.00']
] as const

t.test('first page and later pages', async t => {
  for (const [cost, perPage, count, currency, due] of pages) {
    t.equal(costOfPages(cost, perPage, count, currency), due, `${cost} and ${perPage} for ${count} pages`)
  }
})

t.test('amounts are compared as numbers', async t => {
  t.same([['9.00', '10.00'], ['10.00', '10'], ['10.001', '10.00'], ['-1.00', '1.00'], ['-1.00', '-2.00']].map(([one = '', other = '']) => compareDecimals(one, other)), [-1, 0, 1, -1, 1])
})

t.test('property: amounts in cents add up as whole numbers do', async () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 })
  const printed = (amount: number): string => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
  fc.assert(fc.property(cents, cents, fc.integer({ min: 1, max: 500 }), (cost, perPage, count) =>
    costOfPages(printed(cost), printed(perPage), count, 'USD') === printed(cost + perPage * (count - 1))
  ), { seed: 20050302, numRuns: 300 })
})

t.test('property: the canonical form is its own canonical form', async () => {
  const text = fc.tuple(fc.constantFrom('', '+', '-'), fc.stringMatching(/^\d{1,18}$/), fc.stringMatching(/^\d{0,12}$/)).map(([sign, whole, fraction]) => `${sign}${whole}.${fraction}`)
  fc.assert(fc.property(text, fc.constantFrom('USD', 'JPY', 'KWD'), (text, currency) => {
    const once = canonicalDecimal(text, currency) ?? 'none'
    return canonicalDecimal(once, currency) === once && Number(once) === Number(text) + 0
  }), { seed: 20050302, numRuns: 300 })
})

// [one, other, currency, their sum, the first less the second]
const sums = [
  ['100.00', '110.00', 'USD', '210.00', '-10.00'],
  ['0.10', '0.20', 'USD', '0.30', '-0.10'],
  ['110.00', '110.00', 'USD', '220.00', '0.00'],
  ['1.005', '1.00', 'USD', '2.005', '0.005'],
  ['-5.00', '5.00', 'USD', '0.00', '-10.00'],
  ['1000', '1', 'JPY', '1001', '999']
] as const

t.test('sums and differences are exact', async t => {
  for (const [one, other, currency, sum, difference] of sums) {
    t.equal(addDecimals(one, other, currency), sum)
    t.equal(subtractDecimals(one, other, currency), difference)
  }
})
