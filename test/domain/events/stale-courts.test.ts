import t from 'tap'
import { fresh, stale, STALE_AFTER, staleFrom } from '../../../src/domain/events/stale-courts.ts'

const at = (time: string): number => Date.parse(`2026-11-22T${time}Z`)

// [what it shows, last complete check, watched since; stale from]
const courts = [
  ['two hours after the check', '10:00', '00:00', '12:00'],
  ['watched from the check on', '10:00', '10:00', '12:00'],
  ['nobody ran after it for a while: that does not count', '10:00', '10:30', '12:30'],
  ['nobody ran for hours', '02:00', '10:30', '12:30']
] as const

t.test('when a court becomes stale', async t => {
  for (const [what, checked, watched, from] of courts) t.equal(staleFrom(at(checked), at(watched)), at(from), what)
  t.equal(STALE_AFTER, 7_200_000)
})

t.test('it is told once a check, and that it is over once', async t => {
  t.match(stale(at('10:00'), at('12:30')), { kind: 'court-stale', version: null, lastCheckedAt: at('10:00'), at: at('12:30') })
  t.equal(stale(at('10:00'), at('12:30')).identity, stale(at('10:00'), at('12:00')).identity)
  t.not(stale(at('10:00'), at('12:30')).identity, stale(at('10:01'), at('12:30')).identity)
  t.match(fresh(at('12:30'), at('13:00')), { kind: 'court-fresh', version: null, staleSince: at('12:30'), at: at('13:00') })
  t.equal(fresh(at('12:30'), at('13:00')).identity, fresh(at('12:30'), at('14:00')).identity)
})
