import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { fetchDocument } from '../../src/crawler/fetch-document.ts'
import { misbehavingSite } from '../misbehaving-site.ts'
import { askBench, networkOf } from './ask-options.ts'

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../fixtures/tls', name), 'utf8')
const ca = read('certificate.pem')

/** A site with a certificate that nobody has signed; its origin. */
async function secureSite (t: Test): Promise<string> {
  const server = createServer({ key: read('key.pem'), cert: ca }, (_request, response) => { response.end('<Index/>') })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

t.test('a site is asked over https where its certificate is trusted', async t => {
  const secure = await secureSite(t)
  const { origin, set } = await misbehavingSite(t)
  set('/index.xml', { redirect: `${secure}/index.xml` })
  const ask = async (url: string, origins: string[], trusted: { ca?: string }) =>
    await fetchDocument({ url, previous: null }, askBench(networkOf(t, origins, trusted)).options)

  t.match(await ask(`${secure}/index.xml`, [secure], { ca }), { outcome: 'fetched', status: 200, received: 8 })
  t.match(await ask(`${origin}/index.xml`, [origin, secure], { ca }), { outcome: 'fetched', finalUrl: `${secure}/index.xml` }, 'and http may lead there')
  t.match(await ask(`${secure}/index.xml`, [secure], {}), { outcome: 'failed', failure: 'unreachable', sha256: null, reason: /self-signed certificate/ }, 'one that nobody has signed says why')
  t.match(await ask(`${origin}/index.xml`, [origin], { ca }), { outcome: 'failed', failure: 'redirect-refused', reason: /leads to 127\.0\.0\.1: a public address is expected/ }, 'https is another origin than http')
  t.match(await ask(secure.replace('https:', 'http:'), [secure.replace('https:', 'http:')], { ca }), { outcome: 'failed' }, 'without its s nobody answers')
})
