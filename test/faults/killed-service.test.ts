import t, { type Test } from 'tap'
import { testDatabase } from '../database.ts'
import { isLong, seconds } from './length.ts'
import { putLoad, type Question } from './load.ts'
import { remembered } from './remembered.ts'
import { lostRecords, openStand } from './stand.ts'

// A service is killed while people ask and record, and started again: what was told before is told the same afterwards.

t.setTimeout(600_000 + seconds * 10_000)
const linux = process.platform === 'linux' ? false : 'workers are found in /proc'

for (const workers of isLong ? ['1', '2'] : ['2']) {
  t.test(`a service killed under load, of ${workers === '1' ? 'one process' : 'two workers'}`, { skip: linux }, async t => await killAgainAndAgain(t, workers))
}

async function killAgainAndAgain (t: Test, workers: string): Promise<void> {
  const url = await testDatabase(t)
  const stand = await openStand(t, { DATABASE_URL: url, WORKERS: workers })
  t.equal(await stand.ended(await stand.beginCrawl()), 'done')
  let isGone = false
  const isFixed = ({ kind }: Question): boolean => kind === 'memory'
  const load = putLoad(t, stand.base, [...remembered(stand.questions.filter(isFixed)), ...stand.questions.filter(question => !isFixed(question))], { refused: () => isGone })
  await load.goesOn()
  const since = performance.now()
  const once = async (): Promise<void> => {
    isGone = true
    await stand.kill()
    await stand.startAgain()
    isGone = false
    await load.goesOn()
  }
  await once()
  while (performance.now() - since < seconds * 1_000) await once()
  await load.stop()
  t.same(load.wrong, [], `of ${load.said.length} answers`)
  t.same(await lostRecords(stand), [], `of ${stand.told.size} records`)
  if (isLong) t.equal(await stand.verify(), undefined)
  t.equal(await stand.stop(), 0, stand.service().said())
}
