import type { Sha256 } from '../../domain/history/capture.ts'
import type { PolicyContent } from '../../domain/policy/policy.ts'
import { keepCodeTable } from './code-tables.ts'
import { toBytes, type Connection } from '../../postgres/database.ts'
import { keepFees } from './fees.ts'
import type { PolicyRows } from './policy-rows.ts'

/** Keeps what a reader took from a document; its fee schedule and code tables once per court. */
export async function keepPolicy (
  client: Connection, sha256: Sha256, reader: string, entryId: number, rows: PolicyRows
): Promise<void> {
  const { organizationKey, codeTables } = rows
  await keepFees(client, rows)
  for (const table of codeTables) await keepCodeTable(client, organizationKey, table)
  await client.query(
    `
    insert into archive.policy
      (organization_key, sha256, reader, entry_id, version, specification, published, effective, name, court_name,
       country, state, county, court_type, utc_offset, utc_offset_daylight_savings, expiration_date,
       fee_schedule, code_tables, content)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      organizationKey,
      toBytes(sha256),
      reader,
      entryId,
      rows.version,
      rows.specification,
      rows.published,
      rows.effective,
      rows.name,
      rows.courtName,
      rows.country,
      rows.state,
      rows.county,
      rows.courtType,
      rows.utcOffset,
      rows.utcOffsetDaylightSavings,
      rows.expirationDate,
      toBytes(rows.feeSchedule),
      codeTables.map(({ digest }) => toBytes(digest)),
      rows.content
    ]
  )
  await keepCourtKeys(client, sha256, reader, rows)
}

/** The keys by which the court can be asked for, in the order of the policy. */
async function keepCourtKeys (
  client: Connection, sha256: Sha256, reader: string, { organizationKey, courtKeys }: PolicyRows
): Promise<void> {
  await client.query(
    `
    insert into archive.court_key (organization_key, sha256, reader, position, court_key, name, place)
    select $1, $2, $3, position, key ->> 'courtKey', key ->> 'name', key ->> 'place'
      from jsonb_array_elements($4::jsonb) with ordinality as keys (key, position)`,
    [organizationKey, toBytes(sha256), reader, courtKeys]
  )
}

/** What of a policy repeats between versions, by digests: its fee schedule, and its code tables in policy order. */
export interface PolicyParts { content: PolicyContent, feeSchedule: string, codeTables: string[] }

/** The policy as one reader read it, without its fees and codes; or undefined. */
export async function findPolicyParts (
  database: Connection, organizationKey: string, sha256: Sha256, reader: string
): Promise<PolicyParts | undefined> {
  const { rows } = await database.query<PolicyParts>({
    name: 'find-policy',
    text: `
      select content, encode(fee_schedule, 'hex') as "feeSchedule",
             array(select encode(digest, 'hex')
                     from unnest(code_tables) with ordinality as tables (digest, position)
                    order by position) as "codeTables"
        from archive.policy
       where organization_key = $1 and sha256 = $2 and reader = $3`,
    values: [organizationKey, toBytes(sha256), reader]
  })
  return rows[0]
}
