import fc from 'fast-check'
import t from 'tap'
import { printInstant } from '../../../src/domain/time/court-time.ts'
import { feeHistory, type FeePeriod, type FeeStep } from '../../../src/domain/fees/fee-history.ts'
import type { Fee } from '../../../src/domain/policy/fees-and-codes.ts'
import { fee } from '../blank-policy.ts'

const zone = 'America/Los_Angeles'
const court = { courtKey: 'Court', organizationKey: 'Court' }

/** Policies in force one after the other, each from a day's midnight at the court to the next one's; the last for ever. */
function periodsOf (...policies: readonly (readonly [version: string, from: string, ...fees: Partial<Fee>[]])[]): FeePeriod[] {
  const from = (day: string): number => Date.parse(`${day}T00:00:00-08:00`)
  return policies.map(([version, day, ...fees], index) => {
    const next = policies[index + 1]
    return { ownCourtKey: null, version, from: from(day), until: next === undefined ? null : from(next[1]), fees: fees.map(given => fee(given)) }
  })
}

/** `version from..until cost`, `-` when absent; the court's days, its hours where they are not midnight. */
function written ({ version, from, until, present, fee }: FeeStep): string {
  const day = (instant: number | null): string => instant === null ? '' : printInstant(instant, zone).replace(/T00:00:00.*/, '').slice(0, 13)
  return `${version} ${day(from)}..${day(until)} ${present ? fee?.cost : '-'}`
}

const first = ['1.0.0', '2005-01-01'] as const
const second = ['1.0.1', '2005-02-01'] as const
const third = ['1.0.2', '2005-03-01'] as const

// [what it shows, policies, steps]
const histories = [
  ['the same fee throughout is one step, of the first version',
    periodsOf([...first, {}], [...second, {}], [...third, {}]),
    ['1.0.0 2005-01-01.. 100.00']],
  ['the amount changes',
    periodsOf([...first, {}], [...second, { cost: '110.00' }], [...third, { cost: '110.00' }]),
    ['1.0.0 2005-01-01..2005-02-01 100.00', '1.0.1 2005-02-01.. 110.00']],
  ['the name changes',
    periodsOf([...first, {}], [...second, { name: 'Complaint, any' }]),
    ['1.0.0 2005-01-01..2005-02-01 100.00', '1.0.1 2005-02-01.. 100.00']],
  ['a criterion changes',
    periodsOf([...first, {}], [...second, { caseTypes: ['Civil'] }]),
    ['1.0.0 2005-01-01..2005-02-01 100.00', '1.0.1 2005-02-01.. 100.00']],
  ['the note changes, and that is no step',
    periodsOf([...first, {}], [...second, { note: 'As before' }]),
    ['1.0.0 2005-01-01.. 100.00']],
  ['the fee comes, goes and comes back',
    periodsOf([...first, { code: '0102' }], [...second, {}], [...third], ['1.0.3', '2005-03-15', {}]),
    ['1.0.0 2005-01-01..2005-02-01 -', '1.0.1 2005-02-01..2005-03-01 100.00', '1.0.2 2005-03-01..2005-03-15 -', '1.0.3 2005-03-15.. 100.00']],
  ['its own days, both inclusive',
    periodsOf([...first, { effectiveDate: '2005-01-10', expirationDate: '2005-01-20' }]),
    ['1.0.0 2005-01-01..2005-01-10 -', '1.0.0 2005-01-10..2005-01-21 100.00', '1.0.0 2005-01-21.. -']],
  ['its own days reach over policies',
    periodsOf([...first, { effectiveDate: '2005-02-10' }], [...second, { effectiveDate: '2005-02-10' }]),
    ['1.0.0 2005-01-01..2005-02-10 -', '1.0.1 2005-02-10.. 100.00']],
  ['its own first day was moved',
    periodsOf([...first, { effectiveDate: '2005-01-10' }], [...second, { effectiveDate: '2005-01-20' }]),
    ['1.0.0 2005-01-01..2005-01-10 -', '1.0.0 2005-01-10.. 100.00']],
  ['its own days begin and end with the policy',
    periodsOf([...first, { effectiveDate: '2005-01-01', expirationDate: '2005-01-31' }], second),
    ['1.0.0 2005-01-01..2005-02-01 100.00', '1.0.1 2005-02-01.. -']],
  ['its own days were over before',
    periodsOf([...first, { expirationDate: '2004-12-31' }]),
    ['1.0.0 2005-01-01.. -']],
  ['its own days are crossed',
    periodsOf([...first, { effectiveDate: '2005-01-20', expirationDate: '2005-01-10' }]),
    ['1.0.0 2005-01-01.. -']],
  ['dates that are none bound nothing',
    periodsOf([...first, { effectiveDate: '2005-02-30', expirationDate: 'never' }]),
    ['1.0.0 2005-01-01.. 100.00']],
  ['the end of the calendar bounds nothing',
    periodsOf([...first, { expirationDate: '9999-12-31' }]),
    ['1.0.0 2005-01-01.. 100.00']],
  ['no policy has the code',
    periodsOf([...first, { code: '0102' }]),
    []],
  ['a time without a policy in force parts equal steps',
    periodsOf([...first, {}], second, [...third, {}]).filter(({ version }) => version !== '1.0.1'),
    ['1.0.0 2005-01-01..2005-02-01 100.00', '1.0.2 2005-03-01.. 100.00']]
] as const

