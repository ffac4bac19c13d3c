import type { Fee } from '../../domain/policy/fees-and-codes.ts'
import { toBytes, type Connection } from '../../postgres/database.ts'
import type { FeeRow, PolicyRows } from './policy-rows.ts'

/** Keeps a fee schedule once per court, by the digest of its content; safe to repeat. */
export async function keepFees (client: Connection, { organizationKey, feeSchedule, fees }: PolicyRows): Promise<void> {
  await client.query(`
    insert into archive.fee
      (organization_key, fee_schedule, position, code, name, alias, category, subcategory, currency, cost,
       subsequent_pages, effective_date, expiration_date, details)
    select $1, $2, position, fee ->> 'code', fee ->> 'name', fee ->> 'alias', fee ->> 'category', fee ->> 'subcategory',
           fee ->> 'currency', (fee ->> 'cost')::numeric, (fee ->> 'subsequentPages')::numeric,
           fee ->> 'effectiveDate', fee ->> 'expirationDate', fee -> 'details'
      from jsonb_array_elements($3::jsonb) with ordinality as fees (fee, position)
    on conflict do nothing`, [organizationKey, toBytes(feeSchedule), fees])
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
