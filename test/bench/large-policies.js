import { withCrawler } from './archives.js'
import { atMost, extra, median, MEGABYTE } from './figures.js'
import { memoryOf, startService } from './processes.js'
import { feeCode, policyXml } from './repository-xml.js'
import { putCourt, putRoot, startSite } from './site.js'

const POLICIES = 12
const FEES = 60_000
const LABELS = { version: '1.0.0', published: '2020-01-06T10', effective: '2020-01-13T09' }
const keys = Array.from({ length: POLICIES }, (_, court) => `USCABenchHuge${court}`)
const AT = 'at=2024-05-06T10:30'

/** Policies of the size of a small book, asked in turn: what that takes, and how long one fee of one takes. */
export const largePolicies = {
  name: 'large-policies',
  goals: 'twelve policies of 13 MB (60,000 fees) in turn: memory ≤ 600 MB; fees?limit=1 and one fee, warm ≤ 20 ms',
  run: async context => {
    const service = await startService({ url: await archived(context) })
    try {
      const ask = async path => await timed(`http://127.0.0.1:${service.port}/v1/courts/${path}`)
      const cold = []
      for (const key of keys) cold.push(await ask(`${key}/fees?limit=1&${AT}`), await ask(`${key}/fees/${feeCode(FEES - 1)}?${AT}`))
      const times = { page: [], fee: [] }
      for (let round = 0; round < context.rounds * 3; round += 1) {
        for (const key of keys) {
          times.page.push(await ask(`${key}/fees?limit=1&${AT}`))
          times.fee.push(await ask(`${key}/fees/${feeCode((round * 7_919) % FEES)}?${AT}`))
        }
      }
      const { now, peak } = memoryOf(service.pid)
      return [
        atMost('twelve policies of 13 MB in turn: memory, at its most', peak / MEGABYTE, 600, ' MB'),
        extra('memory afterwards', now / MEGABYTE, ' MB'),
        atMost('fees?limit=1 on such a policy, warm', median(times.page), 20, ' ms'),
        atMost('one fee of such a policy, warm', median(times.fee), 20, ' ms'),
        extra('the slowest of the first questions', Math.max(...cold), ' ms')
      ]
    } finally {
      await service.close()
    }
  }
}

async function archived ({ archives, say }) {
  const url = await archives.empty()
  const site = await startSite(archives.directory)
  try {
    await putRoot(site, keys)
    for (const key of keys) await putCourt(site, key, [{ ...LABELS, body: policyXml({ key, ...LABELS, fees: FEES }) }])
    const since = performance.now()
    await withCrawler(url, site.root, async ({ crawl }) => await crawl())
    say(`${POLICIES} policies crawled in ${Math.round((performance.now() - since) / 1000)} s`)
  } finally {
    await site.close()
  }
  return url
}

async function timed (url) {
  const since = performance.now()
  const response = await fetch(url)
  const text = await response.text()
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${text}`)
  return performance.now() - since
}
