import t from 'tap'
import fc from 'fast-check'
import { isDueForRevisit } from '../../src/crawler/revisits.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type SmallPolicy } from './small-repository.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const noon = Date.parse('2026-11-22T12:00:00Z')
const urls = Array.from({ length: 2_400 }, (_, place) => `http://courts.example/CourtPolicies/${place}.xml`)

t.test('a policy that was never visited is due', async t => {
  t.equal(isDueForRevisit(urls[0] as string, null, noon), true)
})

t.test('hour by hour each policy is due once a day', async t => {
  fc.assert(fc.property(fc.webUrl(), fc.integer({ min: 0, max: DAY }), (url, offset) => {
    let [visitedAt, visits] = [noon + offset, 0]
    for (let hour = 1; hour <= 240; hour += 1) {
      const now = noon + offset + hour * HOUR
      if (!isDueForRevisit(url, visitedAt, now)) continue
      visitedAt = now
      visits += 1
    }
    return visits === 10
  }), { seed: 20261122 })
  t.pass('in ten days ten times')
})

t.test('policies of one repository are spread over the 24 hours', async t => {
  const dueIn = Array.from({ length: 24 }, (_, hour) => urls.filter(url => isDueForRevisit(url, noon + hour * HOUR, noon + (hour + 1) * HOUR)).length)
  t.equal(dueIn.reduce((sum, count) => sum + count), urls.length, 'each in one of them')
  t.ok(dueIn.every(count => count > 50 && count < 150), `100 an hour, more or less: ${dueIn.join(' ')}`)
})

t.test('what was missed is due, however long ago', async t => {
  for (const url of urls.slice(0, 100)) t.equal(isDueForRevisit(url, noon - 3 * DAY, noon), true)
})

const kings: SmallPolicy = { key: 'USCAKings', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-05T09' }

t.test('by schedule a held policy is asked for once a day, and changed bytes are noticed', async t => {
  const { crawlBySchedule, publish, site, database, clock } = await crawlBench(t)
  const path = `/CourtPolicies/${fileNameOf(kings)}`
  const visits = async (hours: number): Promise<number> => {
    site.takePaths()
    for (let hour = 0; hour < hours; hour += 1) {
      clock.now += HOUR
      await crawlBySchedule()
    }
    return site.takePaths().filter(asked => asked === path).length
  }
  publish('index.xml', indexXml({ policies: [listed(kings)] }))
  publish(fileNameOf(kings), policyXml(kings))
  await crawlBySchedule()
  t.equal(await visits(24), 1)
  publish(fileNameOf(kings), policyXml({ ...kings, fee: '11.00' }))
  t.equal(await visits(24), 1)
  t.same((await database.query("select outcome, count(*) from archive.capture where role = 'policy' group by 1 order by 1")).rows, [{ outcome: 'fetched', count: 2 }, { outcome: 'not-modified', count: 1 }])
  t.same((await database.query('select count(*) from archive.policy')).rows, [{ count: 2 }], 'both are kept')

  site.remove(path)
  t.equal(await visits(24), 1, 'also of one that is gone')
  site.set(path, { hangUp: true })
  // Its hour comes within the first day; from then on every crawl asks, and asks twice where nobody answers. Once a day would be four.
  t.ok(await visits(48) > 4, 'but a site that says nothing is asked again within the day')
})
