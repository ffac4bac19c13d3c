import t from 'tap'
import { leafHashOf } from '../../src/archive/leaf.ts'
import { consistencyProof, inclusionProof, isConsistent, isIncluded } from '../../src/log/merkle-proofs.ts'
import { pathOf, rootOf, storedOf, subproofOf } from './naive-tree.ts'

const leaves = Array.from({ length: 260 }, (_, place) => Buffer.from(`leaf ${place}`))
const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33, 100, 255, 256, 257, 260]
const { read } = await storedOf(leaves)
const flipped = (hash: Buffer): Buffer => Buffer.from(hash.map((byte, place) => place === 0 ? byte ^ 1 : byte))

t.test('every inclusion proof is the recursion\'s, holds, and holds of nothing else', async t => {
  const wrong: string[] = []
  for (const size of sizes) {
    const tree = leaves.slice(0, size)
    const root = rootOf(tree)
    for (const [index, leaf] of tree.entries()) {
      const proof = await inclusionProof(index, size, read)
      const hash = leafHashOf(leaf)
      const holds = isIncluded(proof, index, hash, size, root) && Buffer.concat(proof).equals(Buffer.concat(pathOf(index, tree)))
      const other = isIncluded(proof, index, flipped(hash), size, root) || isIncluded([...proof, hash], index, hash, size, root) ||
        isIncluded(proof, index, hash, size, flipped(root)) || isIncluded(proof, index + 1, hash, size, root) ||
        (size > 1 && isIncluded(proof.slice(1), index, hash, size, root)) ||
        proof.some((_, at) => isIncluded(proof.map((each, place) => place === at ? flipped(each) : each), index, hash, size, root))
      if (!holds || other) wrong.push(`${index} of ${size}`)
    }
  }
  t.same(wrong, [])
})

t.test('every consistency proof is the recursion\'s, holds, and holds of nothing else', async t => {
  const wrong: string[] = []
  for (const to of sizes) {
    const toRoot = rootOf(leaves.slice(0, to))
    for (const from of sizes.filter(size => size <= to)) {
      const fromRoot = rootOf(leaves.slice(0, from))
      const proof = await consistencyProof(from, to, read)
      const holds = isConsistent(proof, from, fromRoot, to, toRoot) && Buffer.concat(proof).equals(Buffer.concat(subproofOf(from, leaves.slice(0, to))))
      const other = isConsistent(proof, from, flipped(fromRoot), to, toRoot) || isConsistent(proof, from, fromRoot, to, flipped(toRoot)) ||
        isConsistent([...proof, toRoot], from, fromRoot, to, toRoot) || (proof.length > 0 && isConsistent(proof.slice(1), from, fromRoot, to, toRoot)) ||
        proof.some((_, at) => isConsistent(proof.map((each, place) => place === at ? flipped(each) : each), from, fromRoot, to, toRoot))
      if (!holds || other) wrong.push(`${from} to ${to}`)
    }
  }
  t.same(wrong, [])
})

t.test('what no tree has', async t => {
  await t.rejects(inclusionProof(3, 3, read), RangeError)
  await t.rejects(consistencyProof(0, 3, read), RangeError)
  await t.rejects(consistencyProof(4, 3, read), RangeError)
  t.notOk(isConsistent([], 0, rootOf([]), 3, rootOf(leaves.slice(0, 3))))
})
