import t from 'tap'
import { readFileSync } from 'node:fs'
import { keepCrawl } from '../archive/keep.ts'
import { courtDetails, fee, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

const example = JSON.parse(readFileSync(new URL('../fixtures/worked-example.json', import.meta.url), 'utf8'))
const court = '/v1/courts/USCASacramentoSuperior'

const policies = example.policies.map((row: { version: string, published: string, effective: string, complaintFee: string }) => policy({
  version: row.version,
  published: row.published,
  effective: row.effective,
  courtDetails: courtDetails(),
  fees: [fee({ code: '0101', cost: row.complaintFee, courtKeys: ['USCASacramentoSuperior'] })]
}))

t.test('the worked example of [88] to [97] is answered over HTTP', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, policies)
  await histories.refresh()
  for (const [at, version] of example.inForce) {
    const { statusCode, json } = await app.inject(`${court}/effective-policy?at=${at}`)
    if (version === null) {
      t.equal(statusCode, 404, at)
      t.match(json(), { type: 'urn:problem:none-yet', firstEffectiveFrom: '2005-01-01T11:00:00-08:00', courtKey: 'USCASacramentoSuperior' })
    } else {
      t.equal(statusCode, 200, at)
      t.equal(json().policy.version, version, at)
    }
  }
})

// [from, to; versions listed, versions that have a period]
const spans = [
  ['2005-03-02T10:00', '2005-03-03', ['1.0.4'], ['1.0.4']],
  ['2005-03-02T09:59:59.999', '2005-03-03', ['1.0.4', '1.0.3'], ['1.0.3', '1.0.4']],
  ['2005-03-02T09:00', '2005-03-02T10:00', ['1.0.4', '1.0.3', '1.0.2'], ['1.0.3']]
] as const

t.test('a timeline has what rules, is published or starts in its span, which is half-open', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, policies)
  await histories.refresh()
  for (const [from, to, listed, ruling] of spans) {
    const body = (await app.inject(`${court}/timeline?from=${from}&to=${to}`)).json()
    t.same(body.policies.map(({ version }: { version: string }) => version), listed, from)
    t.same(body.periods.map(({ version }: { version: string }) => version), ruling, from)
  }
})

t.test('what a fee was over time carries the doubts of the instant asked about, which it repeats', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [...policies, policy({ version: '1.0.9', published: '2006-03-01T09', effective: '2006-03-01T09', fees: [fee({ code: '0101' })] })])
  await histories.refresh()
  const history = async (at: string) => (await app.inject(`${court}/fees/0101/history?at=${at}`)).json()
  t.match(await history('2005-03-02T09:30'), { at: '2005-03-02T09:30:00-08:00', knownAt: null, policy: { version: '1.0.3' }, provisional: true, doubts: [] })
  t.match(await history('2006-03-01T10:00'), { at: '2006-03-01T10:00:00-08:00', policy: { version: '1.0.9' }, doubts: [{ kind: 'too-soon', version: '1.0.9' }] })
  t.match(await history('2004-12-01T10:00'), { policy: null, steps: [{ version: '1.0.0' }] }, 'before the first it has steps all the same')
  t.equal((await app.inject(`${court}/fees/0101/history`)).json().at, '2026-11-22T04:00:00-08:00')
})

t.test('that no policy is in force yet is an answer, and may be held', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, policies)
  await histories.refresh()
  const url = `${court}/effective-policy?at=2004-12-31T09:00`
  const { statusCode, headers } = await app.inject(url)
  t.match({ statusCode, headers }, { statusCode: 404, headers: { etag: /^"/, 'content-type': /^application\/problem\+json/, 'cache-control': /max-age/ } })
  const again = await app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
  t.match(again, { statusCode: 304, body: '', headers: { etag: headers.etag, 'cache-control': headers['cache-control'] } })
  const other = await app.inject({ url: `${court}/effective-policy?at=2004-12-30T09:00`, headers: { 'if-none-match': String(headers.etag) } })
  t.equal(other.statusCode, 404, 'of another instant it is another answer')
})
