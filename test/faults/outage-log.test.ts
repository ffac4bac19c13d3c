import t from 'tap'
import { newOutage, orElse } from '../../src/service/outage.ts'
import { Unreachable } from '../../src/postgres/unreachable.ts'

/** A log, and a clock that stands still. */
function given () {
  const lines: string[] = []
  const clock = { now: 0 }
  return { lines, clock, outage: newOutage(line => lines.push(line), () => clock.now) }
}

t.test('one line when it begins, one when it ends, counts between', async t => {
  const { lines, clock, outage } = given()
  outage.reached()
  t.same(lines, [], 'nothing is said while nothing is wrong')
  for (; clock.now < 30_000; clock.now += 10) outage.failed(new Unreachable('A sign of life did not come within 2 s.\nand more'))
  t.same(lines, ['The database cannot be reached: A sign of life did not come within 2 s. It is tried again, and this log says when it answers.'])
  clock.now += 2_000
  for (let beat = 0; beat < 3; beat += 1) outage.reached()
  t.same(lines.slice(1), ['The database answers again: for 30 s it could not be reached, and 3000 tries failed.'])
})

t.test('while some are answered and others are not, it goes on', async t => {
  const { lines, clock, outage } = given()
  for (; clock.now < 30_000; clock.now += 1_000) {
    outage.failed(Object.assign(new Error(''), { code: '53300' }))
    outage.reached()
  }
  t.equal(lines.length, 1)
  t.match(lines[0], /^The database cannot be reached: 53300\. /)
  clock.now += 2_000
  outage.reached()
  t.equal(lines.length, 2)
  outage.failed(new Unreachable('again'))
  t.equal(lines.length, 3, 'the next outage is another')
})

t.test('what is no outage is told as it is', async t => {
  const { lines, outage } = given()
  const told: unknown[] = []
  const hear = orElse(outage, error => told.push(error))
  const bug = new TypeError('undefined is not a function')
  for (const error of [bug, new Unreachable('no answer')]) hear(error)
  t.same(told, [bug])
  t.equal(lines.length, 1)
})
