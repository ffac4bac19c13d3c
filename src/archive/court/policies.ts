import type { Sha256 } from '../../domain/history/capture.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { listCodeTables, keepCodeTable } from './code-tables.ts'
import { toBytes, type Connection } from '../../postgres/database.ts'
import { keepFees, listFees } from './fees.ts'
import type { PolicyRows } from './policy-rows.ts'

/** A policy without what repeats between versions. */
type PolicyContent = Omit<Policy, 'fees' | 'codeTables'>

/** Keeps what a reader took from a document; its fee schedule and code tables once per court. */
export async function keepPolicy (client: Connection, sha256: Sha256, reader: string, entryId: number, rows: PolicyRows): Promise<void> {
  const { organizationKey, codeTables } = rows
  await keepFees(client, rows)
  for (const table of codeTables) await keepCodeTable(client, organizationKey, table)
  await client.query(`
    insert into archive.policy
      (organization_key, sha256, reader, entry_id, version, specification, published, effective, name, court_name, country, state,
       county, court_type, utc_offset, utc_offset_daylight_savings, expiration_date, fee_schedule, code_tables, content)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
  [organizationKey, toBytes(sha256), reader, entryId, rows.version, rows.specification, rows.published, rows.effective, rows.name,
    rows.courtName, rows.country, rows.state, rows.county, rows.courtType, rows.utcOffset, rows.utcOffsetDaylightSavings,
    rows.expirationDate, toBytes(rows.feeSchedule), codeTables.map(({ digest }) => toBytes(digest)), rows.content])
  await client.query(`
    insert into archive.court_key (organization_key, sha256, reader, position, court_key, name, place)
    select $1, $2, $3, position, key ->> 'courtKey', key ->> 'name', key ->> 'place'
      from jsonb_array_elements($4::jsonb) with ordinality as keys (key, position)`,
  [organizationKey, toBytes(sha256), reader, rows.courtKeys])
}

/** The whole policy as one reader read it, or undefined. */
export async function findPolicy (database: Connection, organizationKey: string, sha256: Sha256, reader: string): Promise<Policy | undefined> {
  const { rows } = await database.query<{ content: PolicyContent, schedule: string, tables: string[] }>({
    name: 'find-policy',
    text: `
      select content, encode(fee_schedule, 'hex') as schedule,
             array(select encode(digest, 'hex') from unnest(code_tables) with ordinality as tables (digest, position) order by position) as tables
        from archive.policy
       where organization_key = $1 and sha256 = $2 and reader = $3`,
    values: [organizationKey, toBytes(sha256), reader]
  })
  const row = rows[0]
  if (row === undefined) return undefined
  const [fees, codeTables] = await Promise.all([
    listFees(database, organizationKey, row.schedule),
    listCodeTables(database, organizationKey, row.tables)
  ])
  return { ...row.content, fees, codeTables }
}
