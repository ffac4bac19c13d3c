import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import t from 'tap'
import { findLogKey } from '../../src/archive/log/key.ts'
import { openSigning, type Signing } from '../../src/log/signing.ts'
import { printVerifierKey } from '../../src/log/signed-note.ts'
import { openTestArchive } from '../archive/keep.ts'

const keyOf = (signing: Signing): string => signing.kind === 'signs' ? printVerifierKey(signing.key) : signing.why

t.test('the key is made on the first start, and pinned with the origin', async t => {
  const { database } = await openTestArchive(t)
  const folder = t.testdir({ other: {} })
  const file = join(folder, 'data/log-key.pem')
  const both = await Promise.all([openSigning(database, { file }), openSigning(database, { file })])
  t.equal(keyOf(both[0]), keyOf(both[1]), 'one key, whoever comes first')
  t.equal(await findLogKey(database), keyOf(both[0]))
  t.match(keyOf(both[0]), /^court-policy-archive\.local\/[0-9a-f]{8}\+/)
  t.equal(statSync(file).mode & 0o777, 0o600)
  t.match(readFileSync(file, 'utf8'), /^-----BEGIN PRIVATE KEY-----\n/)
  t.same(readdirSync(join(folder, 'data')), ['log-key.pem'], 'no draft is left')
  t.equal(keyOf(await openSigning(database, { file })), keyOf(both[0]), 'the same after a restart')

  t.match(await openSigning(database, { file, publicUrl: 'https://policies.example.org' }), {
    kind: 'does-not', why: /^The log was begun as court-policy-archive\.local\/\w{8}, and LOG_ORIGIN or PUBLIC_URL make it policies\.example\.org\/log: set LOG_ORIGIN=court/
  })
  t.match(await openSigning(database, { file: join(folder, 'other/log-key.pem') }), { kind: 'does-not', why: /^There is no key at .*other\/log-key\.pem/ })
  t.notOk(existsSync(join(folder, 'other/log-key.pem')), 'no second key is made')
  const another = join(folder, 'other/another.pem')
  writeFileSync(another, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))
  t.match(await openSigning(database, { file: another }), { kind: 'does-not', why: /another\.pem holds another key than the one with which the log of court-policy-archive\.local/ })
})

t.test('what is no key is refused, and what cannot be written is told', async t => {
  const { database } = await openTestArchive(t)
  const folder = t.testdir({ text: 'secret', folder: {} })
  const rsa = join(folder, 'rsa.pem')
  writeFileSync(rsa, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' }))
  for (const file of [join(folder, 'text'), rsa]) {
    await t.rejects(openSigning(database, { file }), { message: `${file} is no key of the log: an Ed25519 private key is expected, as PEM (PKCS #8). See LOG_KEY_FILE in .env.example.` })
  }
  t.match(await openSigning(database, { file: join(folder, 'text/log-key.pem') }), { kind: 'does-not', why: /^The key of the log cannot be made or read: / })
  t.match(await openSigning(database, { file: join(folder, 'folder') }), { kind: 'does-not', why: /^The key of the log cannot be made or read: EISDIR/ })
  t.equal(await findLogKey(database), undefined)
})
