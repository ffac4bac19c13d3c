import { mediansOf } from './against-bare.js'
import { openAnswering, paths } from './answering.js'
import { COURTS, VERSIONS } from './context.js'
import { atLeast, extra } from './figures.js'
import { load } from './load.js'

/** Two processes on two processors, one of which also has to make the questions. */
export const workers = {
  name: 'workers',
  goals: 'two processes (WORKERS=2) ÷ one, on two cores, load generator included ≥ 1.25',
  run: async context => {
    await context.rest()
    const one = await openAnswering(context, COURTS, VERSIONS, { WORKERS: '1' })
    const two = await openAnswering(context, COURTS, VERSIONS, { WORKERS: '2' }).catch(async error => {
      await one.close()
      throw error
    })
    try {
      // Both processes of the two have to have been asked everything.
      await two.warm(paths.decision)
      const measured = { one: [], two: [] }
      for (let round = 0; round < context.rounds; round += 1) {
        measured.one.push(await load(one.service, await one.file('decision', paths.decision), context.seconds))
        measured.two.push(await load(two.service, await two.file('decision', paths.decision), context.seconds))
      }
      const [single, double] = [mediansOf(measured.one), mediansOf(measured.two)]
      return [
        atLeast('two processes ÷ one', double.rate / single.rate, 1.25),
        extra('one process: answers a second', single.rate),
        extra('two processes: answers a second', double.rate),
        extra('one process: p99', single.p99, ' ms'),
        extra('two processes: p99', double.p99, ' ms')
      ]
    } finally {
      await one.close()
      await two.close()
    }
  }
}
