import { createHash, type KeyObject } from 'node:crypto'
import { isKeyName, openNote, signNote, type VerifierKey } from './signed-note.ts'

/** What a checkpoint says (C2SP tlog-checkpoint): which log, how many leaves, and the root of their tree. */
export interface Checkpoint { origin: string, size: number, root: Buffer }

/** What an origin is found from: LOG_ORIGIN, PUBLIC_URL, and the raw key. */
export interface OriginSources { logOrigin?: string | null, publicUrl?: string | null, rawKey: Buffer }

/**
 * The origin: LOG_ORIGIN, else PUBLIC_URL without its scheme plus /log,
 * else one made from the key. TypeError when it has a blank or a plus.
 */
export function originOf ({ logOrigin, publicUrl, rawKey }: OriginSources): string {
  const derived = (): string =>
    `court-policy-archive.local/${createHash('sha256').update(rawKey).digest('hex').slice(0, 8)}`
  const fromUrl =
    publicUrl == null ? null : `${publicUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, '')}/log`
  const origin = logOrigin ?? fromUrl ?? derived()
  if (!isKeyName(origin)) {
    throw new TypeError(
      `${JSON.stringify(origin)} cannot be the origin of a log: expected text without blanks and plus signs; set LOG_ORIGIN`
    )
  }
  return origin
}

/** A checkpoint, signed by the key whose name is the origin. */
export function signCheckpoint ({ origin, size, root }: Checkpoint, privateKey: KeyObject): string {
  return signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, origin, privateKey)
}

/**
 * What a signed checkpoint says; undefined when it is not whole, or not signed by this key under the key's own name.
 */
export function openCheckpoint (note: string, key: VerifierKey): Checkpoint | undefined {
  const [, origin, size, coded = ''] =
    /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(openNote(note, key) ?? '') ?? []
  const root = Buffer.from(coded, 'base64')
  if (origin !== key.name || !Number.isSafeInteger(Number(size)) || root.toString('base64') !== coded) return undefined
  return { origin, size: Number(size), root }
}
