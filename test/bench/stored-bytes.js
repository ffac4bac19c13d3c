import { query, withCrawler } from './archives.js'
import { atMost, extra, MEGABYTE } from './figures.js'
import { largeVersions } from './one-policy.js'
import { putCourt, putRoot, startSite } from './site.js'

const KEY = 'USCABenchLarge'
const VERSIONS = 100

/** What an archive grows by when a court publishes a large policy again and again, with little changed in it. */
export const storedBytes = {
  name: 'stored-bytes',
  goals: 'bytes stored ÷ fetched, 100 versions of a 1 MB policy with small changes ≤ 0.3',
  run: async ({ archives }) => {
    const site = await startSite(archives.directory)
    try {
      const url = await archives.empty()
      const before = await stored(url)
      await putRoot(site, [KEY])
      await putCourt(site, KEY, largeVersions(KEY, VERSIONS))
      await site.served()
      await withCrawler(url, site.root, async ({ crawl }) => await crawl())
      const { bytes } = await site.served()
      const after = await stored(url)
      const tables = ['document', 'fee', 'finding'].map(name => extra(`of which archive.${name}`, (after[name] - before[name]) / MEGABYTE, ' MB'))
      return [
        atMost('bytes stored ÷ bytes fetched', (after.all - before.all) / bytes, 0.3),
        extra('fetched', bytes / MEGABYTE, ' MB'),
        extra('stored, with indexes', (after.all - before.all) / MEGABYTE, ' MB'),
        ...tables
      ]
    } finally {
      await site.close()
    }
  }
}

/** Bytes of every table of the archive with its indexes, and of all together. */
async function stored (url) {
  await query(url, 'vacuum')
  const rows = await query(url, `
    select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('archive', 'jobs') and c.relkind = 'r'`)
  return { ...Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes])), all: rows.reduce((sum, { bytes }) => sum + bytes, 0) }
}
