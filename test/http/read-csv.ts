/** Reads CSV as RFC 4180 has it: rows of cells. What is not so is thrown. */
export function readCsv (text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const match = cell.exec(text)
    if (match === null) throw new Error(`No cell at ${at}: ${text.slice(at, at + 40)}`)
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] as string)
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

/** The rows as records, by the names of the header row. */
export function readRecords (text: string): Array<Record<string, string>> {
  const [names = [], ...rows] = readCsv(text)
  return rows.map(row => Object.fromEntries(names.map((name, place) => [name, row[place] as string])))
}
