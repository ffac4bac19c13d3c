/** What a proof of one leaf consists of; `checkpoint` is the signed note as it was published. */
export interface LeafProof { leaf: Uint8Array, index: number, hashes: readonly Buffer[], checkpoint: string }

/**
 * A proof as C2SP's tlog-proof@v1 writes it: the leaf as `extra`,
 * its index, the path of RFC 6962 section 2.1.1, and the checkpoint.
 */
export function printProof ({ leaf, index, hashes, checkpoint }: LeafProof): string {
  const path = hashes.map(hash => `${hash.toString('base64')}\n`).join('')
  return `c2sp.org/tlog-proof@v1\nextra ${Buffer.from(leaf).toString('base64')}\nindex ${index}\n${path}\n${checkpoint}`
}
