import pg from 'pg'
import t, { type Test } from 'tap'
import { askExample, type Operation } from './ask-example.ts'
import { keepExampleDispute } from './example-dispute.ts'
import { makeExampleDump } from './example-dump.ts'
import { serveSample } from './sample-service.ts'

/** One row, a week of dumps, or as many as there are repositories or migrations. All other tables grow. */
const SMALL = ['jobs.dump', 'jobs.event_progress', 'jobs.lease', 'migrations.migration']

/** Hears the text of whatever the database is asked. */
function overhear (t: Test): Set<string> {
  const texts = new Set<string>()
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const asked = args[0] as string | { text?: string } | undefined
    const text = typeof asked === 'string' ? asked : asked?.text
    if (text !== undefined) texts.add(text.trim())
    return Reflect.apply(query, this, args)
  } as typeof query
  t.teardown(() => { pg.Client.prototype.query = query })
  return texts
}

interface Plan { 'Node Type': string, Schema?: string, 'Relation Name'?: string, Plans?: Plan[] }

const scansOf = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [`${String(plan.Schema)}.${String(plan['Relation Name'])}`] : []),
  ...(plan.Plans ?? []).flatMap(scansOf)
]

t.test('no question reads a table from end to end that grows', async t => {
  const texts = overhear(t)
  const service = await serveSample(t)
  const { database } = service
  const { rows: [server] } = await database.query<{ version: number }>('select current_setting(\'server_version_num\')::integer as version')
  await keepExampleDispute(service)
  await makeExampleDump(service)
  const { paths } = service.app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> }
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      if (operation.responses['200']?.content?.['text/event-stream'] !== undefined) continue
      const { statusCode } = await askExample(service, method, path, operation)
      t.ok(statusCode < 500, `${method} ${path} is answered: ${statusCode}`)
    }
  }
  await service.crawl(true)

  const asked = [...texts].filter(text => /^(select|with|insert|update|delete)\b[^;]*$/i.test(text))
  t.ok(asked.length > 100, `${asked.length} questions`)
  // Before PostgreSQL 16 nobody tells a plan without values: there it counts that all were answered.
  if ((server?.version ?? 0) < 160_000) return
  const client = new pg.Client(service.url)
  await client.connect()
  t.teardown(async () => await client.end())
  // What can be found by an index is, however few rows there are.
  await client.query('set enable_seqscan = off')
  for (const text of asked) {
    const plan = await planOf(client, text)
    t.same([...new Set(scansOf(plan))].filter(table => !SMALL.includes(table)), [], text.replaceAll(/\s+/g, ' ').slice(0, 150))
  }
})

async function planOf (client: pg.Client, text: string): Promise<Plan> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (generic_plan, verbose, format json) ${text}`)
  return (rows[0] as typeof rows[0] & object)['QUERY PLAN'][0].Plan
}
