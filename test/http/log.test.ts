import { createHash, createPublicKey } from 'node:crypto'
import t from 'tap'
import { recordEntries } from '../../src/archive/entries.ts'
import { leafHashOf } from '../../src/archive/leaf.ts'
import { openCheckpoint } from '../../src/log/checkpoint.ts'
import { isConsistent, isIncluded } from '../../src/log/merkle-proofs.ts'
import { findCovering } from '../../src/log/proofs.ts'
import { parseVerifierKey, printVerifierKey } from '../../src/log/signed-note.ts'
import { parseBundle } from '../../src/log/tiles.ts'
import { keepCrawl } from '../archive/keep.ts'
import { policy } from '../domain/blank-policy.ts'
import { recordMany } from '../log/many-entries.ts'
import { rootOf } from '../log/naive-tree.ts'
import { KEY, publishLog } from '../log/published-log.ts'
import { serve } from './serve.ts'

const text = { accept: 'text/plain' }

t.test('before the log is begun there is none', async t => {
  const { app, database } = await serve(t)
  for (const url of ['/log/checkpoint', '/v1/log/key', '/log/tile/0/000.p/1', '/v1/log/consistency?from=1']) {
    t.match((await app.inject(url)).json(), { status: 404, type: 'urn:problem:not-found' }, url)
  }
  t.same((await app.inject('/v1/log/entries')).json(), { items: [], nextCursor: null })
  t.equal(await findCovering(database, 1), undefined)
})

