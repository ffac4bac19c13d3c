import { readFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import { keepCapture } from '../../src/archive/captures.ts'
import { keepCrawlBegun } from '../../src/archive/crawls.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { readPolicyRows } from '../../src/reading/read-policy-rows.ts'
import { childrenOf, looseText, type XmlElement } from '../../src/ingest/element.ts'
import { defaultLimits } from '../../src/ingest/gate.ts'
import { parseXml } from '../../src/ingest/xml.ts'
import { serve, type Served } from './serve.ts'

// What a policy says comes back whole: every element and attribute of its schemas, from the file through the archive to the answer.

const bytes = readFileSync(new URL('../fixtures/whole-policy.xml', import.meta.url))
const url = 'http://127.0.0.1/CourtPolicies/USCAValleySuperior_2005_02_21_Ver1_0_3.xml'

/** Answers in another form than the file's: path in the file, path in the answer, value. */
const told: ReadonlyArray<readonly [string, string, unknown]> = [
  ['Policy/Version/MajorVersion', 'version', '1.0.3'],
  ['Policy/Version/MinorVersion[1]', 'version', '1.0.3'],
  ['Policy/Version/MinorVersion[2]', 'version', '1.0.3'],
  ['Policy/PublicationDate', 'labels.published', '2005-02-21T16'],
  ['Policy/PublicationHour', 'labels.published', '2005-02-21T16'],
  ['Policy/EffectiveDate', 'labels.effective', '2005-03-02T09'],
  ['Policy/EffectiveHour', 'labels.effective', '2005-03-02T09'],
  ['Policy/MaximumFilingSize', 'maximumFilingSize', 52428800],
  ['Policy/MaximumDocumentSize', 'maximumDocumentSize', 10485760],
  ['Policy/DelimitExhibits', 'delimitExhibits', true],
  ['Policy/Fees/Fee/FirstPaper', 'fees.0.criteria.firstPaper', true],
  ['Policy/CodeTables/CodeTable/Codes/Code/Include', 'codeTables.0.codes.0.offered', false],
  ['Policy/Fees/Fee/Include', 'fees.0.offered', false]
]

/** Every text of an element and value of an attribute, by its path; bank and card numbers are only said to be there. */
function valuesIn (element: XmlElement): [string, string][] {
  if (['Payment', 'TestCreditCard'].includes(element.name)) return []
  const own: [string, string][] = [...element.attributes.map(({ name, value }): [string, string] => [`${element.path}/@${name}`, value]), [element.path, looseText(element)]]
  return [...own.filter(([, value]) => value !== ''), ...childrenOf(element).flatMap(valuesIn)]
}

function textsIn (value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

const at = (value: unknown, path: string): unknown => path.split('.').reduce((found, step) => (found as Record<string, unknown>)[step], value)

/** The service on an archive that keeps a policy's bytes as a crawl does. */
async function keptPolicy (t: Test, bytes: Buffer): Promise<Served['app']> {
  const { app, database, histories } = await serve(t)
  const crawl = { crawlId: 'b3b85d31-b307-4fa3-8aca-718f5952c068', repositoryId: 'test', url: 'http://127.0.0.1/CourtPolicies/' }
  await keepCrawlBegun(database, { ...crawl, asked: false, begunAt: Date.now() })
  await keepCapture(database, {
    capture: { ...crawl, url, finalUrl: null, role: 'policy', requestedAt: 1, completedAt: 1, outcome: 'fetched', status: 200, failure: null, headers: {}, sha256: digestOf(bytes), complete: true, subject: null, ledFrom: null },
    document: { sha256: digestOf(bytes), bytes },
    reading: await readPolicyRows(bytes)
  })
  await recordEntries(database)
  await histories.refresh()
  return app
}

/** What is answered for the policy, as text. */
async function keptAndAsked (t: Test, bytes: Buffer): Promise<string> {
  const answer = await (await keptPolicy(t, bytes)).inject('/v1/courts/USCAValleySuperior/policies/1.0.3')
  t.equal(answer.statusCode, 200)
  return answer.body
}

t.test('a policy with every element and attribute of its schemas comes back whole', async t => {
  t.same((await readPolicyRows(bytes)).findings, [], 'nothing in it is unknown or forbidden')
  const answer = await keptAndAsked(t, bytes)
  const policy = JSON.parse(answer)
  const texts = new Set(textsIn(policy))
  const document = await parseXml(bytes, defaultLimits)
  const values = document.kind === 'document' ? valuesIn(document.root) : []
  t.ok(values.length > 400)
  const other = new Map(told.map(([path, ...form]) => [path, form]))
  for (const [path, text] of values) {
    const form = other.get(path)
    if (form === undefined) t.ok(texts.has(text), `${path}: ${text}`)
    else t.equal(at(policy, form[0]), form[1], path)
  }
  t.notMatch(answer, 'secret')
  t.match(policy, {
    payment: { present: true },
    testCreditCard: { present: true },
    clerkOfCourt: { personKey: /^PersonKey/, noticeType: /^NoticeType/, noticeRole: /^NoticeRole/, noticeSwitch: /^NoticeSwitch/ },
    courtDetails: { court: { addresses: [{ lineParts: [{ line: 1, name: 'Descriptor' }] }] } },
    fees: [{ documentKey: /^DocumentKey/, currency: 'CAD', cost: { amount: '435.25', currency: 'CAD' }, include: 'No', totalPages: '12' }]
  })
})

/** What only the whole policy says: identities, what zones are taken from, and what of a court's organisation has no field of its own. */
const wholeAlone = /^Policy\/(Key|Version|PublicationDate|PublicationHour|EffectiveDate|EffectiveHour|UTCOffset|UTCOffsetDaylightSavings)\b|\/CourtDetails\/Court\/(@|ContactPerson|AlternateNames|Identifiers|Descriptions|Roles)/

t.test('what a court and its divisions are asked for has a route by its name', async t => {
  const app = await keptPolicy(t, bytes)
  const ask = async (path: string) => (await app.inject(`/v1/courts/${path}?at=2005-03-03T09:00`)).json()
  const court = await ask('USCAValleySuperior')
  const divisions: string[] = court.divisions.map(({ courtKey }: { courtKey: string }) => encodeURIComponent(courtKey))
  const found = [court]
  for (const key of ['USCAValleySuperior', ...divisions]) {
    const { items } = await ask(`${key}/code-tables`)
    const tables: string[] = items.map(({ codifiedName }: { codifiedName: string }) => `/code-tables/${encodeURIComponent(codifiedName)}`)
    for (const path of ['', '/hours', '/filing-requirements', '/fees', '/effective-policy', ...tables]) found.push(await ask(`${key}${path}`))
  }
  const texts = new Set(textsIn(found))
  const document = await parseXml(bytes, defaultLimits)
  const values = document.kind === 'document' ? valuesIn(document.root) : []
  const other = new Set(told.map(([path]) => path))
  t.same(values.filter(([path, text]) => !texts.has(text) && !other.has(path) && !wholeAlone.test(path)), [])
  t.match(found.find(({ maximumFilingSize }) => maximumFilingSize !== undefined), { maximumFilingSize: 52428800, maximumDocumentSize: 10485760, delimitExhibits: true, payment: { present: true }, testCreditCard: { present: true } })
  t.notMatch(JSON.stringify(found), 'secret')
})

t.test('a currency and all else stands beside a cost that cannot be read', async t => {
  const { fees: [fee] } = JSON.parse(await keptAndAsked(t, Buffer.from(bytes.toString().replace('435.25', '435,25').replace('0.75', 'each'))))
  t.match(fee, { currency: 'CAD', cost: null, costText: '435,25', subsequentPages: null, subsequentPagesText: 'each', documentKey: /^DocumentKey/ })
})
