import type { Code, CodeTable } from '../../domain/policy/fees-and-codes.ts'
import { toBytes, type Connection } from '../../postgres/database.ts'
import type { CodeTableRows } from './policy-rows.ts'

type TableColumns = Pick<CodeTable, 'codifiedName' | 'name' | 'alias'>
type TableRow = TableColumns & { digest: string, details: Omit<CodeTable, keyof TableColumns | 'codes'> }

type CodeColumns = Pick<Code, 'value' | 'name' | 'alias' | 'genericType'>
type CodeRow = CodeColumns & { digest: string, details: Omit<Code, keyof CodeColumns> }

/** Keeps a code table once per court, by the digest of its content; safe to repeat. */
export async function keepCodeTable (client: Connection, organizationKey: string, table: CodeTableRows): Promise<void> {
  const key = [organizationKey, toBytes(table.digest)]
  const kept = await client.query(`
    insert into archive.code_table (organization_key, code_table, codified_name, name, alias, details)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing`, [...key, table.codifiedName, table.name, table.alias, table.details])
  if (kept.rowCount === 0) return
  await client.query(`
    insert into archive.code (organization_key, code_table, position, value, name, alias, generic_type, details)
    select $1, $2, position, code ->> 'value', code ->> 'name', code ->> 'alias', code ->> 'genericType', code -> 'details'
      from jsonb_array_elements($3::jsonb) with ordinality as codes (code, position)`, [...key, table.codes])
}

/** The code tables of these digests, in their order; a digest may stand twice. */
export async function listCodeTables (database: Connection, organizationKey: string, digests: readonly string[]): Promise<CodeTable[]> {
  const values = [organizationKey, [...new Set(digests)].map(toBytes)]
  const tables = await database.query<TableRow>({
    name: 'list-code-tables',
    text: `
      select encode(code_table, 'hex') as digest, codified_name as "codifiedName", name, alias, details
        from archive.code_table
       where organization_key = $1 and code_table = any ($2)`,
    values
  })
  const codes = await database.query<CodeRow>({
    name: 'list-codes',
    text: `
      select encode(code_table, 'hex') as digest, value, name, alias, generic_type as "genericType", details
        from archive.code
       where organization_key = $1 and code_table = any ($2)
       order by position`,
    values
  })
  const byDigest = new Map(tables.rows.map(row => [row.digest, toTable(row, codes.rows)]))
  return digests.flatMap(digest => byDigest.get(digest) ?? [])
}

function toTable ({ digest, details, ...columns }: TableRow, codes: readonly CodeRow[]): CodeTable {
  return { ...columns, ...details, codes: codes.filter(code => code.digest === digest).map(toCode) }
}

function toCode ({ digest, details, ...columns }: CodeRow): Code {
  return { ...columns, ...details }
}
