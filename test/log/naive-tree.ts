import { createHash } from 'node:crypto'
import { leafHashOf } from '../../src/archive/leaf.ts'
import { storedHashesFor } from '../../src/log/merkle.ts'
import type { HashReader } from '../../src/log/merkle.ts'

const hash = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

const splitOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

/** MTH of RFC 6962 section 2.1, word for word. */
export function rootOf (leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return hash()
  if (leaves.length === 1) return hash(Buffer.of(0), ...leaves)
  const k = splitOf(leaves.length)
  return hash(Buffer.of(1), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** PATH of section 2.1.1, word for word. */
export function pathOf (m: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length === 1) return []
  const k = splitOf(leaves.length)
  return m < k ? [...pathOf(m, leaves.slice(0, k)), rootOf(leaves.slice(k))] : [...pathOf(m - k, leaves.slice(k)), rootOf(leaves.slice(0, k))]
}

/** SUBPROOF of section 2.1.2, word for word. */
export function subproofOf (m: number, leaves: readonly Buffer[], b = true): Buffer[] {
  if (m === leaves.length) return b ? [] : [rootOf(leaves)]
  const k = splitOf(leaves.length)
  return m <= k
    ? [...subproofOf(m, leaves.slice(0, k), b), rootOf(leaves.slice(k))]
    : [...subproofOf(m - k, leaves.slice(k), false), rootOf(leaves.slice(0, k))]
}

/** All that is stored of these leaves, and its reader. */
export async function storedOf (leaves: readonly Buffer[]): Promise<{ stored: Buffer[], read: HashReader }> {
  const stored: Buffer[] = []
  const read: HashReader = async indexes => indexes.map(index => {
    const found = stored[index]
    if (found === undefined) throw new Error(`no hash ${index} of ${stored.length}`)
    return found
  })
  for (const [index, leaf] of leaves.entries()) stored.push(...await storedHashesFor(index, leafHashOf(leaf), read))
  return { stored, read }
}

/** The eight leaves of certificate-transparency's tests. */
export const EIGHT = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(each => Buffer.from(each, 'hex'))
