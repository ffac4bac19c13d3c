import type { Code, CodeTable, Mapping } from '../domain/policy/fees-and-codes.ts'
import { attributeOf, extraLeft, many, one, textOf, type BlockReader } from './block-reader.ts'
import { courtKeysOf, itemsOf } from './containers.ts'
import { readFilters } from './filter.ts'
import { oneOf, yesNo, yesNoOf } from './typed-values.ts'

/** CodeTable/01 [171], schemas §3.1. */
export function readCodeTable (block: BlockReader): CodeTable {
  const codes = one(block, 'Codes', 'required')
  return {
    codifiedName: attributeOf(block, 'CodifiedName', 'required'),
    name: textOf(block, 'Name', 'required'),
    alias: textOf(block, 'Alias'),
    courtKeys: courtKeysOf(block, 'required'),
    use: attributeOf(block, 'Use'),
    alphabetize: oneOf(block, attributeOf(block, 'Alphabetize'), yesNo, 'Alphabetize'),
    mappings: itemsOf(block, 'Mappings', 'Mapping', readMapping, 'optional'),
    filters: readFilters(block),
    codes: codes === undefined ? [] : many(codes, 'Code').map(readCode),
    extra: extraLeft(block)
  }
}

/** Code/01, schemas §3.3. */
function readCode (block: BlockReader): Code {
  return {
    name: textOf(block, 'Name', 'required'),
    value: textOf(block, 'Value'),
    alias: textOf(block, 'Alias'),
    genericType: textOf(block, 'GenericType'),
    filters: readFilters(block),
    include: yesNoOf(block, 'Include'),
    extra: extraLeft(block)
  }
}

function readMapping (block: BlockReader): Mapping {
  return {
    specification: textOf(block, 'Specification'),
    elementName: textOf(block, 'ElementName'),
    xpathLocation: textOf(block, 'XPathLocation'),
    extra: extraLeft(block)
  }
}
