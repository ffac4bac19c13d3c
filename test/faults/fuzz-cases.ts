import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { keepCapture } from '../../src/archive/captures.ts'
import { keepCrawlBegun } from '../../src/archive/crawls.ts'
import type { Database } from '../../src/postgres/database.ts'
import { digestOf, findDocument } from '../../src/archive/documents.ts'
import { newBudget } from '../../src/memory/budget.ts'
import { Policies } from '../../src/memory/policies.ts'
import { contentOf, findReadingContent } from '../../src/archive/reading-content.ts'
import { policyRows } from '../../src/archive/court/policy-rows.ts'
import type { Reading } from '../../src/archive/readings.ts'
import { indexReading } from '../../src/reading/index-reading.ts'
import type { Capture, CaptureRole } from '../../src/domain/history/capture.ts'
import { readerVersion, readIndex, readPolicy, type IndexReading, type PolicyReading } from '../../src/ingest/ingest-document.ts'
import { mutate } from './mutations.ts'
import { below, oneOf, randomOf } from './random.ts'

/** One document that something happened to, and as what it is read. */
export interface Case { number: number, role: CaptureRole, name: string, what: string[], bytes: Buffer }

/** A case that did not go as every case has to. */
export interface Fault extends Case { fault: string }

export interface Fuzzed {
  /** Read as a policy, as an index, and not. */
  policies: number
  indexes: number
  unreadable: number
  /** Kept in the archive and found there again. */
  kept: number
  /** The longest reading, in milliseconds of the processor's time. */
  slowestMs: number
  faults: Fault[]
}

export interface FuzzOptions {
  seed: number
  /** Numbers of the cases, from one to before the other. */
  from: number
  to: number
  /** Each so many are kept, of those that could be read. */
  keepEach: number
  database: Database
  /** Hears of every fault at once. */
  onFault?: (fault: Fault) => void
}

const CPU_LIMIT_MS = 1_000
const CRAWL = { crawlId: '7a5b9df5-90f5-4dc4-8a0a-1f9dd1b9b5a0', repositoryId: 'fuzz', url: 'http://127.0.0.1/CourtPolicies/', asked: true, begunAt: 0 }
const BASE = `${CRAWL.url}index.xml`

const folder = fileURLToPath(new URL('../../db/sample/CourtPolicies', import.meta.url))
const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.xml'))
  .sort()
  .map(name => ({ name, bytes: readFileSync(join(folder, name)) }))
const originals = documents.map(({ bytes }) => bytes)

/** The case of this number in the row of this seed, whatever the others are. */
function caseOf (seed: number, number: number): Case {
  const random = randomOf(seed * 1_000_003 + number)
  const [policies, indexes] = [documents.filter(({ name }) => !name.endsWith('index.xml')), documents.filter(({ name }) => name.endsWith('index.xml'))]
  const { name, bytes } = oneOf(random, below(random, 5) === 0 ? indexes : policies) as { name: string, bytes: Buffer }
  const isIndex = name.endsWith('index.xml') !== (below(random, 20) === 0)
  return { number, role: isIndex ? 'index' : 'policy', name, ...mutate(bytes, originals, random) }
}

/** Reads every case and keeps some: nothing may be thrown, take long, get lost, or come back as something else. */
export async function fuzz ({ seed, from, to, keepEach, database, onFault = () => {} }: FuzzOptions): Promise<Fuzzed> {
  const fuzzed: Fuzzed = { policies: 0, indexes: 0, unreadable: 0, kept: 0, slowestMs: 0, faults: [] }
  await keepCrawlBegun(database, CRAWL)
  for (let number = from; number < to; number += 1) {
    const given = caseOf(seed, number)
    const isKept = number % keepEach === 0
    const fault = await tryCase(given, isKept ? database : null, fuzzed).catch((error: Error) => `throws ${error.stack ?? error.message}`)
    if (fault === null) continue
    fuzzed.faults.push({ ...given, fault })
    onFault({ ...given, fault })
  }
  return fuzzed
}

async function tryCase (given: Case, database: Database | null, fuzzed: Fuzzed): Promise<string | null> {
  const before = given.bytes.toString('latin1')
  const since = process.cpuUsage()
  const read = given.role === 'policy' ? await readPolicy(given.bytes) : await readIndex(given.bytes)
  const { user, system } = process.cpuUsage(since)
  const spent = Math.round((user + system) / 1_000)
  fuzzed.slowestMs = Math.max(fuzzed.slowestMs, spent)
  fuzzed[read.kind === 'policy' ? 'policies' : read.kind === 'index' ? 'indexes' : 'unreadable'] += 1
  if (spent > CPU_LIMIT_MS) return `takes ${spent} ms of the processor's time`
  if (given.bytes.toString('latin1') !== before) return 'its bytes are changed by reading them'
  const odd = oddFinding(read)
  if (odd !== null || database === null) return odd
  fuzzed.kept += 1
  return await keptOtherwise(database, given, read)
}

/** What is unreadable says why, and a finding says something. */
function oddFinding ({ kind, findings }: PolicyReading | IndexReading): string | null {
  if (kind === 'unreadable' && findings.length === 0) return 'is unreadable and does not say why'
  const odd = findings.find(({ message, line, column }) => message.trim() === '' || message.length > 5_000 || (line ?? 1) < 1 || (column ?? 1) < 1)
  return odd === undefined ? null : `has an odd finding: ${JSON.stringify(odd).slice(0, 500)}`
}

/** Keeps the document with its reading; how what is found then differs, if it does. */
async function keptOtherwise (database: Database, { role, bytes, number }: Case, read: PolicyReading | IndexReading): Promise<string | null> {
  const reading: Reading = read.kind === 'index'
    ? indexReading(read, BASE)
    : read.kind === 'policy' ? { ...read, reader: readerVersion, policy: policyRows(read.policy) } : { ...read, reader: readerVersion }
  const sha256 = digestOf(bytes)
  await keepCapture(database, { capture: captureOf(role, sha256, number), document: { sha256, bytes }, reading })
  const document = await findDocument(database, sha256)
  if (document === undefined || !bytes.equals(document.bytes)) return 'its bytes are lost'
  const organizationKey = read.kind === 'policy' ? read.policy.organizationKey : null
  if (!isDeepStrictEqual(await findReadingContent(database, sha256, role, readerVersion, organizationKey), contentOf(reading))) return 'its reading comes back as another'
  if (read.kind !== 'policy') return null
  const found = await new Policies(database, newBudget()).findWhole({ organizationKey: read.policy.organizationKey, sha256, reader: readerVersion })
  return isDeepStrictEqual(found, read.policy) ? null : 'its policy comes back as another'
}

function captureOf (role: CaptureRole, sha256: string, number: number): Capture {
  return {
    crawlId: CRAWL.crawlId,
    repositoryId: CRAWL.repositoryId,
    url: `${CRAWL.url}${number}.xml`,
    finalUrl: null,
    role,
    requestedAt: 0,
    completedAt: 0,
    outcome: 'fetched',
    status: 200,
    failure: null,
    headers: {},
    sha256,
    complete: true,
    subject: null,
    ledFrom: null
  }
}
