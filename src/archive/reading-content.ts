import type { CaptureRole, Sha256 } from '../domain/history/capture.ts'
import type { Finding } from '../domain/policy/finding.ts'
import { listWholeTables } from './court/code-tables.ts'
import type { MirrorCheck } from '../domain/policy/policy.ts'
import { findMirrorChecks } from './court/mirror-checks.ts'
import { toBytes, type Connection } from '../postgres/database.ts'
import { ALL_FEES, listFees } from './court/fees.ts'
import type { PolicyRows } from './court/policy-rows.ts'
import { findReadingKind, listFindings, type ListedPolicy, type Reading } from './readings.ts'

/** All that a reading says, as it stands in the tables that answers are made from, in a form that can be compared. */
export interface ReadingContent {
  kind: Reading['kind'] | undefined
  findings: readonly Finding[]
  entries: readonly ListedPolicy[]
  mirror: readonly MirrorCheck[] | null
  policy: object | null
}

/**
 * What would be stored of this reading. The digests under which fees
 * and code tables stand are no part of it: what stands there is.
 */
export function contentOf (reading: Reading): ReadingContent {
  return {
    kind: reading.kind,
    findings: reading.findings,
    entries: reading.kind === 'index' ? reading.entries : [],
    mirror: reading.kind === 'index' ? reading.mirror : null,
    policy: reading.kind === 'policy' ? policyOf(reading.policy) : null
  }
}

/** What is stored of a reading; its policy is looked for under the court that the document names. */
export async function findReadingContent (
  database: Connection,
  sha256: Sha256,
  role: CaptureRole,
  reader: string,
  organizationKey: string | null
): Promise<ReadingContent> {
  return {
    kind: await findReadingKind(database, sha256, role, reader),
    findings: await listFindings(database, sha256, role, reader),
    entries: role === 'index' ? await listEntries(database, sha256, reader) : [],
    mirror: role === 'index' ? await findMirrorChecks(database, sha256, reader) : null,
    policy: organizationKey === null ? null : await findPolicyColumns(database, organizationKey, sha256, reader)
  }
}

function policyOf ({ courtKeys, feeSchedule: _, fees, codeTables, content, ...columns }: PolicyRows): object {
  return {
    ...columns,
    courtKeys: JSON.parse(courtKeys),
    content: JSON.parse(content),
    fees: JSON.parse(fees).map(whole),
    codeTables: codeTables.map(({ digest: _, details, codes, ...table }) => ({
      ...table,
      ...JSON.parse(details),
      codes: JSON.parse(codes).map(whole)
    }))
  }
}

const whole = ({ details, ...columns }: { details: object }): object => ({ ...columns, ...details })

async function findPolicyColumns (
  database: Connection,
  organizationKey: string,
  sha256: Sha256,
  reader: string
): Promise<object | null> {
  const { rows } = await database.query<{ schedule: string; tables: string[] }>({
    name: 'find-policy-columns',
    text: `
      select p.organization_key as "organizationKey", p.version, p.specification, p.published, p.effective, p.name,
             p.court_name as "courtName", p.country, p.state, p.county, p.court_type as "courtType",
             p.utc_offset as "utcOffset", p.utc_offset_daylight_savings as "utcOffsetDaylightSavings",
             p.expiration_date as "expirationDate", p.content,
             (select coalesce(jsonb_agg(jsonb_build_object('courtKey', k.court_key, 'name', k.name, 'place', k.place)
                                        order by k.position), '[]')
                from archive.court_key k
               where k.organization_key = p.organization_key and k.sha256 = p.sha256 and k.reader = p.reader)
               as "courtKeys",
             encode(p.fee_schedule, 'hex') as schedule,
             array(select encode(digest, 'hex')
                     from unnest(p.code_tables) with ordinality as tables (digest, position)
                    order by position) as tables
        from archive.policy p
       where p.organization_key = $1 and p.sha256 = $2 and p.reader = $3`,
    values: [organizationKey, toBytes(sha256), reader]
  })
  if (rows[0] === undefined) return null
  const { schedule, tables, ...policy } = rows[0]
  return {
    ...policy,
    fees: await listFees(database, organizationKey, schedule, 0, ALL_FEES),
    codeTables: await listWholeTables(database, organizationKey, tables)
  }
}

async function listEntries (database: Connection, sha256: Sha256, reader: string): Promise<ListedPolicy[]> {
  const { rows } = await database.query<{
    organizationKey: string | null
    version: string | null
    published: string | null
    effective: string | null
    location: string
    path: string | null
  }>({
    name: 'list-index-entries',
    text: `
      select organization_key as "organizationKey", version, published, effective, location, path
        from archive.index_entry
       where sha256 = $1 and reader = $2
       order by position`,
    values: [toBytes(sha256), reader]
  })
  return rows.map(({ location, path, organizationKey, ...labels }) => ({
    location,
    path,
    subject: organizationKey === null ? null : { organizationKey, ...labels }
  }))
}
