import type { CaptureRole, Sha256, Subject } from '../domain/history/capture.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { Finding } from '../domain/policy/finding.ts'
import type { MirrorCheck } from '../domain/policy/policy.ts'
import { toBytes, toTimestamp, type Connection } from '../postgres/database.ts'
import { insertEntry } from './entries.ts'
import { digestOfContent, numbered, type Said } from './entry-content.ts'
import { keepMirrorChecks } from './court/mirror-checks.ts'
import { keepPolicy } from './court/policies.ts'
import { policySaid, type PolicyRows } from './court/policy-rows.ts'

/** A line of an index with whose policy it is, as far as anything tells, and where it stands in the index. */
export interface ListedPolicy { subject: Subject | null, location: string, path: string | null }

/**
 * What a reader of a stated version took from a document. `digest` is that of its entry, where
 * whoever read it has made it: of a large policy that takes long, and is done where it was read.
 */
export type Reading = { reader: string, findings: readonly Finding[], digest?: Sha256 } & (
  { kind: 'policy', policy: PolicyRows } |
  { kind: 'index', entries: readonly ListedPolicy[], mirror: readonly MirrorCheck[] | null } |
  { kind: 'unreadable' }
)

/** Keeps a reading with its findings; safe to repeat. */
export async function keepReading (
  client: Connection,
  sha256: Sha256,
  role: CaptureRole,
  reading: Reading
): Promise<void> {
  if ((await findReadingKind(client, sha256, role, reading.reader)) !== undefined) return
  const entryId = await insertEntry(client, 'reading', reading.digest ?? digestOfReading(sha256, role, reading))
  await client.query(
    'insert into archive.reading (sha256, role, reader, entry_id, kind, mirror) values ($1, $2, $3, $4, $5, $6)',
    [toBytes(sha256), role, reading.reader, entryId, reading.kind, isMirror(reading) || null]
  )
  await keepFindings(client, sha256, role, reading)
  if (reading.kind === 'policy') await keepPolicy(client, sha256, reading.reader, entryId, reading.policy)
  if (reading.kind === 'index') await keepIndexEntries(client, sha256, reading.reader, reading.entries)
  if (isMirror(reading)) await keepMirrorChecks(client, sha256, reading.reader, reading.mirror)
}

const isMirror = (
  reading: Reading
): reading is Extract<Reading, { kind: 'index' }> & { mirror: readonly MirrorCheck[] } =>
  reading.kind === 'index' && reading.mirror !== null

/** The digest of a reading's entry. */
export const digestOfReading = (sha256: Sha256, role: CaptureRole, reading: Reading): Sha256 =>
  digestOfContent('reading', saidBy(sha256, role, reading))

/** All that the rows of a reading will say. */
function saidBy (sha256: Sha256, role: CaptureRole, reading: Reading): Said {
  return {
    sha256,
    role,
    reader: reading.reader,
    kind: reading.kind,
    mirror: isMirror(reading) || null,
    mirrorChecks: isMirror(reading) ? numbered(reading.mirror) : [],
    findings: numbered(reading.findings.map(({ column, ...finding }) => ({ ...finding, columnNumber: column }))),
    entries:
      reading.kind === 'index'
        ? numbered(reading.entries.map(({ subject, ...entry }) => ({ ...entry, ...subject })))
        : [],
    policy: reading.kind === 'policy' ? [policySaid(reading.policy)] : []
  }
}

/** What a reader of this version made of a document; undefined when it has not read it. */
export async function findReadingKind (
  client: Connection,
  sha256: Sha256,
  role: CaptureRole,
  reader: string
): Promise<Reading['kind'] | undefined> {
  const { rows } = await client.query<{ kind: Reading['kind'] }>({
    name: 'find-reading-kind',
    text: 'select kind from archive.reading where sha256 = $1 and role = $2 and reader = $3',
    values: [toBytes(sha256), role, reader]
  })
  return rows[0]?.kind
}

async function keepFindings (
  client: Connection,
  sha256: Sha256,
  role: CaptureRole,
  { reader, findings }: Reading
): Promise<void> {
  await client.query(
    `
    insert into archive.finding
      (sha256, role, reader, position, rule, severity, paragraphs, path, line, column_number, message)
    select $1, $2, $3, position, finding ->> 'rule', finding ->> 'severity',
           array(select value::integer from jsonb_array_elements_text(finding -> 'paragraphs') as paragraph (value)),
           finding ->> 'path', (finding ->> 'line')::integer, (finding ->> 'column')::integer, finding ->> 'message'
      from jsonb_array_elements($4::jsonb) with ordinality as findings (finding, position)`,
    [toBytes(sha256), role, reader, JSON.stringify(findings)]
  )
}

async function keepIndexEntries (
  client: Connection,
  sha256: Sha256,
  reader: string,
  entries: readonly ListedPolicy[]
): Promise<void> {
  await client.query(
    `
    insert into archive.index_entry
      (sha256, reader, position, organization_key, version, published, effective, location, path)
    select $1, $2, position, entry -> 'subject' ->> 'organizationKey', entry -> 'subject' ->> 'version',
           entry -> 'subject' ->> 'published', entry -> 'subject' ->> 'effective',
           entry ->> 'location', entry ->> 'path'
      from jsonb_array_elements($3::jsonb) with ordinality as entries (entry, position)`,
    [toBytes(sha256), reader, JSON.stringify(entries)]
  )
}

/** The findings of one reading in its own order. */
export async function listFindings (
  database: Connection,
  sha256: Sha256,
  role: CaptureRole,
  reader: string
): Promise<Finding[]> {
  const { rows } = await database.query<Finding>({
    name: 'list-findings',
    text: `
      select rule, severity, paragraphs, path, line, column_number as "column", message
        from archive.finding
       where sha256 = $1 and role = $2 and reader = $3
       order by position`,
    values: [toBytes(sha256), role, reader]
  })
  return rows
}

/**
 * The findings of the newest reading of a document that was recorded by
 * then, of whatever version its reader was; none where there is none.
 */
export async function listFindingsAsOf (
  database: Connection,
  sha256: Sha256,
  role: CaptureRole,
  knownAt: Instant | null
): Promise<Finding[]> {
  const { rows } = await database.query<{ reader: string }>({
    name: 'find-reader-as-of',
    text: `
      select g.reader
        from archive.reading g
        join archive.recorded r using (entry_id)
       where g.sha256 = $1 and g.role = $2 and ($3::timestamptz is null or r.recorded_at <= $3)
       order by r.sequence desc
       limit 1`,
    values: [toBytes(sha256), role, knownAt === null ? null : toTimestamp(knownAt)]
  })
  return rows[0] === undefined ? [] : await listFindings(database, sha256, role, rows[0].reader)
}

/** As what a document was read, by any reader: nothing for bytes that no reader took for XML. */
export async function findReadingRoles (database: Connection, sha256: Sha256): Promise<CaptureRole[]> {
  const { rows } = await database.query<{ role: CaptureRole }>({
    name: 'find-reading-roles',
    text: "select distinct role from archive.reading where sha256 = $1 and kind <> 'unreadable' order by role",
    values: [toBytes(sha256)]
  })
  return rows.map(({ role }) => role)
}
