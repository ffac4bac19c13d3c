import fc from 'fast-check'
import t from 'tap'
import { decide, type Decision } from '../../../src/domain/history/decision.ts'
import { stretchAt, stretchPlace } from '../../../src/domain/history/stretches.ts'
import { fileFact, historyOf, indexCapture, policyElsewhere, policyFact, setting, urlOf } from '../blank-facts.ts'
import { labelAfter, minutes, place, policiesOn } from '../random-history.ts'

/** What a decision says but for its instant and what the last check says. */
function saidOf ({ at, settledUntil, provisional, ...said }: Decision): unknown {
  return JSON.parse(JSON.stringify(said))
}

// A court of random policies: some of them elsewhere, some that nobody could read, some again with other bytes; one expires, one was back-dated.
const courts = place.chain(({ zone, day }) => fc.record({
  zone: fc.constant(zone),
  day: fc.constant(day),
  policies: policiesOn(day, 8),
  others: policiesOn(day, 4),
  drawn: fc.array(fc.integer({ min: -6000, max: 9000 }), { minLength: 30, maxLength: 30 })
}))

t.test('between two turning points a decision differs in nothing but its instant and what the last check says', async () => {
  fc.assert(fc.property(courts, ({ zone, day, policies, others, drawn }) => {
    const own = policies.map((policy, index) => policyFact({ ...policy, expirationDate: index === 0 ? day : null }, index + 1))
    const [file, foreign, again, unread] = others
    const first = own[0]
    const listed = first === undefined
      ? []
      : [fileFact(first, { url: urlOf(first), before: indexCapture(20, `${labelAfter(first.published, 3)}:50:00Z`), since: indexCapture(21, `${labelAfter(first.published, 9)}:50:00Z`) })]
    const history = historyOf([
      policyFact({ version: '9.9.8', published: '1999-01-01T00', effective: '1999-01-02T00' }, 40),
      ...own,
      ...(foreign === undefined ? [] : [policyElsewhere(foreign, 30)]),
      ...(again === undefined || first === undefined ? [] : [policyFact({ ...again, version: first.version }, 31)])
    ], [
      ...listed,
      ...(file === undefined ? [] : [fileFact({ version: '9.9.9', published: file.published, effective: file.effective })]),
      ...(unread === undefined ? [] : [fileFact({ version: '9.9.7', published: unread.published.slice(0, 10) }, { kind: 'unreadable', url: 'u', sha256: 'u' })])
    ], { settings: [setting({ timeZone: zone })] })
    const { turningPoints } = history
    const instants = [...[...turningPoints].flatMap(point => [point - 1, point, point + 1]), ...drawn.map(minute => Date.parse(`${day}T00:00Z`) + minutes(minute))]
    return instants.every(at => {
      const { from, until } = stretchAt(turningPoints, stretchPlace(turningPoints, at))
      if (!(from <= at && at < until)) return false
      // Before the first turning point any instant stands for all.
      const stand = from === -Infinity ? until - minutes(60 * 24 * 400) : from
      const [here, there] = [saidOf(decide(history, at, null)), saidOf(decide(history, stand, null))]
      return JSON.stringify(here) === JSON.stringify(there)
    })
  }), { seed: 20050302, numRuns: 400 })
})

t.test('a court without any policy that starts has one stretch', async t => {
  t.equal(stretchPlace(new Float64Array(), 0), 0)
  t.same(stretchAt(new Float64Array(), 0), { from: -Infinity, until: Infinity })
  t.same([-1, 0, 1, 2, 3].map(at => stretchPlace(Float64Array.of(0, 2), at)), [0, 1, 1, 2, 2])
})

t.test('an ExpirationDate that is no date ends nothing', async t => {
  const dated = historyOf([policyFact({ expirationDate: '2005-12-31' })])
  const undated = historyOf([policyFact({ expirationDate: 'end of year' })])
  t.equal(dated.turningPoints.length, undated.turningPoints.length + 1)
  t.equal(dated.turningPoints.at(-1), Date.parse('2006-01-01T00:00-08:00'))
})
