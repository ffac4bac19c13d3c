import t from 'tap'
import { newCalls, type Call, type Calls } from '../../src/service/calls.ts'
import { isUnreachable } from '../../src/postgres/unreachable.ts'

/** Two ends of one channel, each of which answers; what is said arrives later, in order. */
function channel (answer: (question: number) => Promise<unknown>, ms: number): [Calls<number>, Calls<number>] {
  const ends: Array<Calls<number>> = []
  const sendTo = (place: number) => (call: Call<number>): void => { setImmediate(() => ends[place]?.hear(JSON.parse(JSON.stringify(call)))) }
  ends.push(newCalls<number, number>(sendTo(1), answer, ms), newCalls<number, number>(sendTo(0), answer, ms))
  return ends as [Calls<number>, Calls<number>]
}

t.test('each question has its own answer, whoever asks and whatever is answered first', async t => {
  const [one, other] = channel(async question => {
    await new Promise(resolve => setTimeout(resolve, 30 / question))
    return question * 2
  }, 60_000)
  t.same(await Promise.all([one.ask(1), other.ask(2), one.ask(3), one.ask(4), other.ask(5)]), [2, 4, 6, 8, 10])
})

t.test('what is not answered in time, or cannot be, is given up', async t => {
  const [one] = channel(async question => await (question === 1 ? new Promise(() => {}) : Promise.reject(new Error('no'))), 50)
  for (const question of [1, 2]) t.ok(isUnreachable(await one.ask(question).catch(error => error)))
  t.notOk(one.hear({ kind: 'something else' }))
})
