import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { recordEntries } from '../../src/archive/entries.ts'
import { runCommand } from '../command.ts'
import { policy } from '../domain/blank-policy.ts'
import { beginCrawl, keepPolicyCapture } from '../archive/keep.ts'
import { indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { COURT, crawlFaults, filesOf, newFolder } from './transfer-archive.ts'

const run = promisify(execFile)

/** A record as a reader that is not ours finds it: digests are its own. */
interface Found { version: string, fields: Record<string, string>, http: string, block: string, payload: string, text: string }

async function readWarc (folder: string): Promise<Found[]> {
  const { stdout } = await run('python3', [join(import.meta.dirname, 'read-warc.py'), join(folder, 'captures.warc.gz')], { maxBuffer: 1 << 28 })
  return stdout.trim().split('\n').map(line => JSON.parse(line))
}

t.test('captures as WARC are listed whole by a reader that is not ours, with equal digests', async t => {
  const { crawl, database, databaseUrl, publish, site } = await crawlFaults(t)
  // A body in a coding, in chunks; an answer that is cut; nothing at all; and captures from before the wire form was kept.
  const policies = [1, 2, 3].map(digit => ({ key: COURT, version: `3.0.${digit}`, published: `2020-01-0${digit}T09`, effective: '2020-02-01T09' }))
  const [coded, cut, silent] = policies.map(each => `/CourtPolicies/${listed(each).location}`) as [string, string, string]
  const bodies = policies.map(policyXml) as [string, string, string]
  site.remove('/CourtPolicies/index.xml')
  publish('index.xml', indexXml({ policies: policies.map(listed) }))
  site.set(coded, { body: bodies[0], gzip: true, drip: { bytes: 100, pause: 0 } })
  site.set(cut, { body: bodies[1], cut: 300 })
  site.set(silent, { hangUp: true })
  await crawl()
  const before = [policy({ organizationKey: 'USCAMarinSuperior', version: '1.0.0' }), policy({ organizationKey: 'USCAMarinSuperior', version: '1.0.0' })]
  const crawlId = await beginCrawl(database)
  for (const each of before) await keepPolicyCapture(database, crawlId, each)
  await recordEntries(database)
  const folder = newFolder(t)
  const exported = await runCommand(t, 'export', ['--warc', folder], { DATABASE_URL: databaseUrl })
  t.equal(exported.code, 0, exported.said)

  const [info, ...records] = await readWarc(folder) as [Found, ...Found[]]
  const of = (type: string) => records.filter(({ fields }) => fields['WARC-Type'] === type)
  t.same([...new Set([info, ...records].map(({ version }) => version))], ['WARC/1.1'])
  t.match(info, { fields: { 'WARC-Type': 'warcinfo', 'WARC-Filename': 'captures.warc.gz', 'Content-Type': 'application/warc-fields' }, text: /software: court-policy-archive\/[^]*format: WARC File Format 1\.1/ })
  t.equal(new Set(records.map(({ fields }) => fields['WARC-Record-ID'])).size, records.length, 'each has an id of its own')
  t.same(records.filter(({ block, fields }) => fields['WARC-Block-Digest'] !== block), [], 'every block has its digest')
  t.same(records.filter(({ fields, payload }) => fields['WARC-Type'] !== 'revisit' && fields['WARC-Payload-Digest'] !== payload), [], 'and every payload')

  const { rows: captures } = await database.query<{ url: string, sha256: string | null, at: string, exchanges: number | null }>(`
    select url, encode(sha256, 'hex') as sha256, to_char(requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, exchanges from archive.capture join archive.recorded using (entry_id) order by sequence`)
  t.equal(of('request').length, captures.reduce((sum, { exchanges }) => sum + (exchanges ?? 0), 0), 'every request is there')
  t.same([...new Set(of('request').map(({ fields }) => fields['WARC-Date']))], [...new Set(captures.filter(({ exchanges }) => exchanges !== null).map(({ at }) => at))], 'dated as it was sent, in this order')
  const withBytes = records.filter(({ fields, http }) => ['response', 'resource'].includes(fields['WARC-Type'] as string) && !/^HTTP\/1\.1 302/.test(http) && fields['Content-Length'] !== '0')
  const digests = withBytes.map(({ fields }) => fields['WARC-Payload-Digest']).filter(digest => captures.some(({ sha256 }) => digest === `sha256:${sha256}`))
  t.same(digests, [...new Set(captures.flatMap(({ sha256 }) => sha256 === null ? [] : [`sha256:${sha256}`]))], 'each document stands there once, where it came first')

  await t.test('what had not changed refers to what was there', async t => {
    const byId = new Map(records.map((record, place) => [record.fields['WARC-Record-ID'], { ...record, place }]))
    t.ok(of('revisit').length > 20)
    for (const { fields } of of('revisit')) {
      const first = byId.get(fields['WARC-Refers-To'] as string)
      t.match(first?.fields, { 'WARC-Payload-Digest': fields['WARC-Payload-Digest'], 'WARC-Target-URI': fields['WARC-Refers-To-Target-URI'], 'WARC-Date': fields['WARC-Refers-To-Date'] })
      t.ok((first?.place ?? Infinity) < records.findIndex(record => record.fields === fields), 'it comes before')
    }
    const profiles = (status: string) => new Set(of('revisit').filter(({ http }) => http.startsWith(`HTTP/1.1 ${status}`)).map(({ fields }) => fields['WARC-Profile']))
    t.same([...profiles('304')], ['http://netpreserve.org/warc/1.1/revisit/server-not-modified'])
    t.same([...profiles('200')], ['http://netpreserve.org/warc/1.1/revisit/identical-payload-digest'])
  })

  await t.test('heads are as they came, but for fields that are not true any more of the body', async t => {
    const { rows } = await database.query<{ head: string }>("select convert_from(response_head, 'UTF8') as head from archive.exchange join archive.recorded using (entry_id) where response_head is not null order by sequence, position")
    const heads = records.filter(({ fields, http }) => ['response', 'revisit'].includes(fields['WARC-Type'] as string) && http !== '').map(({ http }) => `${http}\r\n\r\n`)
    t.same(heads.map(head => head.replaceAll('X-Archive-Orig-', '')), rows.map(({ head }) => head))
    const at = (path: string) => records.findLast(({ fields }) => fields['WARC-Target-URI'] === `${site.origin}${path}` && fields['WARC-Type'] !== 'request') as Found
    t.match(at(coded), { http: /\r\nX-Archive-Orig-Content-Encoding: gzip/i, text: bodies[0] })
    t.match(at(cut), { fields: { 'WARC-Type': 'response', 'WARC-Truncated': 'disconnect' }, http: new RegExp(`content-length: ${bodies[1].length}`, 'i'), text: bodies[1].slice(0, 300) })
    t.match(at(silent), { fields: { 'WARC-Type': 'metadata' }, text: /outcome: failed\r\nfailure: \S+\r\nnote: nothing came/ })
    const redirect = of('response').find(({ http }) => /^HTTP\/1\.1 302/.test(http)) as Found
    t.match(redirect.fields, { 'WARC-Target-URI': `${site.origin}/CourtPolicies/index.xml`, 'WARC-Truncated': 'unspecified', 'WARC-IP-Address': '127.0.0.1' })
  })

  await t.test('captures from before the wire form was kept say so', async t => {
    const [resource, again] = records.filter(({ fields }) => fields['WARC-Target-URI']?.includes('USCAMarinSuperior'))
    t.match(resource, { fields: { 'WARC-Type': 'resource', 'Archive-Note': /no wire form was kept/, 'Content-Type': 'application/octet-stream' }, text: JSON.stringify(before[0]) })
    t.match(again, { fields: { 'WARC-Type': 'revisit', 'Archive-Note': /no wire form was kept/, 'WARC-Refers-To': resource?.fields['WARC-Record-ID'] } })
  })

  const whole = filesOf(folder)
  await runCommand(t, 'export', ['--warc', folder], { DATABASE_URL: databaseUrl })
  t.same(filesOf(folder), whole, 'exported again, every byte is the same')
})
