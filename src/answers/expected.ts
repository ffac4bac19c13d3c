import { setImmediate as pause } from 'node:timers/promises'
import type { KeptTable } from '../archive/court/code-tables.ts'
import { always, type SaidSpan } from '../domain/expectations/expectation.ts'
import { sayCode, sayCount, type ExpectedCode, type ExpectedCount } from '../domain/expectations/expected-codes.ts'
import { sayFee, type ExpectedFee } from '../domain/expectations/expected-fee.ts'
import { seesFee } from '../domain/fees/seen-fees.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { codeCounter, codeFinder, tableFinder, visibleTables } from '../domain/policy/code-tables.ts'
import type { Policies } from '../memory/policies.ts'
import type { CourtAsked } from './question.ts'

/** One thing that a program has built in: a code, how many codes are found, or a fee. */
export type Expected = CodesExpected | FeeExpected
type CodesExpected = { kind: 'code' } & ExpectedCode | { kind: 'count' } & ExpectedCount
type FeeExpected = { kind: 'fee' } & ExpectedFee

/** What a policy says of each thing that is expected, over time. */
export type Sayings = ReadonlyMap<Expected, readonly SaidSpan[]>

type Court = Pick<CourtAsked, 'courtKey' | 'history'>

/**
 * Reads what policies of a court say of what is expected: those
 * with the same tables, or the same schedule, are read once.
 */
export function readerOf (
  policies: Policies,
  court: Court,
  expected: readonly Expected[]
): (policy: KnownPolicy) => Promise<Sayings> {
  const fees = feeReader(
    policies,
    court,
    expected.filter(each => each.kind === 'fee')
  )
  const codes = codeReader(
    policies,
    court,
    expected.filter(each => each.kind !== 'fee')
  )
  return async policy => new Map([...(await fees(policy)), ...(await codes(policy))])
}

function feeReader (policies: Policies, { courtKey, history: { zone } }: Court, expected: readonly FeeExpected[]) {
  const [read, keep] = [new Map<string, Promise<Sayings>>(), keeper()]
  return async (policy: KnownPolicy): Promise<Sayings> =>
    await once(read, `${policy.feeSchedule} ${policy.ownCourtKey}`, async () => {
      const said = new Map<Expected, readonly SaidSpan[]>()
      if (expected.length === 0) return said
      const { organizationKey, ownCourtKey } = policy
      const schedule = await policies.findFees(policy)
      for (const each of expected) {
        const fees = (await schedule.withCode(each.fee)).filter(fee =>
          seesFee(fee, { courtKey, organizationKey, ownCourtKey })
        )
        said.set(each, keep(each, sayFee(each, fees, zone.name)))
      }
      await pause()
      return said
    })
}

function codeReader (policies: Policies, { courtKey }: Court, expected: readonly CodesExpected[]) {
  const [read, searched, keep] = [new Map<string, Promise<Sayings>>(), new Map<string, Promise<Sayings>>(), keeper()]
  const ofName = async (policy: KnownPolicy, name: string, heads: readonly KeptTable[]): Promise<Sayings> =>
    await once(searched, `${heads.map(({ digest }) => digest).join()} ${name}`, async () => {
      const codes = heads.length === 0 ? undefined : await codesOf(policies, policy, heads)
      const wanted = expected.filter(({ table }) => table === name)
      const said = new Map<Expected, readonly SaidSpan[]>()
      for (const [place, each] of wanted.entries()) {
        said.set(
          each,
          keep(
            each,
            always(
              each.kind === 'code' ? sayCode(each, codes?.find(each.code)) : sayCount(each, codes?.count(each.q))
            )
          )
        )
        if (each.kind === 'count' || place === wanted.length - 1) await pause()
      }
      return said
    })
  const names = [...new Set(expected.map(({ table }) => table))]
  return async (policy: KnownPolicy): Promise<Sayings> => {
    if (names.length === 0) return new Map()
    const { organizationKey, ownCourtKey } = policy
    const seen = visibleTables(await policies.listTables(policy), { courtKey, organizationKey, ownCourtKey })
    return await once(read, seen.map(({ digest }) => digest).join(), async () => {
      const find = tableFinder(seen)
      const said: Array<readonly [Expected, readonly SaidSpan[]]> = []
      for (const name of names) said.push(...await ofName(policy, name, find(name)))
      return new Map(said)
    })
  }
}

async function codesOf (policies: Policies, policy: KnownPolicy, heads: readonly KeptTable[]) {
  const codes = (await Promise.all(heads.map(async head => await policies.listCodes(policy, head)))).flat()
  const [made, counts] = [
    new Map<'find', ReturnType<typeof codeFinder>>(),
    new Map<'count', ReturnType<typeof codeCounter>>()
  ]
  return {
    find: (text: string) => once(made, 'find', () => codeFinder(codes))(text),
    count: (q: string) => once(counts, 'count', () => codeCounter(codes))(q)
  }
}

/** Most policies say the same of a thing: that is held once. */
function keeper (): (each: Expected, said: readonly SaidSpan[]) => readonly SaidSpan[] {
  const held = new Map<Expected, Map<string, readonly SaidSpan[]>>()
  return (each, said) =>
    once(
      once(held, each, () => new Map<string, readonly SaidSpan[]>()),
      JSON.stringify(said),
      () => said
    )
}

/** What is held under a key, else what is made and held from now on. */
function once<Key, Value> (held: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = held.get(key)
  if (known !== undefined) return known
  const made = make()
  held.set(key, made)
  return made
}
