import { listCodesOf, listTablesNamed, listTablesWith, type Part } from '../archive/court/search.ts'
import { findTables, hasWords } from '../domain/policy/code-tables.ts'
import type { Outcome } from './answer.ts'
import { found } from './found.ts'
import type { Sources } from './question.ts'
import type { CourtInForce } from './search.ts'
import type { SearchAsked } from './search-moment.ts'
import { codeWire } from './wire/code.ts'

/** More rows than an index is asked for: then courts are looked through. */
const MOST_CANDIDATES = 2_000

/** Codes of all courts with every word in value, name or alias; of the tables of a name, where one is given. */
export async function searchCodes (
  sources: Sources,
  asked: SearchAsked & { table?: string | undefined }
): Promise<Outcome> {
  const { reading: database, histories } = sources
  const sought = { q: asked.q ?? '', code: null }
  return await found(sources, asked, {
    candidates: async () => await candidates(sources, sought.q, asked.table),
    partsOf: async ({ policy }: CourtInForce) => {
      const tables = await histories.policies.listTables(policy)
      const named = asked.table === undefined ? tables : findTables(tables, asked.table)
      return named.map(table => ({ ...table, organizationKey: policy.organizationKey }))
    },
    list: async (parts, after, most) => await listCodesOf(database, parts, sought, after, most),
    see: (code, _question, table) =>
      hasWords(code, sought.q)
        ? { table: { codifiedName: table.codifiedName, name: table.name }, code: codeWire(code, table) }
        : undefined
  })
}

/** The shorter of what words and the table's name leave. */
async function candidates (
  { reading: database }: Sources,
  q: string,
  table: string | undefined
): Promise<readonly Part[] | undefined> {
  const named = table === undefined ? undefined : await listTablesNamed(database, table, MOST_CANDIDATES)
  if (named !== undefined && named.length <= MOST_CANDIDATES / 100) return named
  return (await listTablesWith(database, q, MOST_CANDIDATES)) ?? named
}
