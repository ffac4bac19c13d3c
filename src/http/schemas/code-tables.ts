import { Type } from 'typebox'
import { exactly, ref, textOrNull } from './atoms.ts'
import { restsOn } from './shared.ts'

export const codeContent = {
  value: textOrNull,
  name: textOrNull,
  alias: textOrNull,
  genericType: textOrNull,
  offered: Type.Boolean(),
  courtKeys: Type.Array(Type.String()),
  filters: Type.Array(ref('Filter'))
}

export const tableContent = {
  codifiedName: textOrNull,
  name: textOrNull,
  alias: textOrNull,
  courtKeys: Type.Array(Type.String()),
  use: textOrNull,
  alphabetize: textOrNull,
  size: Type.Integer(),
  mappings: Type.Array(
    exactly({
      specification: textOrNull,
      elementName: textOrNull,
      xpathLocation: textOrNull,
      extra: Type.Array(ref('Extra'))
    })
  ),
  filters: Type.Array(ref('Filter'))
}

const code = exactly(codeContent, { $id: 'Code' })
const table = exactly(tableContent, { $id: 'CodeTable' })

export const codeSchemas = [code, table]

export const tableList = exactly({ ...restsOn, items: Type.Array(ref('CodeTable')), nextCursor: textOrNull })
export const tableWithCodes = exactly({
  ...restsOn,
  tables: Type.Array(ref('CodeTable')),
  items: Type.Array(ref('Code')),
  nextCursor: textOrNull
})
export const codesFound = exactly({ ...restsOn, codes: Type.Array(ref('Code')) })
