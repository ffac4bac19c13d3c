import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'undici'
import { each } from './answering.js'
import { query } from './archives.js'
import { COURTS } from './context.js'
import { extra, median, MEGABYTE } from './figures.js'
import { courtKey, questions, seeded } from './made-up-courts.js'
import { plansOf } from './plans.js'
import { memoryOf, startService } from './processes.js'

/** Of a court: 300,000 in all. */
const VERSIONS = 100
const ASKED = 300

/** What grows with the years, and what it costs: bytes by table, and each query's plan with what it took, on a database as large as three years make it. */
export const scale = {
  name: 'scale',
  goals: 'no goal: 300,000 versions and ten million captures (or --captures): bytes by table, plans of all queries',
  run: async context => {
    await context.rest()
    const url = await context.archives.checked(COURTS, VERSIONS, context.captures)
    const directory = await mkdtemp(join(context.archives.directory, 'queries-'))
    const since = performance.now()
    const service = await startService({
      url,
      env: { BENCH_QUERIES_DIRECTORY: directory, NODE_OPTIONS: `--import=${join(import.meta.dirname, 'queries-on-signal.js')}` }
    })
    try {
      const started = performance.now() - since
      const asked = await askAll(service)
      const log = await waitForLog(service)
      const plans = await plansOf(url, await queriesOf(service, directory))
      return [
        ...inPart('sizes', await sizesOf(url)),
        ...inPart('questions', [
          extra('npm start to answers', started / 1_000, ' s'),
          extra('log made of all entries, within', log, ' s'),
          extra('memory of the process', memoryOf(service.pid).now / MEGABYTE, ' MB'),
          ...asked
        ]),
        ...inPart('plans', plans)
      ]
    } finally {
      await service.close()
      await rm(directory, { recursive: true, force: true })
    }
  }
}

/** Figures of one table of docs/scale.md. */
const inPart = (part, figures) => figures.map(figure => ({ ...figure, part }))

/** Every kind of question that reads tables which grow, of courts that nobody asked for before. */
const kinds = {
  'effective-policy, a court not in memory': ({ court, at }) => `/v1/courts/${courtKey(court)}/effective-policy?at=${at}`,
  'the same, in memory': ({ court, at }) => `/v1/courts/${courtKey(court)}/effective-policy?at=${at}`,
  'as known at a past moment': ({ court, at }, past) => `/v1/courts/${courtKey(court)}/effective-policy?at=${at}&knownAt=${past}`,
  fees: ({ court, at }) => `/v1/courts/${courtKey(court)}/fees?at=${at}`,
  'policies of a court': ({ court }) => `/v1/courts/${courtKey(court)}/policies`,
  timeline: ({ court }) => `/v1/courts/${courtKey(court)}/timeline?from=2015-01-01&to=2016-01-01`,
  'evidence of a version': ({ court }) => `/v1/courts/${courtKey(court)}/policies/1.5.0/evidence`,
  'captures of a court': ({ court }) => `/v1/captures?courtKey=${courtKey(court)}`,
  'captures of a URL': ({ court }) => `/v1/captures?url=${encodeURIComponent(`http://127.0.0.1:9/CourtPolicies/${courtKey(court)}/index.xml`)}`,
  'events of a court': ({ court }) => `/v1/events?courtKey=${courtKey(court)}`,
  'entries of the log': ({ court }) => `/v1/log/entries?after=${court * 1_000}&limit=100`,
  courts: () => '/v1/courts?limit=100',
  repositories: () => '/v1/repositories',
  metrics: () => '/metrics'
}

async function askAll ({ port }) {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 4 })
  const past = new Date(Date.now() - 1_000).toISOString()
  const courts = questions(ASKED, COURTS, seeded(3))
  const figures = []
  try {
    for (const [name, pathOf] of Object.entries(kinds)) {
      const took = []
      await each(name in { courts, repositories: 1, metrics: 1 } ? courts.slice(0, 20) : courts, async question => {
        const since = performance.now()
        const { statusCode, body } = await pool.request({ path: pathOf(question, past), method: 'GET', bodyTimeout: 60_000, headersTimeout: 60_000 })
        await body.dump({ limit: 64 * MEGABYTE })
        if (statusCode !== 200) throw new Error(`${pathOf(question, past)} answers ${statusCode}`)
        took.push(performance.now() - since)
      }, 4)
      figures.push(extra(`${name}: median`, median(took), ' ms'), extra(`${name}: slowest of ${took.length}`, Math.max(...took), ' ms'))
    }
  } finally {
    await pool.close()
  }
  return figures
}

/** Entries from before there was a log come into it while the service answers; seconds until all are in. */
async function waitForLog ({ port }) {
  const since = performance.now()
  for (;;) {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    if (/^archive_log_behind 0$/m.test(text)) return (performance.now() - since) / 1_000
    await pause(1_000)
  }
}

async function queriesOf ({ pid }, directory) {
  process.kill(pid, 'SIGUSR2')
  for (;;) {
    const text = await readFile(join(directory, 'queries.json'), 'utf8').catch(() => undefined)
    if (text !== undefined) return JSON.parse(text)
    await pause(50)
  }
}

/** Bytes of each table with its indexes, a row of it, and of what a capture of the unchanged leaves in all of them. */
async function sizesOf (url) {
  const rows = await query(url, `
    select n.nspname || '.' || c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes, pg_relation_size(c.oid)::float8 as heap, c.reltuples as rows
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('archive', 'jobs') and c.relkind = 'r' and c.reltuples > 0
     order by 2 desc`)
  const a = Object.fromEntries(rows.map(row => [row.name, row.bytes / row.rows]))
  const all = rows.reduce((sum, { bytes }) => sum + bytes, 0)
  return [
    extra('bytes of all tables with indexes', all / MEGABYTE, ' MB'),
    extra('a capture of what had not changed, with indexes', a['archive.entry'] + a['archive.recorded'] + a['archive.capture'] + a['archive.exchange'], ' bytes'),
    ...rows.filter(({ bytes }) => bytes > MEGABYTE).flatMap(({ name, bytes, heap, rows }) => [
      extra(`${name}: rows`, rows),
      extra(`${name}: with indexes`, bytes / MEGABYTE, ' MB'),
      extra(`${name}: a row`, heap / rows, ' bytes'),
      extra(`${name}: a row, with indexes`, bytes / rows, ' bytes')
    ])
  ]
}
