import { plainText } from '../../domain/text/text-match.ts'

/** A column of a code list: its Id, the type of XML Schema of its values, and what it says. */
export interface CodeListColumn { id: string, type: 'string' | 'decimal' | 'boolean', says: string }

/** A code list as genericode has it; a row has a text for each column, null where it says nothing. */
export interface CodeList {
  /** What it is called, its names for people behind the one for programs. */
  names: readonly string[]
  version: string
  agency: { key: string, name: string | null }
  /** What it rests on, by the names of our answers. */
  restsOn: Readonly<Record<string, string | null>>
  doubts: readonly { kind: string, text: string }[]
  columns: readonly CodeListColumn[]
  size: number
  rowAt: (place: number) => ReadonlyArray<string | null>
}

/** What identifies a code list: all its versions, and the one that this is. */
export interface CodeListUris { all: string, version: string }

const GENERICODE = 'http://docs.oasis-open.org/codelist/ns/genericode/1.0/'
/** Of what an annotation holds: the standard wants a namespace that is not its own. */
const OURS = 'urn:court-policy-archive:rests-on'

/** How many rows are printed at once: so few that nobody else waits for them. */
const PIECE = 500

/**
 * A code list as OASIS genericode 1.0, piece by piece. The first column
 * is its key where every row has a value there and none has another's.
 */
export function * printGenericode (list: CodeList, uris: CodeListUris): Generator<Buffer> {
  const first = new Set<string>()
  const filled = list.columns.map(() => true)
  for (let place = 0; place < list.size; place += 1) {
    const row = list.rowAt(place)
    if (row[0] !== null) first.add(plainText(row[0] as string))
    for (const [column, value] of row.entries()) if (value === null) filled[column] = false
    if (place % PIECE === PIECE - 1) yield Buffer.alloc(0)
  }
  yield Buffer.from(
    headOf(list, uris) + columnSet(list.columns, filled, filled[0] === true && first.size === list.size)
  )
  for (let from = 0; from < list.size; from += PIECE) {
    let piece = ''
    for (let place = from; place < Math.min(from + PIECE, list.size); place += 1) piece += printRow(list, place)
    yield Buffer.from(piece)
  }
  yield Buffer.from('  </SimpleCodeList>\n</gc:CodeList>\n')
}

function headOf (
  { names, version, agency, restsOn, doubts }: CodeList,
  { all, version: pinned }: CodeListUris
): string {
  const rests = Object.entries(restsOn).filter((entry): entry is [string, string] => entry[1] !== null)
  const [shortName = '', ...longNames] = [shortNameOf(names[0] ?? ''), ...names]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<gc:CodeList xmlns:gc="${GENERICODE}" xmlns:archive="${OURS}">`,
    '  <Annotation>',
    '    <AppInfo>',
    ...rests.map(([name, value]) => `      <archive:${name}>${escaped(value)}</archive:${name}>`),
    ...doubts.map(
      ({ kind, text }) => `      <archive:doubt kind="${escaped(kind)}">${escaped(text)}</archive:doubt>`
    ),
    '    </AppInfo>',
    '  </Annotation>',
    '  <Identification>',
    `    <ShortName>${escaped(shortName)}</ShortName>`,
    ...longNames.map(name => `    <LongName>${escaped(name)}</LongName>`),
    `    <Version>${escaped(version)}</Version>`,
    `    <CanonicalUri>${escaped(all)}</CanonicalUri>`,
    `    <CanonicalVersionUri>${escaped(pinned)}</CanonicalVersionUri>`,
    `    <LocationUri>${escaped(pinned)}</LocationUri>`,
    '    <Agency>',
    ...(agency.name === null ? [] : [`      <LongName>${escaped(agency.name)}</LongName>`]),
    `      <Identifier>${escaped(agency.key)}</Identifier>`,
    '    </Agency>',
    '  </Identification>',
    ''
  ].join('\n')
}

/** Only required columns make a key (rule R34 of the standard). */
function columnSet (columns: readonly CodeListColumn[], filled: readonly boolean[], hasKey: boolean): string {
  const [first] = columns
  return [
    '  <ColumnSet>',
    ...columns.flatMap(({ id, type, says }, place) => [
      `    <Column Id="${id}" Use="${filled[place] === true ? 'required' : 'optional'}">`,
      `      <ShortName>${id}</ShortName>`,
      `      <LongName>${escaped(says)}</LongName>`,
      `      <Data Type="${type}"/>`,
      '    </Column>'
    ]),
    ...(hasKey && first !== undefined
      ? [
          `    <Key Id="${first.id}Key">`,
          `      <ShortName>${first.id}Key</ShortName>`,
          `      <ColumnRef Ref="${first.id}"/>`,
          '    </Key>'
        ]
      : []),
    '  </ColumnSet>',
    '  <SimpleCodeList>',
    ''
  ].join('\n')
}

function printRow ({ columns, rowAt }: CodeList, place: number): string {
  let printed = '    <Row>\n'
  for (const [column, value] of rowAt(place).entries()) {
    if (value === null) continue
    printed += `      <Value ColumnRef="${columns[column]?.id}"><SimpleValue>${escaped(value)}</SimpleValue></Value>\n`
  }
  return `${printed}    </Row>\n`
}

/** A short name is without white space (rule R39). */
const shortNameOf = (name: string): string => plainText(name).replace(/ /g, '_') || 'CodeList'

// What XML 1.0 cannot hold came from no document; a carriage return would become a line feed when it is read.
const UNSAYABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;'
}

const escaped = (text: string): string =>
  text.replace(UNSAYABLE, '\ufffd').replace(/[&<>"\r]/g, sign => entities[sign] as string)
