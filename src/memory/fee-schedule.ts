import { listFeeCodes, listFees, listFeesAt } from '../archive/court/fees.ts'
import type { Database } from '../archive/database.ts'
import { sharing } from '../archive/court/shared-values.ts'
import { codeKey } from '../domain/fees/fees.ts'
import type { Fee } from '../domain/policy/fees-and-codes.ts'
import { bytesOf } from './size.ts'

/** A schedule of not more fees is held whole; of a larger one its codes, and its fees are asked for. */
const HELD = 1_000

/** The fees of a court's policies that have the same, in policy order. */
export interface FeeSchedule {
  /** About what it takes in memory. */
  bytes: number
  size: number
  /** Each code once. */
  codes: () => string[]
  /** The fees with a code. */
  withCode: (code: string) => Promise<readonly Fee[]>
  /** Up to `most` fees, those before `from`, counted from 0, passed over. */
  slice: (from: number, most: number) => Promise<readonly Fee[]>
}

/** The schedule of a court by its digest. */
export async function loadSchedule (database: Database, organizationKey: string, digest: string): Promise<FeeSchedule> {
  const fees = await listFees(database, organizationKey, digest, 0, HELD + 1)
  if (fees.length <= HELD) return heldSchedule(fees)
  const codes = await listFeeCodes(database, organizationKey, digest)
  const places = placesOf(codes)
  return {
    bytes: bytesOf(codes) + bytesOf(places),
    size: codes.length,
    codes: () => distinct(codes),
    withCode: async code => {
      const found = places.get(codeKey(code))
      return found === undefined ? [] : await listFeesAt(database, organizationKey, digest, found)
    },
    slice: async (from, most) => await listFees(database, organizationKey, digest, from, most)
  }
}

/** What its fees have in common is held once. */
function heldSchedule (loaded: readonly Fee[]): FeeSchedule {
  const fees = sharing()(loaded)
  const codes = fees.map(({ code }) => code)
  const places = placesOf(codes)
  return {
    bytes: bytesOf(fees) + bytesOf(places),
    size: fees.length,
    codes: () => distinct(codes),
    withCode: async code => (places.get(codeKey(code)) ?? []).map(place => fees[place] as Fee),
    slice: async (from, most) => fees.slice(from, from + most)
  }
}

function placesOf (codes: readonly (string | null)[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [place, code] of codes.entries()) {
    if (code === null) continue
    const key = codeKey(code)
    const held = places.get(key)
    if (held === undefined) places.set(key, [place])
    else held.push(place)
  }
  return places
}

const distinct = (codes: readonly (string | null)[]): string[] => [...new Set(codes.filter(code => code !== null))]
