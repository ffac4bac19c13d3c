import { request as ask } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import t from 'tap'
import { serveSample } from './sample-service.ts'

const court = '/v1/courts/USCASacramentoSuperior'
const decision = `${court}/effective-policy?at=2005-03-02T09:30`

interface Got { status: number, headers: NodeJS.Dict<string | string[]>, body: Buffer }

/** As it comes over the wire: `fetch` would decode it, and ask for codings of its own. */
async function get (url: string, headers: Record<string, string>, method = 'GET'): Promise<Got> {
  return await new Promise((resolve, reject) => {
    ask(url, { headers, method }, response => {
      const parts: Buffer[] = []
      response.on('data', part => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }))
    }).on('error', reject).end()
  })
}

// [Accept-Encoding, coding of the answer]
const codings: ReadonlyArray<readonly [string, string | undefined]> = [
  ['br', 'br'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'gzip'],
  ['gzip;q=0.5, br', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['*', undefined],
  ['deflate', undefined],
  ['identity', undefined],
  ['gzip;q=0', undefined],
  ['gzip;q=0.5, identity', undefined],
  ['', undefined],
  [';;;,', undefined]
]

const decoded = (coding: string | undefined, body: Buffer): string =>
  (coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body).toString()

t.test('bodies are coded as they are asked for, and their ETags are others', async t => {
  const { base } = await serveSample(t)
  for (const path of [decision, `${court}/fees?at=2005-03-02T09:30`]) {
    const plain = await get(base + path, {})
    for (const [asked, coding] of codings) {
      const { status, headers, body } = await get(base + path, { 'accept-encoding': asked })
      const name = `${path}, Accept-Encoding: ${asked}`
      const suffix = coding === undefined ? '' : coding === 'br' ? '-br' : '-gz'
      t.same([status, headers['content-encoding'], headers['etag']], [200, coding, String(plain.headers['etag']).replace(/"$/, `${suffix}"`)], name)
      t.equal(decoded(coding, body), plain.body.toString(), name)
      t.equal(headers['content-length'], String(body.length), name)
      t.equal(headers['vary'], 'Accept, Accept-Encoding', name)
      if (coding !== undefined) t.ok(body.length < plain.body.length, `${name}: ${body.length} bytes`)
    }
  }
})

t.test('who holds one coding is sent another, and not the same again', async t => {
  const { base } = await serveSample(t)
  const { headers: { etag } } = await get(base + decision, { 'accept-encoding': 'br' })
  const ask = async (coding: string): Promise<unknown[]> => {
    const { status, headers, body } = await get(base + decision, { 'accept-encoding': coding, 'if-none-match': String(etag) })
    return [status, headers['vary'], headers['content-encoding'], body.length > 0]
  }
  t.same(await ask('br'), [304, 'Accept, Accept-Encoding', undefined, false])
  t.same(await ask('gzip'), [200, 'Accept, Accept-Encoding', 'gzip', true])
  t.same(await ask('identity'), [200, 'Accept, Accept-Encoding', undefined, true])
})

t.test('exact bytes, short bodies and streams are never coded', async t => {
  const { base } = await serveSample(t)
  const coding = { 'accept-encoding': 'br, gzip' }
  const document = await get(`${base}${court}/policies/1.0.3/document`, coding)
  t.same([document.headers['content-encoding'], document.headers['etag']], [undefined, `"${/sha256=(\w+)/.exec(String(document.headers['link']))?.[1]}"`])
  t.equal((await get(`${base}${court}/effective-policy?at=2005`, coding)).headers['content-encoding'], undefined)
  t.equal((await get(`${base}/health/live`, coding)).headers['content-encoding'], undefined)
})

t.test('a HEAD says what the GET would', async t => {
  const { base } = await serveSample(t)
  for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
    const [got, asked] = [await get(base + decision, headers), await get(base + decision, headers, 'HEAD')]
    t.equal(asked.body.length, 0)
    for (const name of ['etag', 'content-length', 'content-encoding', 'content-type', 'link', 'vary', 'cache-control', 'archive-rules']) {
      t.equal(asked.headers[name], got.headers[name], name)
    }
  }
})

t.test('a long problem is coded too', async t => {
  const { base } = await serveSample(t)
  const { status, headers, body } = await get(`${base}${court}/policies/1.0.3?sha256=${'0'.repeat(64)}&${'x'.repeat(1_500)}=1`, { 'accept-encoding': 'gzip' })
  t.same([status, headers['content-encoding']], [400, 'gzip'])
  t.equal(JSON.parse(gunzipSync(body).toString()).status, 400)
})
