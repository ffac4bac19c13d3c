import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { readerVersion } from '../../src/reading/reader.ts'
import { readKnown } from './known-readings.ts'

// What was read stays said (domain §3.8): a reader that makes something else of the same bytes is another one, and has to say so.
// For each version of the reader the digest of what it made of each document; what is new is added, what is there is never changed.
const file = new URL('known-readings.json', import.meta.url)
const known = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Record<string, Record<string, string>>

t.test('this reader makes of each document what its version always made of it', async t => {
  const own = known[readerVersion] ??= {}
  let added = 0
  for (const { document, file, reading } of await readKnown()) {
    if (own[document] === undefined) {
      own[document] = reading
      added += 1
    }
    t.equal(reading, own[document], `${file} is read as another: give readerVersion in src/ingest/ingest-document.ts a new number`)
  }
  if (added === 0 || process.env['CI'] !== undefined) return t.equal(added, 0, 'documents of which nothing is written down: run this test here, and check in what it adds')
  writeFileSync(file, JSON.stringify(known, undefined, 1) + '\n')
})
