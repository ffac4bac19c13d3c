import { keyUses } from '../../domain/policy/court-keys.ts'
import type { CodeTable, Fee } from '../../domain/policy/fees-and-codes.ts'
import type { Policy, PolicyIdentity } from '../../domain/policy/policy.ts'
import { digestOf } from '../documents.ts'
import { numbered, type Said } from '../entry-content.ts'

/**
 * A policy as the tables take it: columns, and the rest as JSON text. Text passes between threads
 * quickly where trees of objects do not, so that a large policy can be read beside the event loop.
 */
export interface PolicyRows extends PolicyIdentity {
  name: string | null
  courtName: string | null
  country: string | null
  state: string | null
  county: string | null
  courtType: string | null
  utcOffset: string | null
  utcOffsetDaylightSavings: string | null
  expirationDate: string | null
  /**
   * Every key that the policy names: the court's, then its divisions',
   * then those that stand elsewhere, in the policy's order.
   */
  courtKeys: string
  feeSchedule: string
  fees: string
  codeTables: CodeTableRows[]
  /** All but the fees and the code tables. */
  content: string
}

/** A code table, by the digest of its content. */
export interface CodeTableRows {
  digest: string
  codifiedName: string | null
  name: string | null
  alias: string | null
  details: string
  codes: string
}

export function policyRows (policy: Policy): PolicyRows {
  const { fees, codeTables, ...content } = policy
  const { organizationKey, version, specification, published, effective, courtDetails } = policy
  return {
    organizationKey,
    version,
    specification,
    published,
    effective,
    name: policy.name,
    courtName: courtDetails.court?.name ?? null,
    country: courtDetails.country,
    state: courtDetails.state,
    county: courtDetails.county,
    courtType: courtDetails.courtType,
    utcOffset: policy.utcOffset,
    utcOffsetDaylightSavings: policy.utcOffsetDaylightSavings,
    expirationDate: policy.expirationDate,
    courtKeys: JSON.stringify(courtKeysOf(policy)),
    feeSchedule: digestOf(JSON.stringify(fees)),
    fees: JSON.stringify(fees.map(feeRow)),
    codeTables: codeTables.map(codeTableRows),
    content: JSON.stringify(content)
  }
}

/** A key that a policy names: the court's, a division's, or one that only stands elsewhere in it. */
interface NamedKey { courtKey: string | null, name: string | null, place: 'court' | 'division' | 'elsewhere' }

function courtKeysOf (policy: Policy): NamedKey[] {
  const { organizationKey, courtDetails, courtDivisions } = policy
  const divisions = courtDivisions.flatMap(({ courtDetails }) => courtDetails === null ? [] : [courtDetails])
  const named: NamedKey[] = [
    { courtKey: organizationKey, name: null, place: 'court' },
    { courtKey: courtDetails.courtKey, name: null, place: 'court' },
    ...divisions.map(({ courtKey, division, court }): NamedKey => ({
      courtKey,
      name: division?.name ?? court?.name ?? null,
      place: 'division'
    })),
    ...keyUses(policy).map(({ key }): NamedKey => ({ courtKey: key, name: null, place: 'elsewhere' }))
  ]
  const met = new Set<string | null>([null])
  return named.filter(({ courtKey }) => !met.has(courtKey) && met.add(courtKey))
}

/**
 * All that the rows of a policy will say, for the digest of its
 * reading: each code table once, in the order of their digests.
 */
export function policySaid ({ courtKeys, fees, codeTables, content, ...columns }: PolicyRows): Said {
  const tables = [...new Map(codeTables.map(table => [table.digest, table])).values()].sort((a, b) =>
    a.digest < b.digest ? -1 : 1
  )
  return {
    ...columns,
    content: JSON.parse(content),
    codeTables: codeTables.map(({ digest }) => digest),
    courtKeys: numbered(JSON.parse(courtKeys)),
    fees: numbered(JSON.parse(fees)),
    tables: tables.map(({ digest, details, codes, ...table }) => ({
      ...table,
      codeTable: digest,
      details: JSON.parse(details),
      codes: numbered(JSON.parse(codes))
    }))
  }
}

/** The fields of a fee that are columns; the others stand in `details`. */
export type FeeColumns = Pick<
  Fee,
  | 'code'
  | 'name'
  | 'alias'
  | 'category'
  | 'subcategory'
  | 'currency'
  | 'cost'
  | 'subsequentPages'
  | 'effectiveDate'
  | 'expirationDate'
>
export type FeeRow = FeeColumns & { details: Omit<Fee, keyof FeeColumns> }

function feeRow (fee: Fee): FeeRow {
  const {
    code,
    name,
    alias,
    category,
    subcategory,
    currency,
    cost,
    subsequentPages,
    effectiveDate,
    expirationDate,
    ...details
  } = fee
  return {
    code,
    name,
    alias,
    category,
    subcategory,
    currency,
    cost,
    subsequentPages,
    effectiveDate,
    expirationDate,
    details
  }
}

function codeTableRows (table: CodeTable): CodeTableRows {
  const { codifiedName, name, alias, codes, ...details } = table
  const rows = codes.map(({ value, name, alias, genericType, ...details }) => ({
    value,
    name,
    alias,
    genericType,
    details
  }))
  return {
    digest: digestOf(JSON.stringify(table)),
    codifiedName,
    name,
    alias,
    details: JSON.stringify(details),
    codes: JSON.stringify(rows)
  }
}
