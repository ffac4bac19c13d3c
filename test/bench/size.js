import { openAnswering, paths } from './answering.js'
import { mediansOf } from './against-bare.js'
import { COURTS } from './context.js'
import { atMost, extra } from './figures.js'
import { load } from './load.js'

/** Of a court: as many in both archives, so that only their number differs. */
const VERSIONS = 100

/** Whether a question costs more where there is more to choose from. */
export const size = {
  name: 'size',
  goals: 'p50 with 300,000 versions in 3,000 courts ÷ with 1,000 ≤ 1.2',
  run: async context => {
    await context.rest()
    const few = await openAnswering(context, 10, VERSIONS)
    const many = await openAnswering(context, COURTS, VERSIONS).catch(async error => {
      await few.close()
      throw error
    })
    try {
      const measured = { few: [], many: [] }
      for (const each of [few, many]) await load(each.service, await each.file('decision', paths.decision), context.seconds)
      for (let round = 0; round < context.rounds; round += 1) {
        measured.few.push(await load(few.service, await few.file('decision', paths.decision), context.seconds))
        measured.many.push(await load(many.service, await many.file('decision', paths.decision), context.seconds))
      }
      const [small, large] = [mediansOf(measured.few), mediansOf(measured.many)]
      return [
        atMost('p50 with 300,000 versions ÷ with 1,000', large.p50 / small.p50, 1.2),
        extra('p50 with 1,000 versions', small.p50, ' ms'),
        extra('p50 with 300,000 versions', large.p50, ' ms'),
        extra('p99 with 300,000 versions', large.p99, ' ms'),
        extra('processor time with 300,000 ÷ with 1,000', large.cpu / small.cpu)
      ]
    } finally {
      await few.close()
      await many.close()
    }
  }
}
