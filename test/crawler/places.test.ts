import t, { type Test } from 'tap'
import type { Lookup } from '../../src/crawler/network.ts'
import { fetchDocument } from '../../src/crawler/fetch-document.ts'
import { isPublicAddress } from '../../src/crawler/public-address.ts'
import { remoteRepository } from '../../src/crawler/remote-repository.ts'
import { misbehavingSite, type MisbehavingSite } from '../misbehaving-site.ts'
import { askBench, networkOf } from './ask-options.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type SmallPolicy } from './small-repository.ts'

// address -> whether it is one of the public internet, and why not
const addresses: Array<[string, boolean, string]> = [
  ['8.8.8.8', true, ''],
  ['192.0.78.9', true, ''],
  ['2606:4700::1111', true, ''],
  ['127.0.0.1', false, 'loopback'],
  ['127.255.255.254', false, 'loopback'],
  ['10.0.0.1', false, 'private'],
  ['172.16.0.1', false, 'private'],
  ['172.31.255.255', false, 'private'],
  ['172.32.0.1', true, ''],
  ['192.168.1.1', false, 'private'],
  ['169.254.169.254', false, 'link-local: where clouds tell their machines secrets'],
  ['100.64.0.1', false, 'shared by the customers of a provider (CGNAT)'],
  ['100.128.0.1', true, ''],
  ['0.0.0.0', false, 'this host'],
  ['0.1.2.3', false, 'this network'],
  ['192.0.0.8', false, 'protocol assignments'],
  ['192.0.2.1', false, 'documentation'],
  ['198.51.100.1', false, 'documentation'],
  ['203.0.113.1', false, 'documentation'],
  ['198.18.0.1', false, 'benchmarks'],
  ['192.88.99.1', false, '6to4 relays'],
  ['224.0.0.1', false, 'multicast'],
  ['240.0.0.1', false, 'reserved'],
  ['255.255.255.255', false, 'broadcast'],
  ['::', false, 'this host'],
  ['::1', false, 'loopback'],
  ['::ffff:127.0.0.1', false, 'IPv4-mapped loopback'],
  ['::ffff:7f00:1', false, 'the same in hex'],
  ['::ffff:8.8.8.8', false, 'IPv4-mapped, whatever is within'],
  ['::127.0.0.1', false, 'IPv4-compatible'],
  ['64:ff9b::7f00:1', false, 'NAT64'],
  ['64:ff9b:1::1', false, 'local NAT64'],
  ['2002:7f00:1::', false, '6to4'],
  ['2001::1', false, 'Teredo'],
  ['2001:db8::1', false, 'documentation'],
  ['3fff::1', false, 'documentation'],
  ['fc00::1', false, 'unique local'],
  ['fd12:3456::1', false, 'unique local'],
  ['fe80::1', false, 'link-local'],
  ['fe80::1%eth0', false, 'link-local with a zone'],
  ['fec0::1', false, 'site-local'],
  ['ff02::1', false, 'multicast'],
  ['100::1', false, 'discard'],
  ['4000::1', false, 'not handed out'],
  ['court.example', false, 'no address'],
  ['', false, 'no address']
]

t.test('an address is public, or somebody\'s own', async t => {
  for (const [address, expected, why] of addresses) t.equal(isPublicAddress(address), expected, `${address} ${why}`)
})

// location in http://state.example/CourtPolicies/index.xml -> [id, URL] of the remote repository, or why there is none
const remotes: Array<[string, [string, string] | RegExp]> = [
  ['http://courts.example/CourtPolicies/index.xml', ['remote:courts.example/CourtPolicies/', 'http://courts.example/CourtPolicies/']],
  ['https://Courts.example:8443/CourtPolicies/#kings', ['remote:courts.example:8443/CourtPolicies/', 'https://courts.example:8443/CourtPolicies/']],
  ['/other/index.xml', ['remote:state.example/other/', 'http://state.example/other/']],
  ['http://courts.example', ['remote:courts.example/', 'http://courts.example/']],
  ['http://courts.example/CourtPolicies/policies.xml', /^is no index\.xml/],
  ['http://courts.example/CourtPolicies/index.xml?court=kings', /^is no index\.xml/],
  ['http://clerk:word@courts.example/CourtPolicies/index.xml', /credentials/],
  ['ftp://courts.example/CourtPolicies/index.xml', /begins with "ftp:"/]
]

