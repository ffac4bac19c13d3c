import { parseStringPromise } from 'xml2js'

/** An element as xml2js reads it, children in their order. */
interface Element { '#name': string, $?: Record<string, { value: string, prefix: string, uri: string, local: string }>, $ns: { uri: string, local: string }, _?: string, $$?: Element[] }

/** A code list as somebody else reads it, who knows the standard alone. */
export interface ReadCodeList {
  shortName: string
  longNames: string[]
  version: string
  canonicalUri: string
  canonicalVersionUri: string
  agency: string
  annotation: Record<string, string>
  doubts: string[]
  columns: Array<{ id: string, use: string, type: string }>
  keys: string[][]
  rows: Array<Record<string, string>>
}

const NAMESPACE = 'http://docs.oasis-open.org/codelist/ns/genericode/1.0/'

/** What may stand in each element, in this order: name, how often at least and at most; as genericode.xsd 1.0 has it, as far as it is used here. */
const MANY = Infinity
const content: Readonly<Record<string, ReadonlyArray<readonly [string, number, number]>>> = {
  CodeList: [['Annotation', 0, 1], ['Identification', 1, 1], ['ColumnSet', 1, 1], ['SimpleCodeList', 0, 1]],
  Annotation: [['Description', 0, MANY], ['AppInfo', 0, 1]],
  Identification: [['ShortName', 1, 1], ['LongName', 0, MANY], ['Version', 1, 1], ['CanonicalUri', 1, 1], ['CanonicalVersionUri', 1, 1], ['LocationUri', 0, MANY], ['AlternateFormatLocationUri', 0, MANY], ['Agency', 0, 1]],
  Agency: [['ShortName', 0, 1], ['LongName', 0, MANY], ['Identifier', 0, MANY]],
  ColumnSet: [['Column', 0, MANY], ['Key', 0, MANY]],
  Column: [['Annotation', 0, 1], ['ShortName', 1, 1], ['LongName', 0, MANY], ['Data', 1, 1]],
  Key: [['Annotation', 0, 1], ['ShortName', 1, 1], ['LongName', 0, MANY], ['ColumnRef', 1, MANY]],
  SimpleCodeList: [['Annotation', 0, 1], ['Row', 0, MANY]],
  Row: [['Annotation', 0, 1], ['Value', 1, MANY]],
  Value: [['Annotation', 0, 1], ['SimpleValue', 0, 1]]
}

const attributes: Readonly<Record<string, readonly string[]>> = { Column: ['Id', 'Use'], Key: ['Id'], Data: ['Type'], ColumnRef: ['Ref'], Value: ['ColumnRef'] }

/** Reads genericode 1.0 with xml2js, which no printer of ours knows; what breaks the standard's structure or its rules is thrown. */
export async function readGenericode (xml: string): Promise<ReadCodeList> {
  const { root } = await parseStringPromise(`<root>${xml.replace(/^<\?xml[^>]*\?>/, '')}</root>`, { explicitChildren: true, preserveChildrenOrder: true, xmlns: true, includeWhiteChars: false }) as { root: Element }
  const list = (root.$$ as Element[])[0] as Element
  requireThat(list.$ns.uri === NAMESPACE && list.$ns.local === 'CodeList', 'the root is gc:CodeList')
  checkElement(list)
  const read = readList(list)
  checkRules(read)
  return read
}

function requireThat (holds: boolean, what: string): void {
  if (!holds) throw new Error(`No genericode: ${what}`)
}

const childrenOf = ({ $$ = [] }: Element, name?: string): Element[] => $$.filter(child => child['#name'] !== '__text__' && (name === undefined || child.$ns.local === name))
const only = (element: Element, name: string): Element => childrenOf(element, name)[0] as Element
const text = ({ _ = '' }: Element): string => _
const attribute = ({ $ = {} }: Element, name: string): string => $[name]?.value ?? ''

