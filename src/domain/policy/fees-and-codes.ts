import type { Block, Extra } from './extra.ts'
import type { Decimal } from './money.ts'

/** Schemas §3.4: the schema is lost, so the subtree as it stands, and what a best effort makes of it. */
export interface Filter { table: string | null, values: string[], source: Extra }

/** Schemas §3.1. */
export interface Mapping extends Block {
  specification: string | null
  elementName: string | null
  xpathLocation: string | null
}

/** Schemas §3.3. */
export interface Code extends Block {
  name: string | null
  value: string | null
  alias: string | null
  genericType: string | null
  filters: Filter[]
  include: string | null
}

/** Schemas §3.1: a code table without its codes. */
export interface TableHead extends Block {
  codifiedName: string | null
  name: string | null
  alias: string | null
  courtKeys: string[]
  use: string | null
  alphabetize: string | null
  mappings: Mapping[]
  filters: Filter[]
}

export interface CodeTable extends TableHead { codes: Code[] }

/** An amount a fee is bound to, as printed, with its AmountThreshold attribute (schemas §2.1). */
export interface ThresholdAmount { amount: string, threshold: string | null }

/** Schemas §2.1. `code` is the element Value: a code, not an amount. Dates are as printed, `YYYY-MM-DD` when valid. */
export interface Fee extends Block {
  code: string | null
  name: string | null
  alias: string | null
  category: string | null
  subcategory: string | null
  /** A code of ISO 4217, or what the file has in its place; USD when the element is absent or empty. */
  currency: string
  /** Canonical; null when the Cost is no decimal (then `costText` has it) or absent. */
  cost: Decimal | null
  costText: string | null
  subsequentPages: Decimal | null
  /** The SubsequentPages that is there and no decimal: empty where the element is. */
  subsequentPagesText: string | null
  effectiveDate: string | null
  expirationDate: string | null
  lastUpdated: string | null
  note: string | null
  courtKeys: string[]
  firstPaper: string | null
  caseTypes: string[]
  amountInControversy: ThresholdAmount | null
  jurisdictionalAmount: ThresholdAmount | null
  documentTypes: string[]
  documentGenericTypes: string[]
  documentKey: string | null
  filters: Filter[]
  include: string | null
  totalPages: string | null
}
