import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import t from 'tap'
import { askExample, type Operation } from './ask-example.ts'
import { DISPUTE, keepExampleDispute } from './example-dispute.ts'
import { makeExampleDump } from './example-dump.ts'
import { NOW, serveSample } from './sample-service.ts'

// The checked-in example of every operation is what the service answers to the example parameters of its own document.
// Run `npm run examples` to write them anew.

const DIRECTORY = new URL('../../openapi/examples/', import.meta.url)
const writing = process.env['TAP_SNAPSHOT'] === '1'

/** What differs from run to run: the stamps of the database's clock, and of the web server. */
const settled: Readonly<Record<string, string>> = {
  recordedAt: '2026-11-22T12:34:56.123Z',
  askedAt: '2026-11-22T12:34:56.123Z',
  date: 'Sun, 22 Nov 2026 12:34:56 GMT',
  'last-modified': 'Sun, 22 Nov 2026 12:00:00 GMT',
  etag: 'W/"example"',
  'x-request-id': 'example',
  digest: '5a0a29614e17d071f72a4f8d471cc1a160a350860f69ab36a61a7e20aa2e1e0c',
  leafHash: '41cfd992cca09275d618dada70dfaf2f68b5f1a629e89cd5df0d6c1eaa46dd62',
  checkpoint: 'policies.example.org/log\n166\nJCJ+tugZnxt8uL9vLYpYP01E4dYLr4DTcIrddtqzaEk=\n\n\u2014 policies.example.org/log …\n'
}

/** A crawl has its id from the test; that of a new record is chance. */
const isChance = (key: string, value: unknown): boolean => key === 'id' && typeof value === 'string' && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(value) && !value.startsWith('3b85d311')

/** A hash of the log is made of stamps. */
const HASH = '4xutt142BSZphxPjqQfTx5Y8YadZLc7LO8DiubivA6g='

/** The answer as it is checked in: what differs from run to run made the same, the port too. */
function settle (body: string, base: string): string {
  const answer = JSON.parse(body.replaceAll(new URL(base).host, '127.0.0.1:3000'), (key, value) => {
    // A field of a head is a pair.
    if (Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && settled[value[0].toLowerCase()] !== undefined) return [value[0], settled[value[0].toLowerCase()]]
    if (isChance(key, value)) return DISPUTE
    if (key === 'hashes' && Array.isArray(value)) return value.map(() => HASH)
    return settled[key] !== undefined && typeof value === 'string' && !/^\d{4}-\d\d-\d\d$/.test(value) ? settled[key] : value
  })
  const isOfCaptures = Array.isArray(answer.items) && 'sequence' in (answer.items[0] ?? {})
  if (isOfCaptures) answer.items = inFixedOrder(answer.items)
  else if (!('sequence' in answer)) renumber(answer)
  const isOfDumps = Array.isArray(answer.items) && 'eventsAfter' in (answer.items[0] ?? {})
  if (isOfDumps) answer.items = answer.items.map((item: object) => ({ ...item, ...ofDumps }))
  return `${JSON.stringify(answer, null, 2)}\n`
}

/** Of a dump differ its moment, its size and its digest. */
const ofDumps = { knownAt: '2026-11-22T12:34:56.123Z', bytes: 114881, sha256: settled['digest'] }

/** What was kept in between is chance too: captures are numbered by their order in the answer. */
function renumber (answer: unknown): void {
  const captures = capturesIn(answer)
  const numbers = [...new Set(captures.map(({ sequence }) => sequence))].sort((a, b) => a - b)
  for (const capture of captures) capture.sequence = numbers.indexOf(capture.sequence) + 1
}

function capturesIn (value: unknown): Array<{ sequence: number }> {
  if (typeof value !== 'object' || value === null) return []
  const own = 'sequence' in value && 'crawlId' in value ? [value as { sequence: number }] : []
  return [...own, ...Object.values(value).flatMap(capturesIn)]
}

/** Two policies are fetched at once, and which is kept first is chance: captures are put in the order of their URLs. */
function inFixedOrder (items: Array<{ sequence?: number, url?: string }>): unknown[] {
  if (!items.every(({ sequence, url }) => sequence !== undefined && url !== undefined)) return items
  return items.toSorted((a, b) => (b.url as string).localeCompare(a.url as string)).map((item, place) => ({ ...item, sequence: 100 - place }))
}

t.test('each operation answers its own example parameters as its example says', async t => {
  const service = await serveSample(t)
  const document = service.app.swagger() as unknown as { paths: Record<string, Record<string, Operation>>, components: { schemas: Record<string, object> } }
  await keepExampleDispute(service)
  await makeExampleDump(service)
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema({ $id: 'openapi', components: document.components })
  const known = new Set<string>()
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const { operationId, parameters = [] } = operation
      // A stream of events has no end that could be checked in.
      if (operation.responses['200']?.content?.['text/event-stream'] !== undefined) continue
      await t.test(operationId, async t => {
        for (const { name, in: place, example } of parameters) t.ok(place !== 'path' || example !== undefined, `${name} has an example`)
        const answer = await askExample(service, method, path, operation)
        t.ok(answer.statusCode < 300, `${method} ${path} answers ${answer.statusCode} ${answer.statusCode < 300 ? '' : answer.body}`)
        const media = operation.responses[String(answer.statusCode)]?.content?.[String(answer.headers['content-type']).split(';')[0] as string]
        if (answer.statusCode === 204) return
        t.ok(media, 'the answer has a documented type')
        if (!String(answer.headers['content-type']).includes('json')) return
        const schema = JSON.parse(JSON.stringify(media?.schema).replaceAll('"#/components/', '"openapi#/components/'))
        const validate = ajv.compile(schema)
        t.ok(validate(answer.json()), `agrees with its schema: ${ajv.errorsText(validate.errors).slice(0, 500)}`)
        known.add(`${operationId}.json`)
        const text = settle(answer.body, service.base)
        if (writing) writeFileSync(new URL(`${operationId}.json`, DIRECTORY), text)
        t.equal(text, readFileSync(new URL(`${operationId}.json`, DIRECTORY), 'utf8'), 'stale: npm run examples')
      })
    }
  }
  t.same(readdirSync(DIRECTORY).filter(file => file.endsWith('.json')).sort(), [...known].sort(), 'no example without its operation')
  t.equal(service.clock.now, NOW)
})
