import { codeFinder, findTables, searchCodes, visibleTables } from '../domain/policy/code-tables.ts'
import type { Code } from '../domain/policy/fees-and-codes.ts'
import { isOffered } from '../domain/policy/offered.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { quoted } from '../domain/text/quoted.ts'
import type { Policies } from '../memory/policies.ts'
import type { Expected, Said } from './expected.ts'
import type { CourtQuestion, Sources } from './question.ts'

/** A code by value, name or alias; one that the court does not offer any more is not what was built in. */
export async function expectCode (sources: Sources, found: CourtQuestion, table: string, code: string): Promise<Expected> {
  return await eachPolicy(sources, found, table, codes => {
    const named = codeFinder(codes)(code)
    const offered = named.filter(isOffered)
    const which = `code ${quoted(code)} in ${table}`
    if (offered.length > 0) return { holds: 'yes', found: named.length, text: `there is a ${which}` }
    return { holds: 'no', found: named.length, text: named.length > 0 ? `the ${which} is not offered` : `there is no ${which}` }
  })
}

/** How many codes of a table have every word of `q`. */
export async function expectCount (sources: Sources, found: CourtQuestion, table: string, q: string, count: number): Promise<Expected> {
  return await eachPolicy(sources, found, table, codes => {
    const { length } = searchCodes(codes, q)
    const which = q.trim() === '' ? `${table} has ${length} codes` : `${table} has ${length} codes with ${quoted(q)}`
    return length === count ? { holds: 'yes', found: length, text: `${which}, as expected` } : { holds: 'no', found: length, text: `${which}, ${count} were expected` }
  })
}

/** What every policy that ever rules says, by the tables that the key sees in it. */
async function eachPolicy ({ histories: { policies } }: Sources, found: CourtQuestion, table: string, say: (codes: readonly Code[]) => Said): Promise<Expected> {
  const { history: { periods, organizationKey }, courtKey } = found
  const said = new Map<KnownPolicy, Said>()
  const known = new Map<string, Said>()
  for (const { policy } of periods) {
    const visible = visibleTables(await policies.listTables(policy), { courtKey, organizationKey, ownCourtKey: policy.ownCourtKey })
    const heads = findTables(visible, table)
    const digests = heads.map(({ digest }) => digest).join()
    // Most policies have the tables of the one before.
    const answer = known.get(digests) ?? say(await codesOf(policies, policy, heads))
    known.set(digests, answer)
    said.set(policy, answer)
  }
  return { cuts: [], saidBy: policy => said.get(policy) as Said }
}

async function codesOf (policies: Policies, policy: KnownPolicy, heads: ReturnType<typeof findTables<Parameters<Policies['listCodes']>[1]>>): Promise<Code[]> {
  return (await Promise.all(heads.map(async head => await policies.listCodes(policy, head)))).flat()
}
