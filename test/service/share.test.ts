import t from 'tap'
import { forAnswers, forWork } from '../../src/postgres/database.ts'
import { shareOf } from '../../src/service/share.ts'

// [workers, whether it has the duties, bytes of 1,000, connections for answers, for work, crawls at once]
const shares: Array<[number, boolean, number, number, number, number]> = [
  [1, true, 1_000, 8, 11, 4],
  [2, true, 500, 4, 11, 4],
  [2, false, 500, 4, 4, 1],
  [3, false, 333, 2, 4, 1],
  [64, true, 15, 2, 11, 4]
]

t.test('memory and connections for answers are divided; the work is left to one', async t => {
  for (const [workers, hasDuties, memoryBytes, answering, working, crawlsAtOnce] of shares) {
    t.same(shareOf({ workers, memoryBytes: 1_000 }, hasDuties), {
      memoryBytes,
      answering: { ...forAnswers, max: answering },
      working: { ...forWork, max: working },
      crawlsAtOnce
    }, `${workers} ${hasDuties}`)
  }
})
