import type { CaptureRole, Sha256 } from '../domain/history/capture.ts'
import { toBytes, type Connection } from '../archive/database.ts'
import { differingPaths } from './differing-paths.ts'
import { nameDocument } from '../archive/documents.ts'
import { contentOf, findReadingContent } from '../archive/reading-content.ts'
import type { Difference, ReadingPlace, Verification } from './verification.ts'

/** Of one reading so many differences are named; what stands after a row too many differs as well. */
const MOST = 10

/** How far apart entries of one transaction may stand: others take numbers in between. */
const REACH = 10_000

/**
 * That the readings of a document by the present reader are what
 * it reads from the same bytes now; gives how many were compared.
 */
export async function verifyReadings (verification: Verification, sha256: Sha256, bytes: Uint8Array): Promise<number> {
  const { database, reader, onDifference } = verification
  const { rows } = await database.query<{ role: CaptureRole, entryId: number }>(
    'select role, entry_id as "entryId" from archive.reading where sha256 = $1 and reader = $2 order by role',
    [toBytes(sha256), reader.version]
  )
  for (const { role, entryId } of rows) {
    const found = await compare(verification, sha256, bytes, role, await findPlace(database, sha256, role, entryId))
    if (found.length === 0) continue
    const subject = `${role} reading of ${await nameDocument(database, sha256)}`
    for (const difference of found) onDifference({ subject, ...difference })
  }
  return rows.length
}

async function compare (
  { database, reader }: Verification,
  sha256: Sha256,
  bytes: Uint8Array,
  role: CaptureRole,
  place: ReadingPlace | undefined
): Promise<Array<Omit<Difference, 'subject'>>> {
  if (place === undefined) {
    return [{ what: 'the capture that it was read from', stored: 'nothing', expected: 'one row of archive.capture' }]
  }
  const read = await reader.read(bytes, place).catch((error: Error) => error)
  if (read instanceof Error) {
    return [
      {
        what: 'the whole',
        stored: 'a reading',
        expected: `what the reader makes of it, which fails: ${read.message}`
      }
    ]
  }
  const computed = contentOf(read)
  const stored = await findReadingContent(
    database,
    sha256,
    role,
    reader.version,
    read.kind === 'policy' ? read.policy.organizationKey : null
  )
  return differingPaths(stored, computed, MOST).map(({ path, ...values }) => ({
    what: path,
    stored: print(values.stored),
    expected: print(values.computed)
  }))
}

/**
 * Where the crawl met the document that it then read: in one transaction it keeps the reading and, right
 * after, the capture. A policy may have been read again long after; it reads the same wherever it was.
 */
async function findPlace (
  database: Connection,
  sha256: Sha256,
  role: CaptureRole,
  entryId: number
): Promise<ReadingPlace | undefined> {
  const { rows } = await database.query<{ base: string }>({
    name: 'find-place-of-a-reading',
    text: `
      select coalesce(c.final_url, c.url) as base
        from archive.capture c
       where c.sha256 = $1 and c.role = $2
         and ($2 = 'policy' or (c.entry_id > $3::bigint and c.entry_id <= $3::bigint + ${REACH}))
       order by c.entry_id
       limit 1`,
    values: [toBytes(sha256), role, entryId]
  })
  return rows[0] === undefined ? undefined : { role, ...rows[0] }
}

/**
 * That a reading which says it read a policy has one, and no other has
 * any: what stands under other courts is not looked for elsewhere.
 */
export async function verifyPolicies ({ database, reader, onDifference }: Verification): Promise<void> {
  const { rows } = await database.query<{ sha256: Sha256, kind: string, policies: number }>(`
    select encode(r.sha256, 'hex') as sha256, r.kind, count(p.entry_id) as policies
      from archive.reading r
      left join archive.policy p using (sha256, role, reader)
     where r.reader = $1
     group by r.sha256, r.role, r.reader
    having count(p.entry_id) <> (r.kind = 'policy')::integer
     order by r.sha256`, [reader.version])
  for (const { sha256, kind, policies } of rows) {
    onDifference({
      subject: `reading of ${await nameDocument(database, sha256)}`,
      what: `its rows of archive.policy, where it is kept as "${kind}"`,
      stored: String(policies),
      expected: kind === 'policy' ? '1' : '0'
    })
  }
}

function print (value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
