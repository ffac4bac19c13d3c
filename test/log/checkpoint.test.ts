import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import t from 'tap'
import { openCheckpoint, originOf, signCheckpoint } from '../../src/log/checkpoint.ts'
import { leafHashOf } from '../../src/archive/leaf.ts'
import { treeHashOf } from '../../src/log/merkle.ts'
import { inclusionProof } from '../../src/log/merkle-proofs.ts'
import { printProof } from '../../src/log/proof-text.ts'
import { openNote, parseVerifierKey, printVerifierKey, signNote, verifierKeyOf } from '../../src/log/signed-note.ts'
import { EIGHT, storedOf } from './naive-tree.ts'

const SEED = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)])
const privateKey = createPrivateKey({ key: SEED, format: 'der', type: 'pkcs8' })
const origin = 'archive.example/log'
const key = verifierKeyOf(origin, privateKey)

t.test('a verifier key is read as it was written, and not with another name', async t => {
  const text = printVerifierKey(key)
  t.same(parseVerifierKey(text), key)
  t.equal(parseVerifierKey(text.replace('archive', 'other')), undefined)
  t.equal(parseVerifierKey(`${text}\n`), undefined)
  t.throws(() => verifierKeyOf('a b', privateKey), TypeError)
  t.throws(() => verifierKeyOf('a', generateKeyPairSync('x25519').privateKey), TypeError)
})

t.test('Go\'s own note and key', async t => {
  // From the documentation of golang.org/x/mod/sumdb/note.
  const peter = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
  const text = 'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n'
  const note = `${text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
  t.equal(peter && openNote(note, peter), text)
})

t.test('a checkpoint is read as it was signed; changed anywhere, it is none', async t => {
  const { read } = await storedOf(EIGHT)
  const said = { origin, size: 8, root: await treeHashOf(8, read) }
  const note = signCheckpoint(said, privateKey)
  t.same(openCheckpoint(note, key), said)
  const believed = [...note].flatMap((letter, place) => {
    const changed = note.slice(0, place) + (letter === 'A' ? 'B' : 'A') + note.slice(place + 1)
    return openCheckpoint(changed, key) === undefined ? [] : [place]
  })
  t.same(believed, [])
  t.equal(openCheckpoint(signNote('no checkpoint\n', origin, privateKey), key), undefined)
  t.throws(() => signNote('no line feed', origin, privateKey), TypeError)
  t.equal(openNote(`${note}\u2014 witness.example AAAAAAAA\n`, key), note.slice(0, note.indexOf('\n\n') + 1), 'others\' signatures are passed over')
})

t.test('the origin', async t => {
  const rawKey = key.raw
  t.equal(originOf({ logOrigin: 'one/log', publicUrl: 'https://two.example', rawKey }), 'one/log')
  t.equal(originOf({ publicUrl: 'https://two.example/policies/', rawKey }), 'two.example/policies/log')
  t.match(originOf({ rawKey }), /^court-policy-archive\.local\/[0-9a-f]{8}$/)
  t.throws(() => originOf({ logOrigin: 'one two', rawKey }), TypeError)
})

t.test('a proof as text', async t => {
  const { read } = await storedOf(EIGHT)
  const checkpoint = signCheckpoint({ origin, size: 8, root: await treeHashOf(8, read) }, privateKey)
  const [first, second] = EIGHT as [Buffer, Buffer]
  const text = printProof({ leaf: EIGHT[3] as Buffer, index: 3, hashes: await inclusionProof(3, 8, read), checkpoint })
  const lines = text.split('\n')
  t.same(lines.slice(0, 3), ['c2sp.org/tlog-proof@v1', 'extra ICE=', 'index 3'])
  t.equal(lines[3], leafHashOf(EIGHT[2] as Buffer).toString('base64'))
  t.equal(lines[4], (await treeHashOf(2, (await storedOf([first, second])).read)).toString('base64'))
  t.equal(lines[6], '')
  t.ok(text.endsWith(`\n\n${checkpoint}`))
})
