import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { digestOfReading } from '../../src/archive/readings.ts'
import { indexReading } from '../../src/reading/index-reading.ts'
import { readPolicyRows } from '../../src/reading/read-policy-rows.ts'
import { readIndex } from '../../src/ingest/ingest-document.ts'

const root = join(import.meta.dirname, '../..')

/** A document that is read for the record, by its digest: where it lies, and the digest of what this reader makes of it. */
export interface KnownReading { document: string, file: string, reading: string }

/** What this reader makes of every XML file of the sample and of the fixtures. */
export async function readKnown (): Promise<KnownReading[]> {
  const files = ['db/sample', 'test/fixtures'].flatMap(folder => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.xml')).map(name => join(root, folder, name)))
  return await Promise.all(files.sort().map(async file => {
    const bytes = readFileSync(file)
    return { document: createHash('sha256').update(bytes).digest('hex'), file: relative(root, file), reading: await digestOf(file, bytes) }
  }))
}

async function digestOf (file: string, bytes: Buffer): Promise<string> {
  if (!file.endsWith('index.xml')) return (await readPolicyRows(bytes)).digest as string
  return digestOfReading('', 'index', indexReading(await readIndex(bytes), 'https://policies.example.org/CourtPolicies/index.xml'))
}
