import t from 'tap'
import { dueIn } from '../../src/log/when.ts'

// entries: that no checkpoint covers; soon: whether a dispute or a crawl's end is among them; since: ms since the last checkpoint (null: none was seen); due: in how many ms
const cases: Array<[entries: number, soon: boolean, since: number | null, due: number | null]> = [
  [0, false, null, null],
  [0, false, 3_600_000, null],
  [1, false, null, 0],
  [1, false, 0, 60_000],
  [1, false, 59_000, 1_000],
  [1, false, 61_000, 0],
  [5, true, 0, 5_000],
  [5, true, 4_000, 1_000],
  [5, true, 6_000, 0],
  [5, true, null, 0]
]

t.test('within ten seconds for a dispute and a crawl\'s end, else once a minute while entries come', async t => {
  for (const [entries, hasSoon, sinceLast, due] of cases) t.equal(dueIn({ entries, hasSoon, sinceLast }), due, `${entries} entries, ${hasSoon ? 'soon' : 'usual'}, ${sinceLast} ms`)
})
