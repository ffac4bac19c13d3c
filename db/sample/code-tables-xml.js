import { filters } from './fees-xml.js'
import { element, listOf } from './write-xml.js'

/** Schemas §3.3. */
function codeContent (code) {
  const part = (name, value) => element('Code', name, value)
  return [
    part('Name', code.name),
    part('Value', code.value),
    part('Alias', code.alias),
    part('GenericType', code.genericType),
    filters('Code', code.filters),
    part('Include', code.include)
  ]
}

/** Schemas §3.1. */
function tableContent (table, keyOf) {
  const part = (name, value) => element('CodeTable', name, value)
  return [
    part('Name', table.name),
    part('Alias', table.alias),
    listOf('CodeTable', 'CourtKeys', 'CourtKey', table.courtKeys, keyOf),
    listOf('CodeTable', 'Mappings', 'Mapping', table.mappings, mapping => [
      part('Specification', mapping.specification),
      part('ElementName', mapping.elementName),
      part('XPathLocation', mapping.xpathLocation)
    ]),
    filters('CodeTable', table.filters),
    listOf('CodeTable', 'Codes', 'Code', table.codes, codeContent)
  ]
}

/** The container CodeTables. */
export function codeTables (list = [], keyOf) {
  return element('Policy', 'CodeTables', list.map(table => {
    const alphabetize = table.alphabetize === undefined ? {} : { Alphabetize: table.alphabetize }
    return element('Policy', 'CodeTable', tableContent(table, keyOf), { CodifiedName: table.codifiedName, ...alphabetize })
  }))
}
