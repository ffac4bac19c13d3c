import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { startService } from './processes.js'

/** A service that crawls a site's repository when it is told to: `crawl` waits for the end, `beginCrawl` gives what does. */
export async function startCrawlingService ({ url, root, env = {}, nodeOptions = [] }) {
  const token = randomBytes(16).toString('hex')
  const sha256 = createHash('sha256').update(token).digest('hex')
  const service = await startService({ url, nodeOptions, env: { REPOSITORIES: root, OPERATOR_TOKENS: `bench:${sha256}`, ...env } })
  const base = `http://127.0.0.1:${service.port}`
  const ask = async (path, options) => {
    const response = await fetch(`${base}${path}`, options)
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
    return await response.json()
  }
  const beginCrawl = async () => {
    const { items } = await ask('/v1/repositories')
    const { id } = await ask(`/v1/repositories/${items[0].id}/crawls`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
    return { isOver: async () => (await ask(`/v1/crawls/${id}`)).state !== 'running', told: async () => await ask(`/v1/crawls/${id}`) }
  }
  const crawl = async () => {
    const begun = await beginCrawl()
    while (!await begun.isOver()) await pause(100)
    const told = await begun.told()
    if (told.state !== 'done' || told.counts.failed > 0 || told.counts.unreadable > 0) throw new Error(`A crawl came out otherwise than expected: ${JSON.stringify(told).slice(0, 500)}`)
    return told
  }
  return { ...service, base, ask, beginCrawl, crawl }
}
