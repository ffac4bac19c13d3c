import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { crawlRepository, type CrawlOutcome } from '../../src/crawler/crawl-repository.ts'
import { fetchDocument } from '../../src/crawler/fetch-document.ts'
import type { NetworkOptions } from '../../src/crawler/network.ts'
import { misbehavingSite } from '../misbehaving-site.ts'
import { askBench, networkOf } from './ask-options.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml } from './small-repository.ts'

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../fixtures/tls', name), 'utf8')
const ca = read('certificate.pem')

/** A site whose certificate is signed by nobody but itself, for 127.0.0.1: its origin, and every path that it was asked for. */
async function secureSite (t: Test, pages: Record<string, string>): Promise<{ origin: string, asked: string[] }> {
  const asked: string[] = []
  const server = createServer({ key: read('key.pem'), cert: ca }, ({ url = '' }, response) => {
    asked.push(url)
    response.statusCode = url in pages ? 200 : 404
    response.end(pages[url])
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return { origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

t.test('a site is asked over https where its certificate is trusted', async t => {
  const { origin: secure, asked } = await secureSite(t, { '/index.xml': '<Index/>' })
  const { origin: open, set } = await misbehavingSite(t)
  set('/index.xml', { redirect: `${secure}/index.xml` })
  const named = secure.replace('127.0.0.1', 'court.example')
  const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
  const [fetched, unreachable] = [{ outcome: 'fetched', status: 200, received: 8 }, { outcome: 'failed', failure: 'unreachable', status: null, sha256: null }]

  // [what is shown, origin that is asked, configured origins, whom the network trusts, what comes of it, how often the secure site is asked]
  const ways: Array<[string, string, string[], Partial<NetworkOptions>, object, number]> = [
    ['https, its certificate trusted', secure, [secure], { ca }, { ...fetched, finalUrl: null }, 1],
    ['http leads to https of a configured origin', open, [open, secure], { ca }, { ...fetched, finalUrl: `${secure}/index.xml` }, 1],
    ['https, signed by nobody who is trusted', secure, [secure], {}, { ...unreachable, reason: 'it cannot be reached (self-signed certificate)' }, 0],
    ['http leads to one that nobody trusts', open, [open, secure], {}, { outcome: 'failed', sha256: null, reason: /\(self-signed certificate\)/ }, 0],
    ['a certificate for another name', named, [named], { ca, lookup }, { ...unreachable, reason: /does not match certificate's altnames.*court\.example/ }, 0],
    ['https of an origin that is not configured', secure, [open], { ca }, { outcome: 'failed', failure: 'location-refused', reason: /leads to 127\.0\.0\.1: a public address is expected/ }, 0],
    ['http leads to https of an origin that is not configured', open, [open], { ca }, { outcome: 'failed', failure: 'redirect-refused', reason: /leads to 127\.0\.0\.1: a public address is expected/ }, 0],
    ['http of the same host and port is another origin', secure.replace('https:', 'http:'), [secure], { ca }, { outcome: 'failed', failure: 'location-refused' }, 0]
  ]
  for (const [what, origin, configured, trusted, expected, times] of ways) {
    t.match(await fetchDocument({ url: `${origin}/index.xml`, previous: null }, askBench(networkOf(t, configured, trusted)).options), expected, what)
    t.equal(asked.splice(0).length, times, `${what}: requests`)
  }
})

const policy = { key: 'USCAKings', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-05T09' }
const path = `/CourtPolicies/${fileNameOf(policy)}`

const told = ({ report }: CrawlOutcome): string[][] => report.findings.map(({ rule, url }) => [rule, new URL(url).pathname])

t.test('a repository on https is crawled where its certificate is trusted, and else is not reached', async t => {
  const { origin, asked } = await secureSite(t, { '/CourtPolicies/index.xml': indexXml({ policies: [listed(policy)] }), [path]: policyXml(policy) })
  const { database, repository, tools } = await crawlBench(t)
  const secure = { ...repository, url: `${origin}/CourtPolicies/` }
  const crawl = async (trusted: Partial<NetworkOptions>) =>
    await crawlRepository(secure, true, { ...tools, configured: [secure], network: networkOf(t, [origin], trusted) }) as CrawlOutcome

  const distrusted = await crawl({})
  t.same(told(distrusted), [['index-unreachable', '/CourtPolicies/index.xml']])
  t.match(distrusted.report.findings, [{ message: /^A policy index is expected here, and it cannot be reached \(self-signed certificate\)\./ }])
  t.same(asked, [])
  t.equal((await database.query('select from archive.document')).rowCount, 0)

  t.same(told(await crawl({ ca })), [])
  t.match((await database.query('select organization_key, version from archive.policy')).rows, [{ organization_key: 'USCAKings', version: '1.0.0' }])
})

t.test('a policy that an index lists on https has to be trusted, and its origin allowed, as any', async t => {
  const { origin, asked } = await secureSite(t, { [path]: policyXml(policy) })
  const { site, publish, repository, tools } = await crawlBench(t)
  publish('index.xml', indexXml({ policies: [{ ...policy, location: `${origin}${path}` }] }))
  const crawl = async (origins: string[], trusted: Partial<NetworkOptions>) =>
    await crawlRepository(repository, true, { ...tools, network: networkOf(t, origins, trusted) }) as CrawlOutcome

  t.same(told(await crawl([site.origin], { ca })), [['location-refused', path]])
  const distrusted = await crawl([site.origin, origin], {})
  t.same(told(distrusted), [['policy-unreachable', path]])
  t.match(distrusted.report.findings, [{ message: /^A Court Policy is expected here, and it cannot be reached \(self-signed certificate\)\./ }])
  t.same(asked, [], 'nobody was told what was wanted')
  t.match(await crawl([site.origin, origin], { ca }), { counts: { newDocuments: 1, failed: 0 } })
  t.same(asked, [path])
})
