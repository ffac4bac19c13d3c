import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { Leaf } from '../../src/archive/leaf.ts'
import { canonicalJson } from '../../src/domain/text/canonical-json.ts'

// A log as RFC 6962 defines it, word for word and as slow as that is; nothing of the service's own.

const hash = (...parts: Array<Buffer | string>): Buffer => parts.reduce((all, part) => all.update(part), createHash('sha256')).digest()

/** A key that is the same each time: its seed is 32 bytes of one value. */
const privateKey = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]), format: 'der', type: 'pkcs8' })
const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32)

/** MTH of section 2.1. */
function rootOf (leaves: readonly string[]): Buffer {
  if (leaves.length < 2) return hash(Buffer.of(0), leaves[0] ?? '')
  const k = splitOf(leaves.length)
  return hash(Buffer.of(1), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** PATH of section 2.1.1. */
function pathOf (index: number, leaves: readonly string[]): Buffer[] {
  if (leaves.length < 2) return []
  const k = splitOf(leaves.length)
  return index < k
    ? [...pathOf(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))]
}

/** The largest power of two below a size. */
const splitOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

export interface MadeUpLog { checkpoint: string, vkey: string, proofOf: (sequence: number) => string }

/** A log of these leaves, signed, with a proof of each. */
export function madeUpLog (leaves: readonly Leaf[], origin = 'archive.example/log'): MadeUpLog {
  const typed = Buffer.concat([Buffer.of(1), publicKey])
  const id = hash(`${origin}\n`, typed).subarray(0, 4)
  const printed = leaves.map(leaf => canonicalJson(leaf))
  const body = `${origin}\n${leaves.length}\n${rootOf(printed).toString('base64')}\n`
  const signature = Buffer.concat([id, sign(null, Buffer.from(body), privateKey)]).toString('base64')
  const checkpoint = `${body}\n\u2014 ${origin} ${signature}\n`
  return {
    checkpoint,
    vkey: `${origin}+${id.toString('hex')}+${typed.toString('base64')}`,
    proofOf: sequence => {
      const hashes = pathOf(sequence - 1, printed).map(each => `${each.toString('base64')}\n`)
      return `c2sp.org/tlog-proof@v1\nextra ${Buffer.from(printed[sequence - 1] ?? '').toString('base64')}\nindex ${sequence - 1}\n${hashes.join('')}\n${checkpoint}`
    }
  }
}
