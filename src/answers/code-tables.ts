import type { KeptTable } from '../archive/court/code-tables.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import {
  codeNamesOf, findCodes, findTables, searchCodes, tableNamesOf, visibleTables
} from '../domain/policy/code-tables.ts'
import type { Code } from '../domain/policy/fees-and-codes.ts'
import { nearNames } from '../domain/text/near-names.ts'
import { quoted, shortened } from '../domain/text/quoted.ts'
import { outcomeOf, type Outcome } from './answer.ts'
import { pageOf } from './paging.ts'
import { questionInForce, type AnsweredQuestion, type Asked, type AskedPage, type Sources } from './question.ts'
import { Refusal } from './refusal.ts'
import { answerTo, rowsInForce } from './resting.ts'
import { codesAsList } from './wire/code-lists.ts'
import { codeWire, tableWire } from './wire/code.ts'
import { restsOnWire } from './wire/decision.ts'

/** Code tables of the policy in force, with their size. */
export async function codeTables (sources: Sources, asked: AskedPage): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await questionInForce(sources, asked)
    const { items, nextCursor } = pageOf(asked.paging, await tablesInForce(sources, found), found.pin)
    return answerTo(found, found.standing.policy, {
      ...restsOnWire(found),
      items: items.map(table => tableWire(table, table.size)),
      nextCursor
    })
  })
}

/** The tables of a name, and a page of their codes; where it is asked for as one list, several are refused. */
export async function codesOfTable (
  sources: Sources,
  asked: AskedPage & { table: string, q?: string | undefined, isOne: boolean }
): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await questionInForce(sources, asked)
    const tables = await tablesNamed(sources, found, asked.table)
    if (asked.isOne && tables.length > 1) {
      throw severalTables(
        asked,
        tables.map(({ head }) => head)
      )
    }
    const codes = tables.flatMap(({ head, codes }) => searchCodes(codes, asked.q ?? '').map(code => ({ code, head })))
    const heads = tables.map(({ head }) => tableWire(head, head.size))
    const { items: listed, nextCursor } = pageOf(asked.paging, codes, found.pin)
    const items = listed.map(({ code, head }) => codeWire(code, head))
    return answerTo(
      found,
      found.standing.policy,
      { ...restsOnWire(found), tables: heads, items, nextCursor },
      { rows: rowsInForce(found, items), codeList: codesAsList(found, heads[0] as TableWire, items) }
    )
  })
}

type TableWire = ReturnType<typeof tableWire>

/** The codes of a table that a text names: by value, then name, then alias. */
export async function codesNamed (sources: Sources, asked: Asked & { table: string, code: string }): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await questionInForce(sources, asked)
    const tables = await tablesNamed(sources, found, asked.table)
    const headOf = new Map(tables.flatMap(({ head, codes }) => codes.map(code => [code, head] as const)))
    const codes = findCodes([...headOf.keys()], asked.code)
    if (codes.length === 0) throw noSuchCode(asked, [...headOf.keys()])
    return answerTo(found, found.standing.policy, {
      ...restsOnWire(found),
      codes: codes.map(code => codeWire(code, headOf.get(code) as KeptTable))
    })
  })
}

/** The code tables that the key asked by sees in the policy in force. */
export async function tablesInForce (
  sources: Sources,
  { courtKey, standing: { policy } }: AnsweredQuestion
): Promise<KeptTable[]> {
  return await tablesSeen(sources, { courtKey, policy })
}

/** A policy, and the key of the court by which it is asked. */
export interface PolicyAsked { courtKey: string, policy: KnownPolicy }

/** The code tables that a key sees in a policy. */
export async function tablesSeen ({ histories }: Sources, { courtKey, policy }: PolicyAsked): Promise<KeptTable[]> {
  const { organizationKey, ownCourtKey } = policy
  return visibleTables(await histories.policies.listTables(policy), { courtKey, organizationKey, ownCourtKey })
}

/** The tables of a name with their codes. */
async function tablesNamed (
  sources: Sources,
  found: AnsweredQuestion,
  name: string
): Promise<Array<{ head: KeptTable, codes: readonly Code[] }>> {
  const { policies } = sources.histories
  const heads = findTables(await tablesInForce(sources, found), name)
  if (heads.length === 0) throw await noSuchTable(sources, found, name)
  return await Promise.all(
    heads.map(async head => ({ head, codes: await policies.listCodes(found.standing.policy, head) }))
  )
}

/** Why a key sees no table of a name: the policy has none, or other divisions alone do (domain §7). */
async function noSuchTable (sources: Sources, found: AnsweredQuestion, name: string): Promise<Refusal> {
  const { courtKey, standing: { policy } } = found
  const others = findTables(await sources.histories.policies.listTables(policy), name)
  const keys = [...new Set(others.flatMap(({ courtKeys }) => courtKeys))]
  const seen = await tablesInForce(sources, found)
  return new Refusal(
    'no-such-code-table',
    keys.length === 0
      ? `The policy in force, ${policy.version}, has no code table ${quoted(name)}: look it up at /v1/courts/${courtKey}/code-tables.`
      : `In the policy in force, ${policy.version}, the code table ${quoted(name)} is one of ${shortened(keys.join(', '))} alone: ask by one of these keys, or by the court's own, ${policy.organizationKey}.`,
    { courtKey, suggestions: keys.length === 0 ? nearNames(name, [...new Set(seen.flatMap(tableNamesOf))]) : [] }
  )
}

/** Each is named by what tells it from the others. */
function severalTables (
  { courtKey, table }: { courtKey: string, table: string },
  heads: readonly KeptTable[]
): Refusal {
  const tables = heads.map(({ codifiedName, name, alias, courtKeys }) => ({ codifiedName, name, alias, courtKeys }))
  const named = tables.map(each => {
    const of = each.courtKeys.length === 0 ? '' : ` of ${each.courtKeys.join(', ')}`
    return tableNamesOf(each).map(quoted).join(' / ') + of
  })
  return new Refusal(
    'conflict',
    `${tables.length} code tables have the name ${quoted(table)}, and a code list is one of them: ${named.join('; ')}. Ask by a name or a division's key that one of them has alone, or for JSON or CSV, which give the codes of all.`,
    { courtKey, tables }
  )
}

function noSuchCode (
  { courtKey, table, code }: { courtKey: string, table: string, code: string },
  codes: readonly Code[]
): Refusal {
  return new Refusal(
    'no-such-code',
    `The code table ${quoted(table)} of the policy in force has no code ${quoted(code)}: look it up at /v1/courts/${courtKey}/code-tables/${encodeURIComponent(shortened(table))}.`,
    { courtKey, suggestions: nearNames(code, [...new Set(codes.flatMap(codeNamesOf))]) }
  )
}
