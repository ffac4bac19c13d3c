import { badRequest } from '../../answers/refusal.ts'
import { queryReader } from '../query-reader.ts'
import * as parameters from '../schemas/parameters.ts'
import type { Query } from './view.ts'

const read = queryReader(
  parameters.plainQuery({ q: parameters.searchText('what is looked for', 'complaint') })
)

/** The words that are looked for, as many as the same search takes of data; empty where there are none. */
export function wordsOf (query: Query): string {
  const q = query['q']?.trim() ?? ''
  const asked = read({ q })
  if (asked.kind === 'wrong') throw badRequest(...asked.errors)
  return q
}
