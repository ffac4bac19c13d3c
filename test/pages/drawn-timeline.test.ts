import t from 'tap'
import { stretchesAround } from '../../src/pages/drawn-timeline.ts'
import type { RecordedAnswer, RecordedPeriod } from '../../src/pages/recorded-dispute.ts'
import { plainCase } from '../evidence/cases.ts'
import { madeUpParts } from '../evidence/made-up-packet.ts'

const plain = (JSON.parse(madeUpParts(plainCase).record.content) as { answer: RecordedAnswer }).answer

/** An answer of a filing at half past nine, with these periods: first that of the policy in force, null for none; `09` is that hour. */
function answerWith (inForce: readonly [string, string, string | null] | null, others: ReadonlyArray<readonly [string, string | null, string | null]>, change: Partial<RecordedAnswer> = {}): RecordedAnswer {
  const hour = (text: string | null) => text === null ? null : `2005-03-02T${text}:00:00-08:00`
  const period = ([version, from, until]: readonly [string, string | null, string | null]): RecordedPeriod => ({ version, effectiveFrom: hour(from), effectiveUntil: hour(until) })
  return {
    ...plain,
    filedAt: '2005-03-02T09:30:00-08:00',
    policy: inForce === null ? null : period(inForce),
    sameAmountElsewhere: others.map(each => ({ ...period(each), amount: plain.tendered, state: null, relation: 'earlier', secondsAway: null })),
    ...change
  }
}

const drawn = (answer: RecordedAnswer) => {
  const { stretches, filedIn } = stretchesAround(answer)
  return stretches.map(({ version, from, until }, place) => `${place === filedIn ? '>' : ''}${from?.slice(11, 13) ?? ''}-${until?.slice(11, 13) ?? ''} ${version ?? '?'}`)
}

const near = { what: 'policy', at: '2005-03-02T09:00:00-08:00', before: { version: '1.0.1', amount: null }, after: { version: '1.0.3', amount: null } }

// [what it shows, the answer, stretches; the one of the filing is marked]
const rows: ReadonlyArray<readonly [string, RecordedAnswer, string[]]> = [
  ['nothing is named', answerWith(null, []), ['>- ?']],
  ['a policy that still rules', answerWith(['1.0.3', '09', null], []), ['-09 ?', '>09- 1.0.3']],
  ['neighbours that asks the same', answerWith(['1.0.3', '09', '10'], [['1.0.4', '10', null], ['1.0.1', '07', '09']]), ['-07 ?', '07-09 1.0.1', '>09-10 1.0.3', '10- 1.0.4']],
  ['a gap between those that are named', answerWith(['1.0.3', '09', '10'], [['1.0.1', '05', '06']]), ['05-06 1.0.1', '06-09 ?', '>09-10 1.0.3', '10- ?']],
  ['a version that never ruled has no place', answerWith(['1.0.3', '09', '10'], [['1.0.2', null, null]]), ['-09 ?', '>09-10 1.0.3', '10- ?']],
  ['two on either side at most', answerWith(['1.0.3', '09', '10'], [['1', '01', '02'], ['2', '02', '03'], ['3', '03', '09'], ['4', '10', '11'], ['5', '11', '12'], ['6', '12', null]]), ['02-03 2', '03-09 3', '>09-10 1.0.3', '10-11 4', '11-12 5']],
  ['the other side of a change that is near', answerWith(['1.0.3', '09', null], [], { nearChange: near }), ['-09 1.0.1', '>09- 1.0.3']],
  ['before the first policy', answerWith(null, [], { nearChange: { ...near, at: '2005-03-02T10:00:00-08:00', before: { version: null, amount: null }, after: { version: '1.0.0', amount: null } } }), ['>-10 ?', '10- 1.0.0']],
  ['the end of a period is no part of it', { ...answerWith(['1.0.4', '10', null], [['1.0.3', '09', '10']]), filedAt: '2005-03-02T10:00:00-08:00' }, ['-09 ?', '09-10 1.0.3', '>10- 1.0.4']]
]

for (const [what, answer, expected] of rows) t.same(drawn(answer), expected, what)
