import { readFileSync } from 'node:fs'
import t from 'tap'
import { serve } from './serve.ts'

const URL_OF = '/v1/validations'
const SAMPLE = new URL('../../db/sample/CourtPolicies/US/California/Sacramento/', import.meta.url)
const sample = readFileSync(new URL('USCASacramentoSuperior_2005_03_02_Ver1_0_4.xml', SAMPLE))

/** The sample's policy with one thing other than it is. */
const changed = (from: string | RegExp, to: string): string => {
  const text = sample.toString('utf8').replace(from, to)
  if (text === sample.toString('utf8')) throw new Error(`The sample has no ${String(from)}`)
  return text
}

const unread = { specification: null, organizationKey: null, version: null }
const identity = { specification: '02', organizationKey: 'USCASacramentoSuperior', version: '1.0.4' }

/** A text in UTF-16 with its mark. */
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

// [what is sent, the body, whose policy of which version it is, rules that are told and where]
const files: readonly (readonly [string, string | Buffer, object, ReadonlyArray<readonly [string, string | null]>])[] = [
  ['a size that is none', changed(/<Policy:MaximumFilingSize>[^<]*/, '<Policy:MaximumFilingSize>-1'), identity, [['size-not-positive', 'Policy/MaximumFilingSize']]],
  ['an hour that is none', changed('<Policy:EffectiveHour>10<', '<Policy:EffectiveHour>9<'), unread, [['identity-unreadable', 'Policy/EffectiveHour']]],
  ['a start that is too soon', changed('<Policy:EffectiveHour>10<', '<Policy:EffectiveHour>09<'), identity, [['too-soon', 'Policy/EffectiveHour']]],
  ['an hour that the court\'s clock never shows', changed('<Policy:EffectiveDate>2005-03-02', '<Policy:EffectiveDate>2005-04-03').replace('<Policy:EffectiveHour>10<', '<Policy:EffectiveHour>02<'), identity, [['label-skipped', null]]],
  ['UTF-16, as it is declared', utf16(changed('encoding="UTF-8"', 'encoding="UTF-16"')), identity, []],
  ['ISO-8859-1, as it is declared', Buffer.from(changed('encoding="UTF-8"', 'encoding="ISO-8859-1"').replace('Sample Clerk', 'Sample Clérk'), 'latin1'), identity, []],
  ['other bytes than are declared', Buffer.from(sample.toString('utf8').replace('Sample Clerk', 'Sample Clérk'), 'latin1'), unread, [['encoding-unreadable', null]]],
  ['no XML', 'Policy', unread, [['not-well-formed', null]]],
  ['a blank', ' ', unread, [['not-well-formed', null]]],
  ['a document type', '<!DOCTYPE Policy><Policy/>', unread, [['document-type-refused', null]]],
  ['an index', readFileSync(new URL('index.xml', SAMPLE)), unread, [['wrong-root', 'Index']]]
]

t.test('a file that nobody published is read as a crawl would read it, and is not kept', async t => {
  const { app, database } = await serve(t)
  for (const type of ['application/xml', 'text/xml; charset=utf-8']) {
    const answer = await app.inject({ method: 'POST', url: URL_OF, headers: { 'content-type': type }, payload: sample })
    t.equal(answer.statusCode, 200, type)
    t.match(answer.headers, { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' })
    t.match(answer.json(), identity)
    t.same(answer.json().items.filter(({ severity }: { severity: string }) => severity === 'error'), [], 'its name is not asked for')
  }
  for (const [what, payload, read, told] of files) {
    const answer = await app.inject({ method: 'POST', url: URL_OF, headers: { 'content-type': 'application/xml' }, payload })
    t.equal(answer.statusCode, 200, what)
    const { items, ...of } = answer.json() as { items: Array<{ rule: string, path: string | null, line: number | null }> }
    t.same(of, read, what)
    for (const [rule, path] of told) {
      const found = items.find(item => item.rule === rule)
      t.equal(found?.path, path, `${what}: ${JSON.stringify(items)}`)
      if (path !== null) t.ok((found?.line ?? 0) > 0, what)
    }
  }
  t.same((await database.query('select count(*)::integer as documents from archive.document')).rows, [{ documents: 0 }])
})

// [what is sent, body, content type, status, a part of what is said]
const refused: readonly (readonly [string, string, string | undefined, number, string])[] = [
  ['nothing', '', 'application/xml', 400, 'The body is empty'],
  ['nothing of no type', '', undefined, 400, 'The body is empty'],
  ['JSON', '{}', 'application/json', 415, 'send application/xml or text/xml'],
  ['no type', '<a/>', undefined, 415, 'send application/xml or text/xml'],
  ['too much', ' '.repeat(5_000), 'application/xml', 413, 'send 4096 bytes at most']
]

t.test('what is no file is refused', async t => {
  const { app } = await serve(t, { maxDocumentBytes: 4_096 })
  for (const [what, payload, type, status, part] of refused) {
    const answer = await app.inject({ method: 'POST', url: URL_OF, headers: type === undefined ? {} : { 'content-type': type }, payload })
    t.equal(answer.statusCode, status, what)
    t.match(answer.headers['content-type'], 'application/problem+json', what)
    t.match(answer.json().detail, part, what)
  }
  const asked = await app.inject({ method: 'POST', url: `${URL_OF}?fromat=json`, headers: { 'content-type': 'application/xml' }, payload: '<a/>' })
  t.match(asked.json(), { status: 400, errors: [{ parameter: 'fromat' }] })
  t.equal((await app.inject(URL_OF)).headers['allow'], 'POST')
  t.equal((await app.inject({ method: 'POST', url: '/v1/lookups', headers: { 'content-type': 'application/xml' }, payload: '<a/>' })).statusCode, 415, 'other routes take no XML')
  const preflight = await app.inject({ method: 'OPTIONS', url: URL_OF, headers: { origin: 'https://court.example', 'access-control-request-method': 'POST' } })
  t.match(preflight, { statusCode: 204, headers: { 'access-control-allow-methods': 'POST' } })
})
