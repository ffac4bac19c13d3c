import { createHash, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** A key that checks notes (C2SP signed-note): its name, its id of four bytes, and the 32 bytes of an Ed25519 key. */
export interface VerifierKey { name: string, id: Buffer, raw: Buffer }

/** The type of a signature by Ed25519. */
const ED25519 = 1

/** What DER puts before the 32 bytes of an Ed25519 public key (RFC 8410 section 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** The key in the form that `createPublicKey` takes. */
export const publicKeyOf = ({ raw }: Pick<VerifierKey, 'raw'>) =>
  ({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' }) as const

/** Whether a key may have this name: no blank, no plus, no control. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}]+$/u.test(name)

/**
 * The verifier key of this name for an Ed25519 key, private or
 * public. TypeError when the key is another, or the name is none.
 */
export function verifierKeyOf (name: string, key: KeyObject): VerifierKey {
  if (!isKeyName(name)) {
    throw new TypeError(`${JSON.stringify(name)} is no name of a key: expected text without blanks and plus signs`)
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new TypeError(`A key of type ${key.asymmetricKeyType ?? key.type} cannot sign notes: expected ed25519`)
  }
  const spki = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'der', type: 'spki' })
  const raw = spki.subarray(SPKI_PREFIX.length)
  return { name, id: keyIdOf(name, raw), raw }
}

/** The id of a key: the first four bytes of SHA-256(name, line feed, 0x01, key). */
function keyIdOf (name: string, raw: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Buffer.of(ED25519)).update(raw).digest().subarray(0, 4)
}

/** A verifier key as text: name+id in hex+base64 of type and key. */
export function printVerifierKey ({ name, id, raw }: VerifierKey): string {
  return `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(ED25519), raw]).toString('base64')}`
}

/**
 * Reads what `printVerifierKey` writes; undefined when it is no
 * key of Ed25519, or its id is not that of its name and key.
 */
export function parseVerifierKey (text: string): VerifierKey | undefined {
  const [, name = '', id, coded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text) ?? []
  const typed = Buffer.from(coded, 'base64')
  const raw = typed.subarray(1)
  if (!isKeyName(name) || typed[0] !== ED25519 || keyIdOf(name, raw).toString('hex') !== id) return undefined
  return { name, id: keyIdOf(name, raw), raw }
}

/**
 * A text, which ends with a line feed, with the signature of this
 * key. TypeError when the text is not one that can be signed.
 */
export function signNote (text: string, name: string, privateKey: KeyObject): string {
  if (!text.endsWith('\n') || /[^\P{Cc}\n]|\p{Surrogate}/u.test(text)) {
    throw new TypeError('A note ends with a line feed, and has no other control character')
  }
  const { id } = verifierKeyOf(name, privateKey)
  return `${text}\n\u2014 ${name} ${Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]).toString('base64')}\n`
}

/**
 * The text of a note that this key signed; undefined when it did not, or
 * when any of its signatures does not hold. Other keys' are passed over.
 */
export function openNote (note: string, key: VerifierKey): string | undefined {
  const split = note.lastIndexOf('\n\n') + 1
  const [text, lines] = [note.slice(0, split), note.slice(split + 1)]
  if (split === 0 || /[^\P{Cc}\n]/u.test(text) || !/^(?:\u2014 [^\s+]+ [A-Za-z0-9+/]+={0,2}\n)+$/.test(lines)) {
    return undefined
  }
  const parts = lines.slice(0, -1).split('\n').map(line => line.split(' '))
  // Base64 that leaves bits over would let one signature stand in several ways.
  if (parts.some(([, , coded = '']) => Buffer.from(coded, 'base64').toString('base64') !== coded)) return undefined
  const signatures = parts.filter(([, name]) => name === key.name)
    .map(([, , coded = '']) => Buffer.from(coded, 'base64')).filter(bytes => bytes.subarray(0, 4).equals(key.id))
  const publicKey = createPublicKey(publicKeyOf(key))
  const isSigned =
    signatures.length > 0 && signatures.every(bytes => verify(null, Buffer.from(text), publicKey, bytes.subarray(4)))
  return isSigned ? text : undefined
}
