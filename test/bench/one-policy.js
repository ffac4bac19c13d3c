import xml2js from 'xml2js'
import { withCrawler } from './archives.js'
import { atMost, extra, median, MEGABYTE } from './figures.js'
import { policyXml } from './repository-xml.js'
import { putCourt, putRoot, startSite } from './site.js'

const KEY = 'USCABenchLarge'
/** They make a policy of about 1 MB. */
const FEES = 5_000

/** The versions of a court with a large policy; each differs from the one before in what its first fee costs. */
export function largeVersions (key, count) {
  return Array.from({ length: count }, (_, place) => {
    const day = number => new Date(Date.UTC(2010, 0, 4 + number)).toISOString().slice(0, 10)
    const labels = { version: `1.${Math.floor(place / 10)}.${place % 10}`, published: `${day(place * 14)}T10`, effective: `${day(place * 14 + 7)}T09` }
    return { ...labels, body: policyXml({ key, ...labels, fees: FEES, dearest: 100 + place }) }
  })
}

/** A crawl that finds one new policy of 1 MB, less one that finds nothing, beside the parser alone. */
export const onePolicy = {
  name: 'one-policy',
  goals: 'one 1 MB policy, fetched to archived ÷ xml2js alone ≤ 3',
  run: async ({ archives, rounds }) => {
    const site = await startSite(archives.directory)
    // Those of the first two rounds are for warming up.
    const versions = largeVersions(KEY, rounds + 2)
    const measured = { crawl: [], unchanged: [], parser: [] }
    try {
      await putRoot(site, [KEY])
      await withCrawler(await archives.empty(), site.root, async ({ crawl }) => {
        for (const [place, version] of versions.entries()) {
          await putCourt(site, KEY, versions.slice(0, place + 1))
          const times = { crawl: await timed(crawl), unchanged: await timed(crawl), parser: await timed(async () => await parse(version.body)) }
          if (place >= 2) for (const [name, time] of Object.entries(times)) measured[name].push(time)
        }
      })
    } finally {
      await site.close()
    }
    const { crawl, unchanged, parser } = Object.fromEntries(Object.entries(measured).map(([name, times]) => [name, median(times)]))
    return [
      atMost('one 1 MB policy, fetched to archived ÷ xml2js', (crawl - unchanged) / parser, 3),
      extra('a crawl that finds it', crawl, ' ms'),
      extra('a crawl that finds nothing', unchanged, ' ms'),
      extra('xml2js alone', parser, ' ms'),
      extra('bytes of the policy', versions[0].body.length / MEGABYTE, ' MB')
    ]
  }
}

async function parse (text) {
  return await new xml2js.Parser({ xmlns: true }).parseStringPromise(text)
}

async function timed (use) {
  const since = performance.now()
  await use()
  return performance.now() - since
}
