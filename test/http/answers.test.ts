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
