import { hashesOf, nodeHashOf, splitOf, type HashReader, type LeafRange } from './merkle.ts'

/**
 * PATH of RFC 6962 section 2.1.1: what shows that the leaf of this
 * index is in the tree of this size. RangeError where it is not.
 */
export async function inclusionProof (index: number, size: number, read: HashReader): Promise<Buffer[]> {
  if (!isLeafOf(index, size)) {
    throw new RangeError(`No leaf ${index} in a tree of ${size}: expected an index from 0 to the size less one`)
  }
  return await hashesOf(pathRanges(index, { from: 0, to: size }), read)
}

/**
 * PROOF of RFC 6962 section 2.1.2: what shows that the tree of size `from`
 * is the beginning of that of `to`. RangeError unless 1 ≤ from ≤ to.
 */
export async function consistencyProof (from: number, to: number, read: HashReader): Promise<Buffer[]> {
  if (!isLeafOf(from - 1, to)) {
    throw new RangeError(
      `No proof from a tree of ${from} to one of ${to}: expected sizes from 1 on, the smaller first`
    )
  }
  return await hashesOf(subproofRanges(from, { from: 0, to }, true), read)
}

/** Whether a proof leads from this leaf hash to this root (RFC 6962 section 2.1.1). */
export function isIncluded (
  proof: readonly Buffer[],
  index: number,
  leafHash: Buffer,
  size: number,
  root: Buffer
): boolean {
  return isLeafOf(index, size) && foldPath(proof, index, leafHash, size)?.equals(root) === true
}

/** Whether a proof leads to both roots (RFC 6962 section 2.1.2). */
export function isConsistent (
  proof: readonly Buffer[],
  from: number,
  fromRoot: Buffer,
  to: number,
  toRoot: Buffer
): boolean {
  if (!isLeafOf(from - 1, to)) return false
  const roots = foldSubproof(proof, from, to, fromRoot)
  return roots !== undefined && roots.from.equals(fromRoot) && roots.to.equals(toRoot)
}

const isLeafOf = (index: number, size: number): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size

/** PATH of RFC 6962 section 2.1.1, as the ranges whose hashes it has. */
function pathRanges (index: number, { from, to }: LeafRange): LeafRange[] {
  if (to - from === 1) return []
  const middle = from + splitOf(to - from)
  return index < middle
    ? [...pathRanges(index, { from, to: middle }), { from: middle, to }]
    : [...pathRanges(index, { from: middle, to }), { from, to: middle }]
}

/** SUBPROOF of RFC 6962 section 2.1.2, as the ranges whose hashes it has; `end` is where the smaller tree ends. */
function subproofRanges (end: number, { from, to }: LeafRange, isKnown: boolean): LeafRange[] {
  if (end === to) return isKnown ? [] : [{ from, to }]
  const middle = from + splitOf(to - from)
  return end <= middle
    ? [...subproofRanges(end, { from, to: middle }, isKnown), { from: middle, to }]
    : [...subproofRanges(end, { from: middle, to }, false), { from, to: middle }]
}

/**
 * The root to which a path leads, read from its end (RFC 6962
 * section 2.1.1); undefined when it is too short or too long.
 */
function foldPath (proof: readonly Buffer[], index: number, leafHash: Buffer, size: number): Buffer | undefined {
  const last = proof.at(-1)
  if (size === 1) return last === undefined ? leafHash : undefined
  if (last === undefined) return undefined
  const [rest, split] = [proof.slice(0, -1), splitOf(size)]
  const below =
    index < split ? foldPath(rest, index, leafHash, split) : foldPath(rest, index - split, leafHash, size - split)
  if (below === undefined) return undefined
  return index < split ? nodeHashOf(below, last) : nodeHashOf(last, below)
}

/**
 * Both roots to which a proof leads, read from its end (RFC 6962 section
 * 2.1.2); `known` is the smaller tree's, while it is a whole one.
 */
function foldSubproof (
  proof: readonly Buffer[],
  from: number,
  to: number,
  known?: Buffer
): { from: Buffer, to: Buffer } | undefined {
  const last = proof.at(-1)
  if (from === to) {
    const own = known ?? last
    return own !== undefined && proof.length === (known === undefined ? 1 : 0) ? { from: own, to: own } : undefined
  }
  if (last === undefined) return undefined
  const [rest, split] = [proof.slice(0, -1), splitOf(to)]
  if (from <= split) {
    const below = foldSubproof(rest, from, split, known)
    return below && { from: below.from, to: nodeHashOf(below.to, last) }
  }
  const below = foldSubproof(rest, from - split, to - split)
  return below && { from: nodeHashOf(last, below.from), to: nodeHashOf(last, below.to) }
}