t.test('what a fee was over time', async t => {
  for (const [what, periods, steps] of histories) t.same(feeHistory(periods, '0101', court, zone).map(written), steps, what)
})

t.test('a fee\'s own days begin at the court\'s midnight, in summer too', async t => {
  const steps = feeHistory(periodsOf([...first, { effectiveDate: '2005-07-01', expirationDate: '2005-10-30' }]), '0101', court, zone)
  t.same(steps.map(({ from }) => printInstant(from, zone)), ['2005-01-01T00:00:00-08:00', '2005-07-01T00:00:00-07:00', '2005-10-31T00:00:00-08:00'])
})

t.test('a step holds the fee while it is present, and nothing while it is not', async t => {
  const periods = periodsOf([...first, { expirationDate: '2005-01-20' }])
  t.same(feeHistory(periods, '0101', court, zone).map(({ present, fee }) => [present, fee]), [[true, periods[0]?.fees[0]], [false, null]])
})

const limited = { name: 'Limited', cost: '50.00' }
const unlimited = { name: 'Unlimited', cost: '90.00' }

t.test('one series for each fee that the code stands for, in time order', async t => {
  const periods = periodsOf([...first, unlimited], [...second, limited, unlimited], [...third, { ...limited, cost: '60.00' }, unlimited])
  t.same(feeHistory(periods, '0101', court, zone).map(step => `${step.variant}: ${written(step)}`), [
    '1: 1.0.0 2005-01-01.. 90.00',
    '2: 1.0.0 2005-01-01..2005-02-01 -',
    '2: 1.0.1 2005-02-01..2005-03-01 50.00',
    '2: 1.0.2 2005-03-01.. 60.00'
  ])
})

// [key asked by, costs of the fees seen]
const divisions = [
  ['Court', ['10.00', '20.00', '30.00', '40.00']],
  ['CourtCivil', ['10.00', '20.00', '40.00']],
  ['CourtTraffic', ['20.00', '30.00', '40.00']],
  ['CourtProbate', ['20.00', '40.00']]
] as const

t.test('a division does not see the fees of other divisions', async t => {
  const periods = periodsOf([...first,
    { cost: '10.00', courtKeys: ['CourtCivil'] }, { cost: '20.00' }, { cost: '30.00', courtKeys: ['CourtTraffic'] }, { cost: '40.00', courtKeys: ['Court', 'CourtCivil'] }])
  for (const [courtKey, costs] of divisions) {
    t.same(feeHistory(periods, '0101', { courtKey, organizationKey: 'Court' }, zone).map(({ fee }) => fee?.cost), costs, courtKey)
  }
})

t.test('property: each series covers the whole time once, and neighbours differ', async () => {
  const day = fc.integer({ min: 1, max: 60 }).map(day => new Date(Date.UTC(2005, 0, day)).toISOString().slice(0, 10))
  const oneFee = fc.record({
    cost: fc.constantFrom('50.00', '60.00'),
    name: fc.constantFrom('A', 'B'),
    effectiveDate: fc.option(day),
    expirationDate: fc.option(day)
  })
  const policies = fc.array(fc.array(oneFee, { maxLength: 3 }), { minLength: 1, maxLength: 5 })
    .map(fees => periodsOf(...fees.map((fees, index) => [`1.0.${index}`, `2005-01-${10 + index * 4}`, ...fees] as const)))
  fc.assert(fc.property(policies, periods => {
    const steps = feeHistory(periods, '0101', court, zone)
    const series = [...new Set(steps.map(({ variant }) => variant))].map(variant => steps.filter(step => step.variant === variant))
    return series.every(of => of[0]?.from === periods[0]?.from && of.at(-1)?.until === null &&
      of.slice(1).every((step, index) => step.from === of[index]?.until &&
        JSON.stringify([step.present, step.fee?.cost, step.fee?.name]) !== JSON.stringify([of[index]?.present, of[index]?.fee?.cost, of[index]?.fee?.name])))
  }), { seed: 20050302, numRuns: 200 })
})
