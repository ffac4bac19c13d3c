import { tableNamesOf } from '../../domain/policy/code-tables.ts'
import type { AnsweredQuestion } from '../question.ts'
import { printUtc } from '../instants.ts'
import type { codeWire, tableWire } from './code.ts'
import { restsOnWire } from './decision.ts'
import type { feeWire } from './fee.ts'
import type { CodeList, CodeListColumn } from './genericode.ts'

type CodeWire = ReturnType<typeof codeWire>
type FeeWire = ReturnType<typeof feeWire>

/** A column, and what stands in it. */
interface ColumnOf<Item> extends CodeListColumn { valueOf: (item: Item) => string | null }

/** What is not to be offered stays in a list, and must not look as if it were. */
const offeredColumn: ColumnOf<{ offered: boolean }> = {
  id: 'offered',
  type: 'boolean',
  says: 'Whether it is to be offered (Include is not No)',
  valueOf: ({ offered }) => String(offered)
}

const codeColumns: ReadonlyArray<ColumnOf<CodeWire>> = [
  { id: 'code', type: 'string', says: 'The value of the code', valueOf: ({ value }) => value },
  { id: 'name', type: 'string', says: 'Its name', valueOf: ({ name }) => name },
  { id: 'alias', type: 'string', says: 'Its alias', valueOf: ({ alias }) => alias },
  { id: 'genericType', type: 'string', says: 'Its generic type', valueOf: ({ genericType }) => genericType },
  offeredColumn
]

const feeColumns: ReadonlyArray<ColumnOf<FeeWire>> = [
  { id: 'code', type: 'string', says: 'The code of the fee', valueOf: ({ code }) => code },
  { id: 'name', type: 'string', says: 'Its name', valueOf: ({ name }) => name },
  { id: 'alias', type: 'string', says: 'Its alias', valueOf: ({ alias }) => alias },
  { id: 'amount', type: 'decimal', says: 'What it costs', valueOf: ({ cost }) => cost?.amount ?? null },
  { id: 'currency', type: 'string', says: 'In which currency', valueOf: ({ currency }) => currency },
  { id: 'category', type: 'string', says: 'Its category', valueOf: ({ category }) => category },
  {
    id: 'effectiveDate',
    type: 'string',
    says: 'Its own first day, as printed',
    valueOf: ({ effectiveDate }) => effectiveDate
  },
  {
    id: 'expirationDate',
    type: 'string',
    says: 'Its own last day, as printed',
    valueOf: ({ expirationDate }) => expirationDate
  },
  {
    id: 'firstPaper',
    type: 'string',
    says: 'Whether it is for first papers',
    valueOf: ({ criteria }) => (criteria.firstPaper === null ? null : String(criteria.firstPaper))
  },
  {
    id: 'caseTypes',
    type: 'string',
    says: 'The case types that it is for',
    valueOf: ({ criteria }) => joined(criteria.caseTypes)
  },
  {
    id: 'amountInControversy',
    type: 'string',
    says: 'The amount in controversy that it is for',
    valueOf: ({ criteria }) => amountOf(criteria.amountInControversy)
  },
  {
    id: 'jurisdictionalAmount',
    type: 'string',
    says: 'The jurisdictional amount that it is for',
    valueOf: ({ criteria }) => criteria.jurisdictionalAmount
  },
  {
    id: 'documentTypes',
    type: 'string',
    says: 'The document types that it is for',
    valueOf: ({ criteria }) => joined(criteria.documentTypes)
  },
  {
    id: 'documentGenericTypes',
    type: 'string',
    says: 'The generic document types that it is for',
    valueOf: ({ criteria }) => joined(criteria.documentGenericTypes)
  },
  {
    id: 'filters',
    type: 'string',
    says: 'Filters that narrow it, as JSON',
    valueOf: ({ criteria }) => (criteria.filters.length === 0 ? null : JSON.stringify(criteria.filters))
  },
  {
    id: 'courtKeys',
    type: 'string',
    says: 'The units of the court that it is for; all where none is named',
    valueOf: ({ courtKeys }) => joined(courtKeys)
  },
  {
    id: 'costText',
    type: 'string',
    says: 'What stands for its cost and is no amount',
    valueOf: ({ costText }) => costText
  },
  {
    id: 'subsequentPages',
    type: 'decimal',
    says: 'What each page after the first costs',
    valueOf: ({ subsequentPages }) => subsequentPages?.amount ?? null
  },
  offeredColumn,
  {
    id: 'applies',
    type: 'string',
    says: 'Whether it applies: yes, or undetermined where it states something that was not asked about',
    valueOf: ({ applies }) => applies
  }
]

const joined = (texts: readonly string[]): string | null => texts.length === 0 ? null : texts.join('; ')

const amountOf = (bound: { amount: string, threshold: string | null } | null): string | null =>
  bound === null ? null : [bound.threshold ?? '', bound.amount].filter(part => part !== '').join(' ')

/** The codes of one table as a code list. */
export function codesAsList (
  found: AnsweredQuestion,
  table: ReturnType<typeof tableWire>,
  codes: readonly CodeWire[]
): CodeList {
  return { names: tableNamesOf(table), ...listOf(found, codeColumns, codes) }
}

/** Fees as a code list. */
export function feesAsList (found: AnsweredQuestion, fees: readonly FeeWire[]): CodeList {
  return { names: ['Fees'], ...listOf(found, feeColumns, fees) }
}

function listOf<Item> (
  found: AnsweredQuestion,
  columns: ReadonlyArray<ColumnOf<Item>>,
  items: readonly Item[]
): Omit<CodeList, 'names'> {
  const { court, at, policy, provisional, doubts } = restsOnWire(found)
  return {
    version: policy.version,
    agency: { key: court.organizationKey, name: court.name },
    restsOn: {
      courtKey: court.courtKey,
      at,
      // Without `knownAt`, too, it is said what counted: as known then the list is the same for ever.
      knownAt: printUtc(found.pin.knownAt),
      version: policy.version,
      sha256: policy.sha256,
      effectiveFrom: policy.effectiveFrom,
      effectiveUntil: policy.effectiveUntil,
      provisional: String(provisional)
    },
    doubts,
    columns,
    size: items.length,
    rowAt: place => columns.map(({ valueOf }) => valueOf(items[place] as Item))
  }
}
