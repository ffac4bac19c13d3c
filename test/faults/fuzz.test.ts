import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import t from 'tap'
import { recordEntries } from '../../src/archive/entries.ts'
import { serve } from '../http/serve.ts'
import { fuzz, type Fault } from './fuzz-cases.ts'

// What happens to the sample's documents here: test/faults/mutations.ts. Without arguments a few hundred cases with a seed of their own;
// npm run fuzz gives others.
const { values } = parseArgs({ options: { seed: { type: 'string', default: '20050301' }, from: { type: 'string', default: '0' }, cases: { type: 'string', default: '150' }, 'keep-each': { type: 'string', default: '5' } } })
const [seed, from, cases, keepEach] = [values.seed, values.from, values.cases, values['keep-each']].map(Number) as [number, number, number, number]

const wrote = join(tmpdir(), 'court-policy-archive-fuzz')

function tell (fault: Fault): void {
  mkdirSync(wrote, { recursive: true })
  const file = join(wrote, `${seed}-${fault.number}.xml`)
  writeFileSync(file, fault.bytes)
  t.fail(`case ${fault.number}, ${fault.name} (${fault.what.join(', ')}) read as ${fault.role}: ${fault.fault}`)
  t.comment(`the document is ${file}; once more: npm run fuzz -- --seed ${seed} --from ${fault.number} --cases 1 --keep-each 1`)
}

t.test('whatever happens to a document, it is read or told, kept whole, and its court goes on answering', async t => {
  const { app, database, histories } = await serve(t)
  const since = Date.now()
  const fuzzed = await fuzz({ seed, from, to: from + cases, keepEach, database, onFault: tell })
  await recordEntries(database)
  const { policies, indexes, unreadable, kept, slowestMs, faults } = fuzzed
  t.comment(`seed ${seed}: ${cases} cases in ${Math.round((Date.now() - since) / 1000)} s, ${policies} policies, ${indexes} indexes, ${unreadable} unreadable; ${kept} kept and found again; slowest ${slowestMs} ms; ${faults.length} faults`)
  t.same(faults.length, 0)
  if (cases > 100) for (const [kind, count] of Object.entries({ policies, indexes, unreadable, kept })) t.ok(count > cases / 50, `some are ${kind}`)

  await histories.refresh()
  const { rows: keys } = await database.query<{ key: string }>('select distinct organization_key as key from archive.policy order by 1')
  const asked = keys.slice(0, Math.max(20, cases / 20))
  for (const { key } of asked) {
    for (const path of ['', '/effective-policy', '/effective-policy?at=2005-03-02T09:30', '/timeline', '/policies', '/fees?at=2026-01-01T09:00', '/code-tables']) {
      const url = `/v1/courts/${encodeURIComponent(key)}${path}`
      const { statusCode, body } = await app.inject(url)
      if (statusCode >= 500 || !isJson(body)) t.fail(`${url.slice(0, 200)} answers ${statusCode}: ${body.slice(0, 500)}`)
    }
  }
  t.comment(`${keys.length} courts, of which ${asked.length} were asked`)
  t.ok(asked.length > 0)
})

function isJson (text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
