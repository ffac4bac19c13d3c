import { createPrivateKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Connection } from '../archive/database.ts'
import { findLogKey, keepLogKey } from '../archive/log/key.ts'
import { originOf, type OriginSources } from './checkpoint.ts'
import { parseVerifierKey, printVerifierKey, verifierKeyOf, type VerifierKey } from './signed-note.ts'

/** What this instance signs with, or why it does not: then it serves what others have signed. */
export type Signing = { kind: 'signs', privateKey: KeyObject, key: VerifierKey } | { kind: 'does-not', why: string }

/** The file of the key, and what the origin is found from. */
export interface SigningSources extends Omit<OriginSources, 'rawKey'> { file: string }

/**
 * Takes the key in the file, and pins it and the origin in the database unless others
 * are pinned there. On the first start of the log, and never later, the file is made.
 * Throws where it holds something else than a key, or where nothing can be the origin.
 */
export async function openSigning (database: Connection, { file, ...origins }: SigningSources): Promise<Signing> {
  const pinned = await findLogKey(database)
  const found = await readKey(file, pinned === undefined)
  if (typeof found === 'string') return { kind: 'does-not', why: found }
  const key = verifierKeyOf(originOf({ ...origins, rawKey: verifierKeyOf('raw', found).raw }), found)
  const kept = await keepLogKey(database, printVerifierKey(key))
  return kept === printVerifierKey(key)
    ? { kind: 'signs', privateKey: found, key }
    : { kind: 'does-not', why: differenceOf(key, kept, file) }
}

function differenceOf (own: VerifierKey, kept: string, file: string): string {
  const pinned = parseVerifierKey(kept)
  if (pinned === undefined) return `The key of the log is spoilt in the database (${kept}): npm run verify.`
  if (!pinned.raw.equals(own.raw)) {
    return `${file} holds another key than the one with which the log of ${pinned.name} was begun: it is needed here, or none.`
  }
  return `The log was begun as ${pinned.name}, and LOG_ORIGIN or PUBLIC_URL make it ${own.name}: set LOG_ORIGIN=${pinned.name}`
}

/** The private key in a file, or why there is none. */
async function readKey (file: string, mayMake: boolean): Promise<KeyObject | string> {
  try {
    if (mayMake) await makeKey(file)
    return parseKey(await readFile(file, 'utf8'), file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    if (code === 'ENOENT' && !mayMake) {
      return `There is no key at ${file}: the one with which the log was begun is needed there.`
    }
    return `The key of the log cannot be ${mayMake ? 'made or ' : ''}read: ${message}`
  }
}

function parseKey (pem: string, file: string): KeyObject {
  let key: KeyObject | undefined
  try {
    key = createPrivateKey(pem)
  } catch {}
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new Error(
      `${file} is no key of the log: an Ed25519 private key is expected, as PEM (PKCS #8). See LOG_KEY_FILE in .env.example.`
    )
  }
  return key
}

/** Makes a key, unless there is one: whole from the first moment, for whoever makes one at the same time. */
async function makeKey (file: string): Promise<void> {
  if (await readFile(file).then(() => true, error => error.code !== 'ENOENT')) return
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${randomUUID()}`
  try {
    await writeFile(draft, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }), {
      mode: 0o600,
      flag: 'wx',
      flush: true
    })
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
}