t.test('a remote repository has an id of its own, made of its address', async t => {
  for (const [location, expected] of remotes) {
    const { repository, refused } = remoteRepository(location, 'http://state.example/CourtPolicies/index.xml')
    if (expected instanceof RegExp) t.match(refused, expected, location)
    else t.same(repository, { id: expected[0], url: expected[1], timeZone: null, remote: false }, location)
  }
})

/** In these tests 127.0.0.1 is the public internet, and 127.0.0.2 is somebody's own network. */
const onlyFirst = (address: string): boolean => address === '127.0.0.1'
const OWN = '127.0.0.2'

/** Names by the addresses they have, one set each time that they are looked up; the last stays. */
function namesOf (names: Record<string, string[][]>): Lookup {
  return async hostname => {
    const sets = names[hostname] ?? []
    const found = sets.length > 1 ? sets.shift() : sets[0]
    return (found ?? []).map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
}

const portOf = ({ origin }: MisbehavingSite): string => new URL(origin).port

t.test('a name is asked only where all of its addresses are public, each time that it is looked up', async t => {
  const open = await misbehavingSite(t, { '/policy.xml': { body: 'public', headers: { connection: 'close' } } })
  const own = await misbehavingSite(t, { '/policy.xml': { body: 'secret' } }, OWN)
  const network = networkOf(t, [], {
    isPublicAddress: onlyFirst,
    lookup: namesOf({ 'open.example': [['127.0.0.1']], 'own.example': [[OWN]], 'both.example': [['127.0.0.1', OWN]], 'mapped.example': [['::ffff:127.0.0.2']], 'turning.example': [['127.0.0.1'], [OWN]], 'none.example': [] })
  })
  const get = async (origin: string) => await fetchDocument({ url: `${origin}/policy.xml`, previous: null }, askBench(network).options)
  t.match(await get(`http://open.example:${portOf(open)}`), { outcome: 'fetched' })
  t.match(await get(open.origin), { outcome: 'fetched' }, 'an address that is public')
  t.match(await get(`http://turning.example:${portOf(open)}`), { outcome: 'fetched' })
  open.takePaths()
  const refused = [`http://own.example:${portOf(own)}`, `http://both.example:${portOf(own)}`, `http://mapped.example:${portOf(own)}`, own.origin, own.origin.replace(OWN, '2130706434'), `http://[::ffff:7f00:2]:${portOf(own)}`, `http://turning.example:${portOf(open)}`]
  for (const origin of refused) {
    t.match(await get(origin), { outcome: 'failed', failure: 'location-refused', status: null, document: null, reason: /^it leads to .*: a public address is expected, or a site of the configuration$/ }, origin)
  }
  t.match(await get('http://none.example'), { failure: 'unreachable', reason: /has no address/ })
  t.match(await get('http://open.example:25'), { failure: 'location-refused', reason: /port of another service/ })
  t.same([...open.requests, ...own.requests], [], 'nobody sees a request')
  t.same(own.connections(), { made: 0, most: 0 }, 'or a connection')
})

t.test('a configured origin may have any address; another port or scheme of it is another origin', async t => {
  const own = await misbehavingSite(t, { '/policy.xml': { body: 'ours' } }, OWN)
  const beside = await misbehavingSite(t, { '/policy.xml': { body: 'not ours' } }, OWN)
  const named = `http://courts.example:${portOf(own)}`
  const network = networkOf(t, [own.origin, named], { isPublicAddress: onlyFirst, lookup: namesOf({ 'courts.example': [[OWN]] }) })
  const get = async (origin: string) => await fetchDocument({ url: `${origin}/policy.xml`, previous: null }, askBench(network).options)
  for (const origin of [own.origin, named]) t.match(await get(origin), { outcome: 'fetched' }, origin)
  for (const origin of [beside.origin, `http://courts.example:${portOf(beside)}`, own.origin.replace('http:', 'https:')]) t.match(await get(origin), { failure: 'location-refused' }, origin)
  t.same(beside.connections(), { made: 0, most: 0 })
})

t.test('a redirect is looked at on every hop', async t => {
  const own = await misbehavingSite(t, { '/policy.xml': { body: 'secret' } }, OWN)
  const site = await misbehavingSite(t, {
    '/away.xml': { redirect: `${own.origin}/policy.xml`, body: 'Over there.' },
    '/far.xml': { redirect: '/away.xml' },
    '/name.xml': { redirect: `http://own.example:${portOf(own)}/policy.xml` },
    '/a.xml': { redirect: '/b.xml' },
    '/b.xml': { redirect: '/a.xml' }
  })
  const network = networkOf(t, [], { isPublicAddress: onlyFirst, lookup: namesOf({ 'own.example': [[OWN]] }) })
  const get = async (path: string) => await fetchDocument({ url: site.origin + path, previous: null }, askBench(network).options)
  t.match(await get('/away.xml'), { outcome: 'failed', failure: 'redirect-refused', status: 302, finalUrl: null, reason: /"http.*", where it redirects to, leads to 127\.0\.0\.2: a public address/ })
  t.match(await get('/far.xml'), { failure: 'redirect-refused', finalUrl: `${site.origin}/away.xml`, complete: true })
  t.match(await get('/name.xml'), { failure: 'redirect-refused', reason: /own\.example, which is 127\.0\.0\.2/ })
  t.match(await get('/a.xml'), { failure: 'redirect-refused', reason: /more than 5 times/ }, 'a ring of two')
  t.same(own.connections(), { made: 0, most: 0 }, 'the other site sees no connection')
})

const kings: SmallPolicy = { key: 'USCAKings', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-05T09' }
const tulare: SmallPolicy = { key: 'USCATulare', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-05T09' }
const kern: SmallPolicy = { key: 'USCAKern', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-05T09' }

t.test('the policies and local indexes of a repository may lie elsewhere, where that is public', async t => {
  const { crawl, publish, database } = await crawlBench(t, { isPublicAddress: onlyFirst })
  const elsewhere = await misbehavingSite(t, {
    [`/${fileNameOf(kings)}`]: { body: policyXml(kings) },
    '/tulare/index.xml': { body: indexXml({ policies: [listed(tulare)] }) },
    [`/tulare/${fileNameOf(tulare)}`]: { body: policyXml(tulare) }
  })
  const own = await misbehavingSite(t, {}, OWN)
  publish('index.xml', indexXml({
    policies: [{ ...kings, location: `${elsewhere.origin}/${fileNameOf(kings)}` }, { ...kern, location: `${own.origin}/${fileNameOf(kern)}` }],
    local: [`${elsewhere.origin}/tulare/index.xml`, `${own.origin}/index.xml`]
  }))
  const outcome = await crawl()
  t.match(outcome, { state: 'done', counts: { indexes: 3, policies: 3, newDocuments: 4, failed: 2 } })
  t.same(outcome.report.findings.map(({ rule, url }) => [rule, url]), [['location-refused', `${own.origin}/index.xml`], ['location-refused', `${own.origin}/${fileNameOf(kern)}`]])
  t.match(outcome.report.findings[1]?.message, /^A Court Policy is expected here, and it leads to 127\.0\.0\.2: a public address is expected, or a site of the configuration\. Publish it at this address, or correct the index that lists it\.$/)
  t.same(own.connections(), { made: 0, most: 0 })
  t.same((await database.query('select distinct repository_id from archive.capture')).rows, [{ repository_id: 'valley' }], 'all of it is of the repository that lists it')
  t.same((await database.query('select organization_key from archive.policy order by 1')).rows.map(row => row.organization_key), ['USCAKings', 'USCATulare'])
})

/** A site whose repository refers to that of another site, which refers to a third, and back. */
async function stateAndCounty (t: Test) {
  const bench = await crawlBench(t, { isPublicAddress: onlyFirst })
  const third = await misbehavingSite(t)
  const county = await misbehavingSite(t, {
    '/CourtPolicies/index.xml': { body: indexXml({ policies: [listed(kings), listed(tulare)], remote: [`${third.origin}/CourtPolicies/index.xml`, bench.repository.url] }) },
    [`/CourtPolicies/${fileNameOf(kings)}`]: { body: policyXml({ ...kings, fee: '99.00' }) },
    [`/CourtPolicies/${fileNameOf(tulare)}`]: { body: policyXml(tulare) }
  })
  bench.publish('index.xml', indexXml({ policies: [listed(kings)], remote: [`${county.origin}/CourtPolicies/index.xml`, `${county.origin}/CourtPolicies/`, 'index.xml'] }))
  bench.publish(fileNameOf(kings), policyXml(kings))
  return { ...bench, county, third, id: `remote:${new URL(county.origin).host}/CourtPolicies/` }
}

t.test('remote repositories are not asked unless the configuration says so', async t => {
  const { crawl, county, site } = await stateAndCounty(t)
  const outcome = await crawl()
  t.match(outcome, { state: 'done', counts: { indexes: 1, policies: 1, newDocuments: 2, failed: 0 }, remotes: [] })
  t.match(outcome.report.findings, Array(2).fill({ rule: 'remote-refused', severity: 'warning', url: `${site.origin}/CourtPolicies/index.xml`, message: /"remote": true is expected/ }))
  t.same(county.connections(), { made: 0, most: 0 })
})

t.test('a remote repository is crawled as a source of its own, and leads to no further one', async t => {
  const { crawl, crawlBySchedule, repository, database, county, third, id, clock } = await stateAndCounty(t)
  repository.remote = true
  const outcome = await crawl()
  t.match(outcome, { state: 'done', counts: { indexes: 1, policies: 1, newDocuments: 2, failed: 0 }, report: { findings: [] } })
  t.match(outcome.remotes, [{ url: `${county.origin}/CourtPolicies/`, state: 'done', counts: { indexes: 1, policies: 2, newDocuments: 3 } }])
  t.same(outcome.remotes[0]?.report.findings.map(({ rule }) => rule), ['remote-refused'], 'the configured one needs no reference')
  t.same(third.requests, [])
  const { rows } = await database.query('select repository_id, organization_key, count(*) from archive.capture where organization_key is not null group by 1, 2 order by 2, 1')
  t.same(rows, [
    { repository_id: id, organization_key: 'USCAKings', count: 1 },
    { repository_id: 'valley', organization_key: 'USCAKings', count: 1 },
    { repository_id: id, organization_key: 'USCATulare', count: 1 }
  ])
  t.same((await database.query('select repository_id, url from archive.crawl_begun order by entry_id')).rows, [
    { repository_id: 'valley', url: repository.url }, { repository_id: id, url: `${county.origin}/CourtPolicies/` }])

  county.takePaths()
  t.same((await crawlBySchedule()).remotes, [], 'by schedule not at once again')
  clock.now += 3_600_000
  t.match((await crawlBySchedule()).remotes, [{ state: 'done' }])
})

t.test('a remote repository where nobody may ask is its own crawl that failed', async t => {
  const { crawl, repository, publish } = await stateAndCounty(t)
  const own = await misbehavingSite(t, {}, OWN)
  publish('index.xml', indexXml({ remote: [`${own.origin}/CourtPolicies/index.xml`, `${own.origin}/2/index.xml`] }))
  repository.remote = true
  const outcome = await crawl({ limits: { remotes: 1 } })
  t.match(outcome.report.findings, [{ rule: 'crawl-limit', message: /^1 remote repository lies beyond the 1 remote repositories/ }])
  t.match(outcome.remotes, [{ counts: { failed: 1 }, report: { findings: [{ rule: 'location-refused' }] } }])
  t.same(own.connections(), { made: 0, most: 0 })
})
