import { Agent, fetch } from 'undici'
import { withCrawler } from './archives.js'
import { COURTS } from './context.js'
import { atMost, extra, median } from './figures.js'
import { courtKey } from './made-up-courts.js'
import { putCourt, putRoot, startSite } from './site.js'

/** As the crawler has them to a host. */
const CONNECTIONS = 2
const LABELS = { version: '1.0.0', published: '2020-01-06T10', effective: '2020-01-13T09', fees: 1 }

/** The hourly check of many courts in which nothing has changed, beside the same requests without the archive. */
export const unchangedCrawl = {
  name: 'unchanged-crawl',
  goals: 'hourly check of 3,000 unchanged courts, an index a court ÷ bare undici ≤ 5',
  run: async ({ archives, rounds, say }) => {
    const site = await startSite(archives.directory)
    const keys = Array.from({ length: COURTS }, (_, court) => courtKey(court))
    const measured = { crawl: [], bare: [] }
    try {
      await putRoot(site, keys)
      for (const key of keys) await putCourt(site, key, [LABELS])
      await withCrawler(await archives.empty(), site.root, async ({ crawl }) => {
        say(`first crawl, all new: ${(await timed(crawl) / 1000).toFixed(1)} s`)
        for (let round = 0; round < rounds; round += 1) {
          await site.served()
          measured.crawl.push(await timed(async () => await nothingNew(crawl)))
          const { requests } = await site.served()
          measured.bare.push({ requests, ms: await timed(async () => await askBare(site.root, keys, requests)) })
        }
      })
    } finally {
      await site.close()
    }
    const [crawl, bare] = [median(measured.crawl), median(measured.bare, each => each.ms)]
    return [
      atMost('hourly check of 3,000 unchanged courts ÷ bare undici', crawl / bare, 5),
      extra('the check', crawl / 1000, ' s'),
      extra('bare undici', bare / 1000, ' s'),
      extra('requests', measured.bare[0].requests)
    ]
  }
}

async function nothingNew (crawl) {
  const { counts } = await crawl()
  if (counts.newDocuments > 0) throw new Error(`The crawl was to find nothing new: ${JSON.stringify(counts)}`)
}

/** As many requests for whole indexes, over as many connections, and nothing more. */
async function askBare (root, keys, count) {
  const agent = new Agent({ connections: CONNECTIONS })
  const left = Array.from({ length: count }, (_, place) => place === 0 ? `${root}index.xml` : `${root}${keys[place % keys.length]}/index.xml`).values()
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    for (const url of left) await (await fetch(url, { dispatcher: agent })).text()
  }))
  await agent.close()
}

async function timed (use) {
  const since = performance.now()
  await use()
  return performance.now() - since
}
