import type { Filter } from '../domain/policy/fees-and-codes.ts'
import { wholeOf, type BlockReader } from './block-reader.ts'
import { itemsOf } from './containers.ts'
import { childrenOf, looseText, type XmlElement } from './element.ts'

const tableNames: ReadonlySet<string> = new Set(['CodeTable', 'Table', 'Name', 'CodifiedName'])
const valueNames: ReadonlySet<string> = new Set(['Value', 'Code'])

/** The filters in Filters. */
export function readFilters (block: BlockReader): Filter[] {
  return itemsOf(block, 'Filters', 'Filter', readFilter, 'optional')
}

/**
 * Filter, schemas §3.4: its schema is lost. One table and its values are read
 * where nothing else stands in it; a half-read condition would be a wrong one.
 */
function readFilter (block: BlockReader): Filter {
  const source = wholeOf(block)
  const { element } = block
  const children = childrenOf(element)
  const tables = children.filter(({ name }) => tableNames.has(name)).map(looseText)
  const values = children.filter(({ name }) => valueNames.has(name)).map(looseText)
  const [table = ''] = tables
  const isReadable =
    tables.length === 1 &&
    values.length > 0 &&
    isPlain(element) &&
    children.length === 1 + values.length &&
    children.every(isLeaf)
  return isReadable && ![table, ...values].includes('')
    ? { table, values, source }
    : { table: null, values: [], source }
}

const isPlain = (element: XmlElement): boolean => element.attributes.length === 0 && looseText(element) === ''

const isLeaf = (element: XmlElement): boolean => element.attributes.length === 0 && childrenOf(element).length === 0
