import t from 'tap'
import { sayFee } from '../../../src/domain/expectations/expected-fee.ts'
import { printInstant } from '../../../src/domain/time/court-time.ts'
import type { Fee } from '../../../src/domain/policy/fees-and-codes.ts'
import { fee } from '../blank-policy.ts'

const zone = 'America/Los_Angeles'

// [what it shows, amount, fees of the code, what is said: `from holds found`, a part of the last text]
const cases: ReadonlyArray<readonly [string, string | null, ReadonlyArray<Partial<Fee>>, readonly string[], string]> = [
  ['no fee', null, [], ['ever no 0'], 'there is no fee "0101"'],
  ['a fee', null, [{}], ['ever yes 1'], 'fee "0101" costs 100.00 USD'],
  ['its amount', '100.00', [{}], ['ever yes 1'], 'costs 100.00 USD'],
  ['its amount, written otherwise', '0100', [{}], ['ever yes 1'], 'costs 100.00 USD'],
  ['another amount', '100.01', [{}], ['ever no 1'], 'costs 100.00 USD, 100.01 was expected'],
  ['of two fees both', '100', [{}, {}], ['ever yes 2'], 'costs 100.00 USD'],
  ['of two fees one', '100', [{}, { cost: '9.00' }], ['ever undetermined 2'], 'costs 100.00 USD or 9.00 USD, 100 was expected'],
  ['of two fees none', '1', [{}, { cost: '9.00' }], ['ever no 2'], 'costs 100.00 USD or 9.00 USD, 1 was expected'],
  ['a cost that is unreadable', '1', [{ cost: null, costText: 'free' }], ['ever undetermined 1'], 'what cannot be read ("free")'],
  ['a cost that is not there', '0', [{ cost: null }], ['ever undetermined 1'], 'costs what is not said'],
  ['an unreadable cost, without an amount', null, [{ cost: null }], ['ever yes 1'], 'what is not said'],
  ['an amount of no such digits in its currency', '1', [{ cost: '1', currency: 'JPY' }], ['ever yes 1'], '1 JPY'],
  ['its own dates, both inclusive', null, [{ effectiveDate: '2005-03-01', expirationDate: '2005-04-30' }],
    ['ever no 0', '2005-03-01T00:00:00-08:00 yes 1', '2005-05-01T00:00:00-07:00 no 0'], 'is there for other dates alone'],
  ['one fee after the other', '100', [{ expirationDate: '2005-06-30' }, { cost: '110.00', effectiveDate: '2005-07-01' }],
    ['ever yes 1', '2005-07-01T00:00:00-07:00 no 1'], 'costs 110.00 USD'],
  ['both on one day', '100', [{ expirationDate: '2005-07-01' }, { cost: '110.00', effectiveDate: '2005-07-01' }],
    ['ever yes 1', '2005-07-01T00:00:00-07:00 undetermined 2', '2005-07-02T00:00:00-07:00 no 1'], 'costs 110.00 USD'],
  ['a fee that is not offered', null, [{ include: 'No' }], ['ever no 1'], 'fee "0101" is not offered'],
  ['its amount, not offered', '100', [{ include: 'no' }], ['ever no 1'], 'fee "0101" is not offered'],
  ['of two fees the one that is offered', '100', [{ include: 'No', cost: '9.00' }, {}], ['ever yes 2'], 'costs 100.00 USD'],
  ['of two fees the one that is not', '9', [{ include: 'No', cost: '9.00' }, {}], ['ever no 2'], 'costs 100.00 USD, 9 was expected'],
  ['an unreadable cost that is not offered', '100', [{ include: 'No', cost: null }, {}], ['ever yes 2'], 'costs 100.00 USD'],
  ['offered from a day on', null, [{ include: 'No', expirationDate: '2005-06-30' }, { effectiveDate: '2005-07-01' }],
    ['ever no 1', '2005-07-01T00:00:00-07:00 yes 1'], 'costs 100.00 USD'],
  ['a date that is none', null, [{ effectiveDate: 'soon' }], ['ever yes 1'], '']
]

t.test('what the fees of a code say, cut at their own dates (domain §6)', async t => {
  for (const [what, amount, fees, said, text] of cases) {
    const spans = sayFee({ fee: '0101', amount }, fees.map(given => fee({ code: '0101', ...given })), zone)
    t.same(spans.map(({ from, holds, found }) => `${from === -Infinity ? 'ever' : printInstant(from, zone)} ${holds} ${found}`), said, what)
    t.same(spans.slice(1).map(({ from }) => from), spans.slice(0, -1).map(({ until }) => until), 'without a gap')
    t.ok(spans.at(-1)?.text.includes(text), what)
  }
})
