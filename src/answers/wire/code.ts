import type { Code, TableHead } from '../../domain/policy/fees-and-codes.ts'
import { isOffered } from '../../domain/policy/offered.ts'

/** A code; `courtKeys` are those of its table. */
export function codeWire (code: Code, table: Pick<TableHead, 'courtKeys'>) {
  return {
    value: code.value,
    name: code.name,
    alias: code.alias,
    genericType: code.genericType,
    offered: isOffered(code),
    courtKeys: table.courtKeys,
    filters: code.filters
  }
}

/** A table without its codes; `size` is how many it has. */
export function tableWire (table: TableHead, size: number) {
  return {
    codifiedName: table.codifiedName,
    name: table.name,
    alias: table.alias,
    courtKeys: table.courtKeys,
    use: table.use,
    alphabetize: table.alphabetize,
    size,
    mappings: table.mappings,
    filters: table.filters
  }
}
