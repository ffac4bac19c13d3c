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

/** The codes of a schedule's fees in policy order. */
export async function listFeeCodes (
  database: Connection,
  organizationKey: string,
  schedule: string
): Promise<Array<string | null>> {
  const { rows } = await database.query<{ code: string | null }>({
    name: 'list-fee-codes',
    text: 'select code from archive.fee where organization_key = $1 and fee_schedule = $2 order by position',
    values: [organizationKey, toBytes(schedule)]
  })
  return rows.map(({ code }) => code)
}

/** More than any schedule has. */
export const ALL_FEES = 2 ** 31 - 1

/** Up to `most` fees of a schedule in policy order, those before `from`, counted from 0, passed over. */
export async function listFees (
  database: Connection,
  organizationKey: string,
  schedule: string,
  from: number,
  most: number
): Promise<Fee[]> {
  const { rows } = await database.query<FeeRow>({
    name: 'list-fees',
    text: `${SELECT_FEES} and position > $3 and position <= $4 order by position`,
    values: [organizationKey, toBytes(schedule), from, from + most]
  })
  return rows.map(toFee)
}

/** Fees of a schedule by their places, counted from 0, in policy order. */
export async function listFeesAt (
  database: Connection,
  organizationKey: string,
  schedule: string,
  places: readonly number[]
): Promise<Fee[]> {
  const { rows } = await database.query<FeeRow>({
    name: 'list-fees-at',
    text: `${SELECT_FEES} and position = any ($3) order by position`,
    values: [organizationKey, toBytes(schedule), places.map(place => place + 1)]
  })
  return rows.map(toFee)
}

/** Positions in the archive count from 1, without gaps. */
const SELECT_FEES = `
  select code, name, alias, category, subcategory, currency, cost, subsequent_pages as "subsequentPages",
         effective_date as "effectiveDate", expiration_date as "expirationDate", details
    from archive.fee
   where organization_key = $1 and fee_schedule = $2`

export const toFee = ({ details, ...columns }: FeeRow): Fee => ({ ...columns, ...details })
