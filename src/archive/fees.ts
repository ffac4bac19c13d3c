import type { Fee } from '../domain/fees-and-codes.ts'
import { toBytes, type Connection } from './database.ts'
import { digestOf } from './documents.ts'

/** The fields of a fee that are columns; the others stand in `details`. */
type FeeColumns = Pick<Fee, 'code' | 'name' | 'alias' | 'category' | 'subcategory' | 'currency' | 'cost' | 'subsequentPages' | 'effectiveDate' | 'expirationDate'>
type FeeRow = FeeColumns & { details: Omit<Fee, keyof FeeColumns> }

/** Keeps a fee schedule once per court, by the digest of its content; safe to repeat. */
export async function keepFees (client: Connection, organizationKey: string, fees: readonly Fee[]): Promise<string> {
  const schedule = digestOf(JSON.stringify(fees))
  await client.query(`
    insert into archive.fee
      (organization_key, fee_schedule, position, code, name, alias, category, subcategory, currency, cost,
       subsequent_pages, effective_date, expiration_date, details)
    select $1, $2, position, fee ->> 'code', fee ->> 'name', fee ->> 'alias', fee ->> 'category', fee ->> 'subcategory',
           fee ->> 'currency', (fee ->> 'cost')::numeric, (fee ->> 'subsequentPages')::numeric,
           fee ->> 'effectiveDate', fee ->> 'expirationDate', fee -> 'details'
      from jsonb_array_elements($3::jsonb) with ordinality as fees (fee, position)
    on conflict do nothing`, [organizationKey, toBytes(schedule), JSON.stringify(fees.map(toRow))])
  return schedule
}

/** The fees of a schedule in policy order. */
export async function listFees (database: Connection, organizationKey: string, schedule: string): Promise<Fee[]> {
  const { rows } = await database.query<FeeRow>({
    name: 'list-fees',
    text: `
      select code, name, alias, category, subcategory, currency, cost, subsequent_pages as "subsequentPages",
             effective_date as "effectiveDate", expiration_date as "expirationDate", details
        from archive.fee
       where organization_key = $1 and fee_schedule = $2
       order by position`,
    values: [organizationKey, toBytes(schedule)]
  })
  return rows.map(({ details, ...columns }) => ({ ...columns, ...details }))
}

function toRow (fee: Fee): FeeRow {
  const { code, name, alias, category, subcategory, currency, cost, subsequentPages, effectiveDate, expirationDate, ...details } = fee
  return { code, name, alias, category, subcategory, currency, cost, subsequentPages, effectiveDate, expirationDate, details }
}
