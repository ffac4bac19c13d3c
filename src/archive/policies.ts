import type { Sha256 } from '../domain/capture.ts'
import type { Policy } from '../domain/policy.ts'
import { listCodeTables, keepCodeTable } from './code-tables.ts'
import { toBytes, type Connection } from './database.ts'
import { keepFees, listFees } from './fees.ts'

/** A policy without what repeats between versions. */
type PolicyContent = Omit<Policy, 'fees' | 'codeTables'>

/** Keeps what a reader took from a document; its fee schedule and code tables once per court. */
export async function keepPolicy (client: Connection, sha256: Sha256, reader: string, entryId: number, policy: Policy): Promise<void> {
  const { fees, codeTables, ...content } = policy
  const { organizationKey, courtDetails } = policy
  const schedule = await keepFees(client, organizationKey, fees)
  const tables: string[] = []
  for (const table of codeTables) tables.push(await keepCodeTable(client, organizationKey, table))
  await client.query(`
    insert into archive.policy
      (organization_key, sha256, reader, entry_id, version, specification, published, effective, name, court_name, country, state,
       county, court_type, utc_offset, utc_offset_daylight_savings, expiration_date, fee_schedule, code_tables, content)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
  [organizationKey, toBytes(sha256), reader, entryId, policy.version, policy.specification, policy.published, policy.effective, policy.name,
    courtDetails.court?.name ?? null, courtDetails.country, courtDetails.state, courtDetails.county, courtDetails.courtType,
    policy.utcOffset, policy.utcOffsetDaylightSavings, policy.expirationDate,
    toBytes(schedule), tables.map(toBytes), JSON.stringify(content)])
  await keepCourtKeys(client, sha256, reader, policy)
}

/** Every key that names the court, then its divisions, in the policy's order. */
async function keepCourtKeys (client: Connection, sha256: Sha256, reader: string, policy: Policy): Promise<void> {
  const divisions = policy.courtDivisions.flatMap(({ courtDetails }) => courtDetails === null ? [] : [courtDetails])
  const keys = [
    { courtKey: policy.organizationKey, name: null },
    { courtKey: policy.courtDetails.courtKey, name: null },
    ...divisions.map(({ courtKey, division, court }) => ({ courtKey, name: division?.name ?? court?.name ?? null }))
  ].filter(({ courtKey }, place, all) => courtKey !== null && all.findIndex(key => key.courtKey === courtKey) === place)
  await client.query(`
    insert into archive.court_key (organization_key, sha256, reader, position, court_key, name)
    select $1, $2, $3, position, key ->> 'courtKey', key ->> 'name'
      from jsonb_array_elements($4::jsonb) with ordinality as keys (key, position)`,
  [policy.organizationKey, toBytes(sha256), reader, JSON.stringify(keys)])
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
