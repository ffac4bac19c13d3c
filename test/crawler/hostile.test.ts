import { gzipSync } from 'node:zlib'
import t from 'tap'
import { findDocument } from '../../src/archive/documents.ts'
import type { SiteAnswer } from '../misbehaving-site.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type SmallPolicy } from './small-repository.ts'

const kings = (place: number): SmallPolicy => ({ key: 'USCAKings', version: `1.${Math.floor(place / 10)}.${place % 10}`, published: '2005-01-01T10', effective: '2005-01-05T09' })
const tulare: SmallPolicy = { key: 'USCATulare', version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-05T09' }

const whole = policyXml(kings(0))
const within = (content: string): string => whole.replace('</Policy:Policy>', `${content}</Policy:Policy>`)
const declared = (declaration: string): string => whole.replace(/<\?xml.*\?>/, declaration)

/** Each entity ten of the one before. */
const bomb = `<!DOCTYPE a [<!ENTITY a0 "lol">${Array.from({ length: 12 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`).join('')}]>`

const MiB = 1024 * 1024
const LIMIT = 2 * MiB
const zeros = Buffer.alloc(64 * MiB, ' ')

// [what the page is, how it answers, outcome, failure, the rule that its reading breaks, bytes kept: all or so many, the report]
type Page = [what: string, answer: SiteAnswer, outcome: string, failure: string | null, rule: string | null, bytes: 'all' | number | null, report: string | null]

const pages: Page[] = [
  ['entities that unfold without end', { body: declared(`${bomb}`).replace('10.00', '&a12;') }, 'fetched', null, 'document-type-refused', 'all', 'policy-unreadable'],
  ['an entity of a file of ours', { body: declared('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>').replace('10.00', '&b;') }, 'fetched', null, 'document-type-refused', 'all', 'policy-unreadable'],
  ['a document type of another site', { body: declared('<!DOCTYPE Policy SYSTEM "http://127.0.0.1:1/policy.dtd">') }, 'fetched', null, 'document-type-refused', 'all', 'policy-unreadable'],
  ['an entity that nobody declares', { body: whole.replace('10.00', '&fee;') }, 'fetched', null, 'not-well-formed', 'all', 'policy-unreadable'],
  ['200,000 elements within each other', { body: within('<a>'.repeat(200_000) + '</a>'.repeat(200_000)) }, 'fetched', null, 'limit-exceeded', 'all', 'policy-unreadable'],
  ['an attribute of 50 MB', { body: Buffer.concat([Buffer.from('<Policy a="'), zeros.subarray(0, 50 * MiB), Buffer.from('"/>')]) }, 'failed', 'too-large', null, 65_536, 'policy-unreachable'],
  ['50 MB announced and dripping', { body: zeros.subarray(0, 50 * MiB), drip: { bytes: 16, pause: 20 } }, 'failed', 'time-out', null, null, 'policy-unreachable'],
  ['64 MB in a few bytes', { body: gzipSync(zeros), headers: { 'content-encoding': 'gzip' } }, 'failed', 'too-large', null, 65_536, 'policy-unreachable'],
  ['100,000 attributes', { body: within(`<a ${Array.from({ length: 100_000 }, (_, place) => `b${place}="1"`).join(' ')}/>`) }, 'fetched', null, 'limit-exceeded', 'all', 'policy-unreadable'],
  ['UTF-8 said to be UTF-16', { body: declared('<?xml version="1.0" encoding="UTF-16"?>') }, 'fetched', null, 'encoding-unreadable', 'all', 'policy-unreadable'],
  ['Latin-1 said to be UTF-8', { body: Buffer.from(whole.replace('Answer', 'Cañada'), 'latin1') }, 'fetched', null, 'encoding-unreadable', 'all', 'policy-unreadable'],
  ['half of a file, as if it were all', { body: whole.slice(0, whole.length / 2) }, 'fetched', null, 'not-well-formed', 'all', 'policy-unreadable'],
  ['half of a file, of which more was announced', { body: whole, cut: 300 }, 'failed', 'interrupted', null, 300, 'policy-unreachable'],
  ['a page for people that says all is well', { body: '<!DOCTYPE html><html><body><h1>404 Not Found</h1></body></html>', headers: { 'content-type': 'text/html' } }, 'fetched', null, 'document-type-refused', 'all', 'policy-unreadable'],
  ['a redirect to itself', { redirect: '' }, 'failed', 'redirect-refused', null, null, 'redirect-refused'],
  ['a redirect to another port of ours', { redirect: 'http://127.0.0.1:1/policy.xml' }, 'failed', 'redirect-refused', null, null, 'redirect-refused'],
  ['a redirect to where clouds keep their secrets', { redirect: 'http://169.254.169.254/latest/meta-data/' }, 'failed', 'redirect-refused', null, null, 'redirect-refused']
]

t.test('whatever a site sends to do harm, it ends soon, what came is kept, and the others are read', async t => {
  const { crawl, publish, site, database } = await crawlBench(t)
  publish('index.xml', indexXml({ policies: [...pages.map((_, place) => listed(kings(place))), listed(tulare)] }))
  for (const [place, [, answer]] of pages.entries()) site.set(`/CourtPolicies/${fileNameOf(kings(place))}`, answer)
  publish(fileNameOf(tulare), policyXml(tulare))
  // How long nobody else could be answered.
  let [last, longest] = [performance.now(), 0]
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 10)
  const [cpu, memory] = [process.cpuUsage(), process.memoryUsage().rss]
  const outcome = await crawl({ timeoutMs: 3_000, maxDocumentBytes: LIMIT })
  clearInterval(beat)
  const { user, system } = process.cpuUsage(cpu)
  t.comment(`${Math.round((user + system) / 1000)} ms of the processor's time, ${Math.round((process.memoryUsage().rss - memory) / MiB)} MB more memory, ${Math.round(longest)} ms without a turn`)
  t.equal(outcome.state, 'done')
  t.ok(user + system < 20_000_000, 'it ends in bounded time')
  t.ok(longest < 10_000, 'and others are answered meanwhile')
  for (const [place, [what, answer, expected, failure, rule, kept, report]] of pages.entries()) {
    const url = `${site.origin}/CourtPolicies/${fileNameOf(kings(place))}`
    const { rows } = await database.query(`
      select outcome, failure, encode(sha256, 'hex') as sha256,
             (select rule from archive.finding f where f.sha256 = c.sha256 and f.role = c.role) as rule
        from archive.capture c where url = $1`, [url])
    t.match(rows, [{ outcome: expected, failure, rule }], what)
    t.same(outcome.report.findings.filter(finding => finding.url === url).map(finding => finding.rule), report === null ? [] : [report], `${what}: the report`)
    const document = rows[0]?.sha256 == null ? undefined : await findDocument(database, rows[0].sha256)
    if (kept === 'all') t.ok(Buffer.from(answer.body ?? '').equals(document?.bytes ?? Buffer.of()), `${what}: all bytes are kept`)
    if (typeof kept === 'number') t.equal(document?.bytes.length, kept, `${what}: what came is kept`)
  }
  t.same((await database.query('select organization_key from archive.policy')).rows, [{ organization_key: 'USCATulare' }])
})
