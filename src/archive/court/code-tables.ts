import type { Code, CodeTable, TableHead } from '../../domain/policy/fees-and-codes.ts'
import { toBytes, type Connection } from '../../postgres/database.ts'
import type { CodeTableRows } from './policy-rows.ts'

type TableColumns = 'codifiedName' | 'name' | 'alias'
type TableRow = Pick<KeptTable, TableColumns | 'digest' | 'size'> & { details: Omit<TableHead, TableColumns> }

type CodeColumns = 'value' | 'name' | 'alias' | 'genericType'
export type CodeRow = Pick<Code, CodeColumns> & { details: Omit<Code, CodeColumns> }

/** Keeps a code table once per court, by the digest of its content; safe to repeat. */
export async function keepCodeTable (client: Connection, organizationKey: string, table: CodeTableRows): Promise<void> {
  const key = [organizationKey, toBytes(table.digest)]
  const kept = await client.query(
    `
    insert into archive.code_table (organization_key, code_table, codified_name, name, alias, details)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [...key, table.codifiedName, table.name, table.alias, table.details]
  )
  if (kept.rowCount === 0) return
  await client.query(
    `
    insert into archive.code (organization_key, code_table, position, value, name, alias, generic_type, details)
    select $1, $2, position, code ->> 'value', code ->> 'name', code ->> 'alias',
           code ->> 'genericType', code -> 'details'
      from jsonb_array_elements($3::jsonb) with ordinality as codes (code, position)`,
    [...key, table.codes]
  )
}

/** A code table without its codes: by what its content is found, and how many codes it has. */
export interface KeptTable extends TableHead { digest: string, size: number }

/** The code tables of these digests, in their order; a digest may stand twice. */
export async function listCodeTables (
  database: Connection,
  organizationKey: string,
  digests: readonly string[]
): Promise<KeptTable[]> {
  const { rows } = await database.query<TableRow>({
    name: 'list-code-tables',
    text: `
      select encode(t.code_table, 'hex') as digest, t.codified_name as "codifiedName", t.name, t.alias, t.details,
             (select count(*)::integer
                from archive.code c
               where c.organization_key = t.organization_key and c.code_table = t.code_table) as size
        from archive.code_table t
       where t.organization_key = $1 and t.code_table = any ($2)`,
    values: [organizationKey, [...new Set(digests)].map(toBytes)]
  })
  const byDigest = new Map(rows.map(row => [row.digest, toTable(row)]))
  return digests.flatMap(digest => byDigest.get(digest) ?? [])
}

/** The same with their codes. */
export async function listWholeTables (
  database: Connection,
  organizationKey: string,
  digests: readonly string[]
): Promise<CodeTable[]> {
  const whole = new Map<string, CodeTable>()
  const tables = await listCodeTables(database, organizationKey, digests)
  for (const { digest, size, ...head } of tables) {
    if (!whole.has(digest)) whole.set(digest, { ...head, codes: await listCodes(database, organizationKey, digest) })
  }
  return tables.map(({ digest }) => whole.get(digest) as CodeTable)
}

/** The codes of a table in its order. */
export async function listCodes (database: Connection, organizationKey: string, digest: string): Promise<Code[]> {
  const { rows } = await database.query<CodeRow>({
    name: 'list-codes',
    text: `
      select value, name, alias, generic_type as "genericType", details
        from archive.code
       where organization_key = $1 and code_table = $2
       order by position`,
    values: [organizationKey, toBytes(digest)]
  })
  return rows.map(toCode)
}

export const toCode = ({ details, ...columns }: CodeRow): Code => ({ ...columns, ...details })

const toTable = ({ details, ...columns }: TableRow): KeptTable => ({ ...columns, ...details })
