import fc from 'fast-check'
import t from 'tap'
import { heldHistory } from '../../src/domain/history-checks/held-history.ts'
import { stretchBody } from '../../src/answers/prepared-stretch.ts'
import { DECISION, prepareStretch } from '../../src/answers/printed-court.ts'
import type { Sources } from '../../src/answers/question.ts'
import { cutTemplate, hole, bareHole } from '../../src/answers/template.ts'
import { decisionWire } from '../../src/answers/wire/decision.ts'
import { decide } from '../../src/domain/history/decision.ts'
import { newBudget } from '../../src/memory/budget.ts'
import { newPrinted } from '../../src/memory/printed.ts'
import { presentCourt } from '../../src/memory/present-court.ts'
import { court, fileFact, historyOf, policyElsewhere, policyFact, setting } from '../domain/blank-facts.ts'
import { minutes, place, policiesOn } from '../domain/random-history.ts'

const courts = place.chain(({ zone, day }) => fc.record({
  zone: fc.constant(zone),
  day: fc.constant(day),
  policies: policiesOn(day, 8),
  others: policiesOn(day, 2),
  checked: fc.option(fc.integer({ min: -3000, max: 5000 })),
  drawn: fc.array(fc.integer({ min: -6000, max: 9000 }), { minLength: 30, maxLength: 30 })
}))

function newSources (): Sources {
  return { histories: { printed: newPrinted(newBudget(4_000_000)) } } as unknown as Sources
}

t.test('what stands ready is what the rule decides, byte for byte', async t => {
  let compared = 0
  fc.assert(fc.property(courts, ({ zone, day, policies, others, checked, drawn }) => {
    const midnight = Date.parse(`${day}T00:00Z`)
    const [file, foreign] = others
    const history = heldHistory(historyOf([
      ...policies.map((policy, index) => policyFact({ ...policy, name: index === 0 ? 'Règles "locales"' : null, expirationDate: index === 1 ? day : null }, index + 1)),
      policyFact({ version: '9.9.8', published: '1999-01-01T00', effective: '1999-01-02T00' }, 40),
      ...(foreign === undefined ? [] : [policyElsewhere(foreign, 30)])
    ], file === undefined ? [] : [fileFact({ version: '9.9.9', published: file.published, effective: file.effective })], { settings: [setting({ timeZone: zone })] }))
    const lastCheckedAt = checked === null ? null : midnight + minutes(checked)
    const present = presentCourt(history, 1, lastCheckedAt)
    const sources = newSources()
    return drawn.every((minute, place) => {
      const at = midnight + minutes(minute) + (place % 3 === 0 ? 123 : 0)
      const decision = decide(history, at, lastCheckedAt)
      const prepared = prepareStretch(sources, present, court, at, DECISION)
      if (decision.standing === undefined || prepared === undefined) return decision.standing === undefined && prepared === undefined
      const body = stretchBody({ court: present, stretch: prepared, at })
      compared += 1
      const decided = JSON.stringify(decisionWire({ courtKey: court, history, knownAt: null, decision, standing: decision.standing }))
      return body.kind === 'prepared' && Buffer.from(body.prepared.print(), 'latin1').toString() === decided
    })
  }), { seed: 20050302, numRuns: 150 })
  t.ok(compared > 1_000, `${compared} compared`)
})

t.test('two answers have one tag only where they are the same bytes', async t => {
  const history = heldHistory(historyOf([policyFact()]))
  const at = Date.parse('2005-03-02T09:30:00-08:00')
  const tagOf = (checkedAt: number | null, instant: number): string => {
    const present = presentCourt(history, 1, checkedAt)
    const sources = newSources()
    const prepared = prepareStretch(sources, present, court, instant, DECISION)
    const body = prepared === undefined ? undefined : stretchBody({ court: present, stretch: prepared, at: instant })
    return body?.kind === 'prepared' ? body.prepared.tag : ''
  }
  t.equal(tagOf(null, at), tagOf(null, at), 'made twice')
  t.not(tagOf(null, at), tagOf(null, at + 1))
  t.not(tagOf(null, at), tagOf(at, at), 'a check settles it')
  t.not(tagOf(at - 7_200_000, at), tagOf(at, at))
  t.equal(tagOf(at, at), tagOf(at + 60_000, at), 'a check that settles no further')
})

t.test('holes are filled where they were cut; a text that looks like a mark is not cut', async t => {
  const template = cutTemplate({ a: 'é', at: hole('at'), url: encodeURIComponent(hole('link')), yes: bareHole('yes') }, 3, ['at', 'link', 'yes'])
  t.ok(template)
  const values = ['1', '2%3A', 'null']
  const filled = template?.parts.map((part, place) => part + (values[template.holes[place] ?? -1] ?? '')).join('') ?? ''
  t.equal(Buffer.from(filled, 'latin1').toString(), '{"a":"é","at":"1","url":"2%3A","yes":null')
  t.equal(cutTemplate({ name: hole('at'), at: hole('at') }, 1, ['at']), undefined)
  const link = encodeURIComponent(hole('link'))
  t.equal(cutTemplate({ url: 'https://example.org/%01', fees: `?at=${link}`, codes: `?at=${link}` }, 2, ['link']), undefined, 'one sign too many')
  t.equal(cutTemplate({ url: 'https://example.org/%01a%01', fees: `?at=${link}` }, 1, ['link']), undefined)
})
