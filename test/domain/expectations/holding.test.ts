import t from 'tap'
import { holdingAt, type ToldStretch } from '../../../src/domain/expectations/holding.ts'
import type { Holds, SaidSpan } from '../../../src/domain/expectations/expectation.ts'

/** What a policy says: `yes`, or `yes 5 no`: otherwise from instant 5 on. */
function saidOf (written: string): SaidSpan[] {
  const parts = written.split(' ')
  const cuts = parts.filter((_, place) => place % 2 === 1).map(Number)
  return parts.filter((_, place) => place % 2 === 0).map((holds, place) =>
    ({ holds: holds as Holds, found: 1, text: `${holds}.`, from: cuts[place - 1] ?? -Infinity, until: cuts[place] ?? Infinity }))
}

/** A court's time: nothing before instant 1, then from an instant on a version and what it says; with ? it could be another. */
function timeOf (...policies: ReadonlyArray<readonly [from: number, version: string, said: string]>): ToldStretch[] {
  const told = policies.map(([from, version, said], place): ToldStretch => ({
    from,
    until: policies[place + 1]?.[0] ?? Infinity,
    isSure: !version.endsWith('?'),
    policy: { version: version.replace('?', ''), said: saidOf(said) }
  }))
  return [{ from: -Infinity, until: policies[0]?.[0] ?? Infinity, isSure: true, policy: null }, ...told]
}

// [what it shows, the court's time, at, holds, since, until, ending, broken by]
const cases = [
  ['one policy, without an end', timeOf([1, 'a', 'yes']), 5, 'yes', 1, null, null, null],
  ['before the first', timeOf([1, 'a', 'yes']), 0, 'undetermined', null, 1, null, null],
  ['the first instant of a policy', timeOf([1, 'a', 'yes']), 1, 'yes', 1, null, null, null],
  ['through several policies', timeOf([1, 'a', 'yes'], [5, 'b', 'yes'], [9, 'c', 'no']), 5, 'yes', 1, 9, 'policy', 'c'],
  ['what breaks it may itself not tell', timeOf([1, 'a', 'yes'], [5, 'b', 'undetermined']), 2, 'yes', 1, 5, 'policy', 'b'],
  ['nothing is said to break what does not hold', timeOf([1, 'a', 'no'], [5, 'b', 'yes']), 2, 'no', 1, 5, null, null],
  ['nor what nobody can tell; before the first policy is another state', timeOf([1, 'a', 'undetermined'], [5, 'b', 'yes']), 2, 'undetermined', 1, 5, null, null],
  ['a break in between ends it', timeOf([1, 'a', 'yes'], [3, 'b', 'no'], [5, 'c', 'yes']), 6, 'yes', 5, null, null, null],
  ['a fee\'s own date', timeOf([1, 'a', 'yes 4 no']), 2, 'yes', 1, 4, 'fee-date', null],
  ['a fee\'s own date under the next policy', timeOf([1, 'a', 'yes 7 no'], [5, 'b', 'yes 7 no']), 2, 'yes', 1, 7, 'fee-date', null],
  ['a date before a policy\'s rule bounds nothing', timeOf([3, 'a', 'no 2 yes']), 3, 'yes', 3, null, null, null],
  ['a policy that begins as the fee ends, and has the same to say', timeOf([1, 'a', 'yes 5 no'], [5, 'b', 'yes 5 no']), 2, 'yes', 1, 5, 'fee-date', null],
  ['and one that has another', timeOf([1, 'a', 'yes 5 no'], [5, 'b', 'undetermined']), 2, 'yes', 1, 5, 'policy', 'b'],
  ['a doubt begins', timeOf([1, 'a', 'yes'], [5, 'a?', 'yes']), 2, 'yes', 1, 5, 'doubt', null],
  ['a doubt begins with a policy that says the same', timeOf([1, 'a', 'yes'], [5, 'b?', 'yes']), 2, 'yes', 1, 5, 'doubt', null],
  ['a doubt begins with a policy that breaks it', timeOf([1, 'a', 'yes'], [5, 'b?', 'no']), 2, 'yes', 1, 5, 'policy', 'b'],
  ['in doubt', timeOf([1, 'a', 'yes'], [5, 'a?', 'yes'], [7, 'b', 'yes']), 6, 'undetermined', 5, 7, null, null]
] as const

t.test('whether it holds, and since and until when without a break', async t => {
  for (const [what, time, at, ...expected] of cases) {
    const { holds, since, until, ending, brokenBy } = holdingAt(time, at)
    t.same([holds, since, until, ending, brokenBy], expected, what)
  }
  t.equal(holdingAt(timeOf([1, 'a?', 'yes']), 2).said?.holds, 'yes', 'in doubt too, what the policy in force says')
  t.equal(holdingAt(timeOf([1, 'a', 'yes']), 0).said, null)
})
