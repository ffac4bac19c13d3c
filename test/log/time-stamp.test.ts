import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { askForStamp, checkStamp, stampRequest } from '../../src/log/time-stamp.ts'
import { serveAuthority } from '../time-stamp-authority.ts'

const run = promisify(execFile)
const BYTES = Buffer.from('log.example\n1\nAAAA\n')
const patience = () => AbortSignal.timeout(30_000)

t.test('the request is 69 bytes: SHA-256, a positive nonce, and the certificate asked for', async t => {
  const { bytes, imprint, nonce } = stampRequest(BYTES)
  t.equal(bytes.toString('hex'), `3043020101${'3031300d060960864801650304020105000420'}${imprint.toString('hex')}0208${nonce.toString('hex')}0101ff`)
  t.not(stampRequest(BYTES).nonce.toString('hex'), nonce.toString('hex'))
  const firsts = new Set(Array.from({ length: 2_000 }, () => stampRequest(BYTES).nonce[0] as number))
  t.same([...firsts].filter(first => first < 0x40 || first > 0x7f), [], 'as DER writes it, whatever is drawn')
})

t.test('an authority', async t => {
  const authority = await serveAuthority(t)
  const ask = async () => await askForStamp({ url: authority.url, fetch }, BYTES, patience())

  await t.test('gives a stamp that openssl finds good, and is told no more than the digest', async t => {
    const stamp = await ask()
    const folder = t.testdir({ bytes: BYTES })
    writeFileSync(join(folder, 'stamp'), stamp)
    const { stdout } = await run('openssl', ['ts', '-verify', '-in', 'stamp', '-data', 'bytes', '-CAfile', authority.caFile], { cwd: folder })
    t.match(stdout, /OK/)
    t.equal(authority.asked[0]?.length, 69)
  })

  // [what is wrong, what it answers, what is said of it]
  const wrong: Array<[string, Required<typeof authority.answer>['with'], RegExp]> = [
    ['a stamp of other bytes', async (_query, right) => ({ status: 200, body: await right(stampRequest(Buffer.from('other')).bytes) }), /other bytes/],
    ['an old stamp', async (_query, right) => ({ status: 200, body: await right(stampRequest(BYTES).bytes) }), /another nonce/],
    ['a refusal', async () => ({ status: 200, body: Buffer.from('30053003020102', 'hex') }), /refuses: its status is 2/],
    ['what openssl refuses', async (_query, right) => ({ status: 200, body: await right(Buffer.from('3000', 'hex')) }), /refuses: its status is 2/],
    ['no stamp', async () => ({ status: 200, body: Buffer.from('<html>') }), /no time stamp/],
    ['nothing', async () => ({ status: 200, body: Buffer.of() }), /no time stamp/],
    ['a stamp and more', async (query, right) => ({ status: 200, body: Buffer.concat([await right(query), Buffer.of(0)]) }), /no time stamp/],
    ['half a stamp', async (query, right) => ({ status: 200, body: (await right(query)).subarray(0, 40) }), /no time stamp/],
    ['too much', async () => ({ status: 200, body: Buffer.alloc(300_000) }), /more than 262144 bytes/],
    ['a failure', async () => ({ status: 503, body: Buffer.from('later') }), /answers 503/],
    ['somebody else', async () => ({ status: 307, body: Buffer.of(), location: authority.url }), /fetch failed/]
  ]
  for (const [what, answer, message] of wrong) {
    authority.answer.with = answer
    await t.rejects(ask(), { message }, what)
  }

  await t.test('whose signature nobody looked at is still of the right bytes', async t => {
    const request = stampRequest(BYTES)
    delete authority.answer.with
    const answer = await (await fetch(authority.url, { method: 'POST', body: new Uint8Array(request.bytes) })).arrayBuffer()
    t.doesNotThrow(() => checkStamp(Buffer.from(new Uint8Array(answer)), request))
  })

  await t.test('that does not answer is given up', async t => {
    const asked = new AbortController()
    authority.answer.with = async () => {
      asked.abort()
      return await new Promise(() => {})
    }
    await t.rejects(askForStamp({ url: authority.url, fetch }, BYTES, asked.signal), { name: 'AbortError' })
  })
})