t.test('the log as anybody\'s tools read it', async t => {
  const { app, database } = await serve(t)
  await recordMany(database, 600)
  await publishLog(database, 300)
  const smaller = openCheckpoint((await app.inject('/log/checkpoint')).body, KEY)
  const size = await publishLog(database)
  await recordMany(database, 5)

  const answer = await app.inject('/log/checkpoint')
  t.match(answer.headers, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache', 'access-control-allow-origin': '*' })
  const checkpoint = openCheckpoint(answer.body, KEY)
  t.match(checkpoint, { origin: 'policies.example.org/log', size: 600 })
  t.equal((await app.inject({ url: '/log/checkpoint', headers: { 'if-none-match': String(answer.headers.etag) } })).statusCode, 304)

  await t.test('the key', async t => {
    t.equal((await app.inject({ url: '/v1/log/key', headers: text })).body, `${printVerifierKey(KEY)}\n`)
    const key = (await app.inject('/v1/log/key')).json()
    t.same(parseVerifierKey(key.vkey), KEY)
    t.equal(key.origin, 'policies.example.org/log')
    t.equal(createPublicKey(key.publicKeyPem).export({ format: 'jwk' }).x, KEY.raw.toString('base64url'))
  })

  await t.test('tiles and bundles', async t => {
    const leaves: Buffer[] = []
    for (const path of ['000', '001', '002.p/88']) {
      const bundle = await app.inject(`/log/tile/entries/${path}`)
      t.match(bundle.headers, { 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable' })
      leaves.push(...parseBundle(bundle.rawPayload) as Buffer[])
      t.same((await app.inject(`/log/tile/0/${path}`)).rawPayload, Buffer.concat(leaves.slice(Number(path.slice(0, 3)) * 256).map(leafHashOf)), path)
    }
    t.equal(leaves.length, 600)
    t.same(rootOf(leaves), checkpoint?.root, 'they make the root')
    t.same((await app.inject('/log/tile/1/000.p/2')).rawPayload, Buffer.concat([leaves.slice(0, 256), leaves.slice(256, 512)].map(part => rootOf(part))))
    t.same((await app.inject('/log/tile/0/000.p%2F3')).rawPayload, Buffer.concat(leaves.slice(0, 3).map(leafHashOf)), 'the beginning of one that is whole')
    t.match(JSON.parse(String(leaves[599])), { document: null, kind: 'event', sequence: 600 })
  })

  await t.test('what lies beyond the checkpoint, or is no path, is not there', async t => {
    for (const path of ['0/002', '0/002.p/89', '0/003', '1/000', '2/000.p/1', 'entries/002.p/89', '0/000.p/0', '0/000.p/256', '0/0', '0/x000/000', 'x/000', '0/000/', '-1/000', '0/000.p/1/2', '64/000']) {
      const { headers, json } = await app.inject(`/log/tile/${path}`)
      t.match(json(), { status: 404, type: 'urn:problem:not-found' }, path)
      t.equal(headers['cache-control'], 'no-store')
    }
  })

  await t.test('entries', async t => {
    const items: Array<{ index: number, leafHash: string, leaf: object }> = []
    for (let url: string | null = '/v1/log/entries?limit=200'; url !== null;) {
      const page: { items: typeof items, nextCursor: string | null } = (await app.inject(url)).json()
      items.push(...page.items)
      url = page.nextCursor === null ? null : `/v1/log/entries?limit=200&cursor=${page.nextCursor}`
    }
    t.same(items.map(({ index }) => index), Array.from({ length: 600 }, (_, index) => index), 'as far as the checkpoint')
    t.equal(items[7]?.leafHash, leafHashOf(JSON.stringify(items[7]?.leaf)).toString('hex'), 'what is hashed is the leaf as it stands there')
    t.same((await app.inject('/v1/log/entries?after=598&limit=1')).json().items, [items[598]])
    t.same((await app.inject('/v1/log/entries?after=9000')).json(), { items: [], nextCursor: null })
  })

  await t.test('one size leads to another', async t => {
    const { from, to, hashes } = (await app.inject('/v1/log/consistency?from=300')).json()
    t.same([from, to], [300, 600])
    t.ok(isConsistent(hashes.map((hash: string) => Buffer.from(hash, 'base64')), 300, smaller?.root as Buffer, size, checkpoint?.root as Buffer))
    t.same((await app.inject('/v1/log/consistency?from=600&to=600')).json().hashes, [])
    t.match((await app.inject('/v1/log/consistency?from=300&to=601')).json(), { status: 404, type: 'urn:problem:not-found' })
    t.match((await app.inject('/v1/log/consistency?from=601')).json(), { status: 404 })
    for (const query of ['from=2&to=1', 'from=0', 'to=3', 'from=x', 'from=1&to=-1']) t.match((await app.inject(`/v1/log/consistency?${query}`)).json(), { status: 400, type: 'urn:problem:bad-request' }, query)
  })
})

t.test('a proof of an entry and of a document', async t => {
  const { app, database } = await serve(t)
  await recordMany(database, 300)
  await keepCrawl(database, [policy()])
  const document = (await database.query<{ sha256: string }>("select encode(sha256, 'hex') as sha256 from archive.capture")).rows[0]?.sha256 as string
  const ask = async (sha256: string, headers = {}) => await app.inject({ url: `/v1/log/proofs/${sha256}`, headers })
  const early = await ask(document)
  t.match(early.json(), { status: 503, type: 'urn:problem:unavailable' })
  t.equal(early.headers['retry-after'], '10')
  const size = await publishLog(database)
  const { root } = openCheckpoint((await app.inject('/log/checkpoint')).body, KEY) ?? {}

  const proof = (await ask(document.toUpperCase())).json()
  t.match(proof.leaf, { document, sequence: proof.index + 1 })
  t.equal(proof.leafHash, leafHashOf(JSON.stringify(proof.leaf)).toString('hex'))
  t.ok(isIncluded(proof.hashes.map((hash: string) => Buffer.from(hash, 'base64')), proof.index, Buffer.from(proof.leafHash, 'hex'), size, root as Buffer))
  t.same((await ask(proof.leaf.digest)).json(), proof, 'of the entry the same')

  const printed = await ask(document, text)
  t.equal(printed.headers['content-type'], 'text/plain; charset=utf-8')
  t.equal(printed.body, `c2sp.org/tlog-proof@v1\nextra ${Buffer.from(JSON.stringify(proof.leaf)).toString('base64')}\nindex ${proof.index}\n${proof.hashes.join('\n')}\n\n${proof.checkpoint}`)

  t.match((await ask('0'.repeat(64))).json(), { status: 404, type: 'urn:problem:not-found' })
  t.match((await ask('abc')).json(), { status: 400 })
  await database.query("insert into archive.entry (kind, digest) values ('event', sha256('later'))")
  const later = createHash('sha256').update('later').digest('hex')
  t.equal((await ask(later)).statusCode, 503, 'not numbered yet')
  await recordEntries(database)
  t.equal((await ask(later)).statusCode, 503, 'not covered yet')

  await t.test('the first checkpoint that covers it proves it for ever', async t => {
    const before = await findCovering(database, proof.index + 1)
    await publishLog(database)
    const after = await findCovering(database, proof.index + 1)
    t.equal(await after?.proofOf(proof.index + 1), printed.body)
    t.same({ ...after, proofOf: null }, { ...before, proofOf: null })
    t.same([after?.checkpoint, after?.vkey, after?.timestamp], [proof.checkpoint, printVerifierKey(KEY), null])
    t.not((await ask(document)).json().checkpoint, proof.checkpoint, 'who asks now is answered against the last')
    t.equal((await ask(later)).statusCode, 200)
  })
})
