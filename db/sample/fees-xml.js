import { element, listOf } from './write-xml.js'

/** A Filter of ours (schemas §3.4: the schema is lost): only when the code chosen from that table is one of these values. */
export function filters (schema, list = []) {
  return listOf(schema, 'Filters', 'Filter', list, filter => [
    element('Filter', 'CodifiedName', filter.table),
    ...filter.values.map(value => element('Filter', 'Value', value))
  ])
}

/** Schemas §2.1, in the order of its table. `code` is the element Value, `amount` the element Cost. */
function feeContent (fee, keyOf) {
  const part = (name, value, attributes) => element('Fee', name, value, attributes)
  const atStake = fee.amountInControversy ?? {}
  return [
    listOf('Fee', 'CourtKeys', 'CourtKey', fee.courtKeys, keyOf),
    part('Name', fee.name),
    part('Value', fee.code),
    part('Alias', fee.alias),
    part('Category', fee.category),
    part('Subcategory', fee.subcategory),
    part('Currency', fee.currency),
    part('Cost', fee.amount),
    part('SubsequentPages', fee.subsequentPages),
    part('EffectiveDate', fee.effectiveDate),
    part('ExpirationDate', fee.expirationDate),
    part('LastUpdated', fee.lastUpdated),
    part('Note', fee.note),
    part('FirstPaper', fee.firstPaper),
    listOf('Fee', 'CaseTypes', 'CaseType', fee.caseTypes),
    part('AmountInControversy', atStake.amount, { AmountThreshold: atStake.threshold }),
    part('JurisdictionalAmount', fee.jurisdictionalAmount),
    listOf('Fee', 'DocumentTypes', 'DocumentType', fee.documentTypes),
    listOf('Fee', 'DocumentGenericTypes', 'DocumentGenericType', fee.documentGenericTypes),
    filters('Fee', fee.filters),
    part('Include', fee.include)
  ]
}

/** The container Fees; a fee that prices pages carries the attribute TotalPages (schemas §2.1). */
export function fees (list = [], keyOf) {
  return element('Policy', 'Fees', list.map(fee =>
    element('Policy', 'Fee', feeContent(fee, keyOf), fee.totalPages === undefined ? {} : { TotalPages: fee.totalPages })))
}
