import t from 'tap'
import { newUpToDate } from '../../src/memory/up-to-date.ts'
import { Unreachable } from '../../src/postgres/unreachable.ts'

type State = { now: number, hears: boolean, answers: boolean, asked: number }

/** A memory that was confirmed at 0, and a database that answers or does not. */
function given (state: Partial<State>) {
  const at: State = { now: 0, hears: true, answers: true, asked: 0, ...state }
  const errors: unknown[] = []
  const upToDate = newUpToDate({
    now: () => at.now,
    hears: () => at.hears,
    ask: async () => {
      at.asked += 1
      await Promise.resolve()
      if (at.answers) return upToDate.confirm(at.now)
      const error = new Unreachable('The database did not answer')
      upToDate.fail(error)
      throw error
    },
    onError: error => errors.push(error)
  })
  upToDate.confirm(0)
  return { at, upToDate, errors }
}

// What is so, seconds after memory was last confirmed -> whether the archive is asked, whether memory answers, whether it is cut off.
const cases: Array<[string, Partial<State>, number, boolean, boolean]> = [
  ['the word is heard', { now: 1_000 }, 0, true, false],
  ['the word is heard, and tells nothing for ten seconds', { now: 10_000 }, 0, true, false],
  ['for longer: the process may have stood still', { now: 10_001 }, 1, true, false],
  ['for longer, and the database does not answer', { now: 10_001, answers: false }, 1, false, true],
  ['the word is lost', { now: 1_000, hears: false }, 1, true, false],
  ['the word is lost, and the database does not answer', { now: 1_000, hears: false, answers: false }, 1, true, true],
  ['both for ten seconds', { now: 10_000, hears: false, answers: false }, 1, true, true],
  ['both for longer', { now: 10_001, hears: false, answers: false }, 1, false, true]
]

t.test('memory answers for ten seconds after it was confirmed, and the archive is asked where its word may be missing', async t => {
  for (const [what, state, asked, answers, isCutOff] of cases) {
    const { at, upToDate } = given(state)
    if (answers) await t.resolves(upToDate.require(), what)
    else await t.rejects(upToDate.require(), { name: 'Unreachable' }, what)
    t.equal(at.asked, asked, what)
    t.equal(upToDate.isCutOff(), isCutOff, what)
  }
})

t.test('while the word is lost the archive is asked once a second, however many ask', async t => {
  const { at, upToDate } = given({ hears: false })
  for (at.now = 0; at.now < 5_000; at.now += 100) await Promise.all([upToDate.require(), upToDate.require()])
  t.equal(at.asked, 5)
})

t.test('who is cut off is told at once, asks on, and answers again', async t => {
  const { at, upToDate, errors } = given({ hears: false, answers: false })
  for (at.now = 1_000; at.now <= 10_000; at.now += 1_000) await upToDate.require()
  t.ok(upToDate.isCutOff())
  for (; at.now <= 60_000; at.now += 1_000) await t.rejects(upToDate.require(), { name: 'Unreachable' })
  t.equal(errors.length, at.asked)
  at.answers = true
  await t.rejects(upToDate.require(), 'nobody waits for a database that did not answer a moment ago')
  await t.resolves(upToDate.require(), 'it has answered meanwhile')
  t.notOk(upToDate.isCutOff())
})

t.test('an error of another kind is told, and cuts nobody off', async t => {
  const { upToDate } = given({})
  upToDate.fail(new Error('column "x" does not exist'))
  t.notOk(upToDate.isCutOff())
})
