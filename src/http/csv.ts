import type { RowRest, Rows } from '../answers/answer.ts'
import { restNames, type Column } from './csv-columns.ts'

/** How many rows are printed at once: so few that nobody else waits for them. */
const PIECE = 500

/**
 * A list as CSV (RFC 4180), piece by piece: a header row, and one
 * row for each item; what the rows rest on in the last columns.
 * - A list of texts stands in its cell with `; ` between, any other as JSON; null is empty.
 * - A text that a spreadsheet would take for a formula begins with an apostrophe; a number never does.
 *
 * @param rests whether there are the columns of what the rows rest on, a row or not
 */
export function * printCsv (columns: readonly Column[], { list, restOf }: Rows, rests: boolean): Generator<Buffer> {
  yield Buffer.from(line([...columns.map(({ name }) => name), ...(rests ? restNames : [])]))
  for (let from = 0; from < list.length; from += PIECE) {
    let piece = ''
    for (const [place, row] of list.slice(from, from + PIECE).entries()) {
      const cells = columns.map(column => cellOf(column, valueAt(row, column.path)))
      piece += line(rests ? [...cells, ...restCells(restOf(from + place))] : cells)
    }
    yield Buffer.from(piece)
  }
}

const line = (cells: readonly string[]): string => `${cells.map(quotedCell).join(',')}\r\n`

const quotedCell = (cell: string): string => /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

function restCells (rest: RowRest | null): string[] {
  if (rest === null) return restNames.map(() => '')
  const { version, sha256, provisional, doubts } = rest
  return [version ?? '', sha256 ?? '', String(provisional), JSON.stringify(doubts)]
}

function valueAt (row: object, path: readonly string[]): unknown {
  let value: unknown = row
  for (const name of path) value = (value as Record<string, unknown> | null)?.[name] ?? null
  return value
}

function cellOf ({ kind, order }: Column, value: unknown): string {
  if (value === null) return ''
  // What is a text or a list is a text where it is one.
  if (typeof value === 'string' && kind === 'json') return guarded(value)
  if (kind === 'json' || (kind === 'plain' && typeof value === 'object')) return JSON.stringify(order(value))
  if (kind === 'texts') return guarded((value as string[]).join('; '))
  return typeof value === 'string' && kind === 'plain' ? guarded(value) : String(value)
}

const guarded = (text: string): string => /^[=+\-@]/.test(text) ? `'${text}` : text