function checkElement (element: Element): void {
  const name = element.$ns.local
  const allowed = content[name]
  const given = Object.values(element.$ ?? {}).filter(({ prefix, local }) => prefix !== 'xmlns' && local !== 'xmlns').map(({ local }) => local)
  requireThat(given.sort().join() === [...attributes[name] ?? []].sort().join(), `${name} has the attributes ${given.join()}`)
  const children = childrenOf(element)
  if (name === 'AppInfo') return requireThat(children.every(({ $ns }) => $ns.uri !== '' && $ns.uri !== NAMESPACE), 'AppInfo holds another namespace')
  if (allowed === undefined) return requireThat(children.length === 0, `${name} holds text`)
  requireThat(children.every(({ $ns }) => $ns.uri === ''), `what stands in ${name} is in no namespace`)
  const order = children.map(child => allowed.findIndex(([each]) => each === child.$ns.local))
  requireThat(order.every((place, index) => place >= (order[index - 1] ?? 0)), `${name} holds ${children.map(({ $ns }) => $ns.local).join()}`)
  for (const [each, least, most] of allowed) {
    const count = childrenOf(element, each).length
    requireThat(count >= least && count <= most, `${name} has ${count} ${each}`)
  }
  for (const child of children) checkElement(child)
}

function readList (list: Element): ReadCodeList {
  const head = only(list, 'Identification')
  const columnSet = only(list, 'ColumnSet')
  const info = childrenOf(only(only(list, 'Annotation'), 'AppInfo'))
  return {
    shortName: text(only(head, 'ShortName')),
    longNames: childrenOf(head, 'LongName').map(text),
    version: text(only(head, 'Version')),
    canonicalUri: text(only(head, 'CanonicalUri')),
    canonicalVersionUri: text(only(head, 'CanonicalVersionUri')),
    agency: text(only(only(head, 'Agency'), 'Identifier')),
    annotation: Object.fromEntries(info.map(each => [each.$ns.local, text(each)])),
    doubts: info.filter(({ $ns }) => $ns.local === 'doubt').map(each => attribute(each, 'kind')),
    columns: childrenOf(columnSet, 'Column').map(column => ({ id: attribute(column, 'Id'), use: attribute(column, 'Use'), type: attribute(only(column, 'Data'), 'Type') })),
    keys: childrenOf(columnSet, 'Key').map(key => childrenOf(key, 'ColumnRef').map(ref => attribute(ref, 'Ref'))),
    rows: childrenOf(only(list, 'SimpleCodeList'), 'Row').map(row => Object.fromEntries(childrenOf(row, 'Value').map(value => [attribute(value, 'ColumnRef'), text(only(value, 'SimpleValue'))])))
  }
}

/** Rules of the standard that no schema can say, by their numbers. */
function checkRules ({ shortName, canonicalUri, canonicalVersionUri, columns, keys, rows }: ReadCodeList): void {
  requireThat(!/\s/.test(shortName) && shortName !== '', 'R39: a short name has no white space')
  for (const uri of [canonicalUri, canonicalVersionUri]) requireThat(/^https?:\/\/[^/]+\//.test(uri), `R25, R44: ${uri} is absolute`)
  const required = columns.filter(({ use }) => use === 'required').map(({ id }) => id)
  requireThat(new Set(columns.map(({ id }) => id)).size === columns.length, 'Ids are unique')
  requireThat(keys.flat().every(id => required.includes(id)), 'R34: a key is of required columns')
  requireThat(rows.every(row => required.every(id => id in row) && Object.keys(row).every(id => columns.some(column => column.id === id))), 'R37: each row has a value for each required column')
  for (const key of keys) requireThat(new Set(rows.map(row => JSON.stringify(key.map(id => row[id])))).size === rows.length, 'a key is unique')
  const typeOf = new Map(columns.map(({ id, type }) => [id, type]))
  for (const [id, value] of rows.flatMap(row => Object.entries(row))) {
    const type = typeOf.get(id)
    requireThat(type === 'boolean' ? /^(true|false)$/.test(value) : type === 'decimal' ? /^-?\d+(\.\d+)?$/.test(value) : type === 'string', `R41: ${id} is ${value}`)
  }
}
