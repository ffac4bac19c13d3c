import t from 'tap'
import { rulesNumber } from '../../src/domain/policy/corrections.ts'
import { OPERATOR, serveSample } from './sample-service.ts'

const key = 'USCASacramentoSuperior'
const court = `/v1/courts/${key}`
const crawls = '/v1/repositories/sample/crawls'
const bearer = { authorization: `Bearer ${OPERATOR}` }
const both = 'Accept, Accept-Encoding'

// [URL, Accept, content type of the answer; null where it cannot be given]
const forms: ReadonlyArray<readonly [string, string, string | null]> = [
  ['/v1/courts', '*/*', 'application/json'],
  ['/v1/courts', '', 'application/json'],
  ['/v1/courts', 'application/*;q=0.1', 'application/json'],
  ['/v1/courts', 'application/json; charset=utf-8', 'application/json'],
  ['/v1/courts', 'text/html', null],
  ['/v1/courts', 'application/json;q=0, text/csv', null],
  ['/v1/courts?nothing=1', 'text/html', null],
  ['/v1/courts?format=json', 'text/html', 'application/json'],
  ['/v1/courts?format=csv', '*/*', null],
  [`${court}/fees`, 'text/csv', 'text/csv'],
  [`${court}/fees?format=csv`, 'application/json', 'text/csv'],
  [`${court}/fees?format=json`, 'text/csv', 'application/json'],
  [`${court}/fees`, 'text/csv; header=present; charset=utf-8', 'text/csv'],
  [`${court}/fees?format=xml`, '*/*', null],
  [`${court}/fees?format=genericode`, '*/*', 'application/xml'],
  [`${court}/fees`, 'text/xml', 'application/xml'],
  [`${court}/code-tables`, 'application/xml', null],
  [`${court}/fees`, 'application/json;q=0.5, text/csv', 'text/csv'],
  [`${court}/fees?format=pdf&at=soon`, 'application/json', null],
  [`${court}/policies/1.0.3`, '*/*', 'application/json'],
  [`${court}/policies/1.0.3`, 'text/html, application/xml;q=0.9, */*;q=0.8', 'application/xml'],
  [`${court}/policies/1.0.3`, 'text/xml', 'application/xml'],
  [`${court}/policies/1.0.3?format=xml`, 'application/json', 'application/xml'],
  [`${court}/policies/1.0.3?format=json`, 'application/xml', 'application/json'],
  [`${court}/policies/9.9.9`, 'image/png', null],
  [`${court}/policies/1.0.3/document`, 'application/json', null],
  [`${court}/policies/1.0.3/document`, 'application/xml', 'application/xml'],
  ['/v1/events/stream', 'application/json', null],
  ['/health/live', 'text/plain', null],
  ['/openapi.yaml', 'application/yaml', 'application/yaml'],
  ['/openapi.json', 'application/yaml', null],
  ['/', 'text/html', 'text/html'],
  ['/', 'application/json', null]
]

const via = /^<\/v1\/courts\/USCASacramentoSuperior\/policies\/1\.0\.3\?sha256=[0-9a-f]{64}>; rel="via"$/

// [URL, whether it rests on one policy]
const answers: ReadonlyArray<readonly [string, boolean]> = [
  [`${court}/effective-policy?at=2005-03-02T09:30`, true],
  [`${court}?at=2005-03-02T09:30`, true],
  [`${court}/fees?at=2005-03-02T09:30`, true],
  [`${court}/fees/0101?at=2005-03-02T09:30`, true],
  [`${court}/code-tables?at=2005-03-02T09:30`, true],
  [`${court}/policies/1.0.3`, true],
  [`${court}/policies/1.0.3/document`, true],
  [`${court}/policies/1.0.3/findings`, true],
  [`${court}/policies/1.0.3/evidence`, true],
  [`${court}/fees/0101/history?at=2005-03-02T09:30`, false],
  [`${court}/timeline?at=2005-03-02T09:30`, false],
  [`${court}/policies`, false],
  ['/v1/courts', false],
  [`${court}/fees/none?at=2005-03-02T09:30`, false],
  [`${court}/effective-policy?at=2004-03-02T09:30`, false]
]

t.test('what is asked at the door', async t => {
  const { app } = await serveSample(t)

  await t.test('an answer has the form that is asked for, or is a 406 that names what there is, before parameters are looked at', async t => {
    for (const [url, accept, type] of forms) {
      const { statusCode, headers, body } = await app.inject({ url, headers: { accept } })
      t.equal(headers.vary, both, `${url} ${accept}`)
      if (type !== null) t.match({ statusCode, type: headers['content-type'] }, { statusCode: 200, type: new RegExp(`^${type}`) }, `${url} ${accept}`)
      else t.match(JSON.parse(body), { type: 'urn:problem:not-acceptable', status: 406, detail: /ask for/, types: [String] }, `${url} ${accept}`)
    }
    const { headers, json } = await app.inject({ url: `${court}/fees`, headers: { accept: 'text/plain' } })
    t.match([headers['content-type'], json()], [/^application\/problem\+json/, { courtKey: key, types: ['application/json', 'text/csv', 'application/xml'] }], 'any kind that a GET of a court gives names it')
  })

  await t.test('a 406 comes after method and role', async t => {
    const ask = async (method: 'POST' | 'DELETE', url: string, headers: Record<string, string>) => (await app.inject({ method, url, headers: { accept: 'text/html', ...headers } })).statusCode
    t.equal(await ask('DELETE', '/v1/courts', {}), 405)
    t.equal(await ask('POST', crawls, {}), 401)
    t.equal(await ask('POST', crawls, bearer), 406)
    t.equal(await ask('POST', '/v1/repositories/other/crawls', bearer), 406)
  })

  await t.test('a 304 varies as its answer does', async t => {
    const { headers } = await app.inject('/v1/courts')
    const again = await app.inject({ url: '/v1/courts', headers: { 'if-none-match': String(headers.etag) } })
    t.match(again, { statusCode: 304, headers: { vary: both, 'archive-rules': String(rulesNumber), 'access-control-allow-origin': '*' } })
  })

  await t.test('other sites\' pages may read what needs no role, problems too', async t => {
    for (const url of ['/v1/courts', `${court}/effective-policy?at=2004-03-02T09:30`, `${court}/fees?at=soon`, '/v1/nothing', '/v1/courts/%FF', '/sample/CourtPolicies/index.xml', '/docs/', '/']) {
      const { headers } = await app.inject({ url, headers: { origin: 'https://elsewhere.example' } })
      t.match(headers, { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*', 'archive-rules': String(rulesNumber) }, url)
      t.equal(headers['access-control-allow-credentials'], undefined, url)
    }
  })

  await t.test('what needs a role is read by nobody else, and kept nowhere', async t => {
    for (const [url, headers] of [[crawls, bearer], [crawls, {}], ['/v1/repositories/other/crawls', bearer]] as const) {
      const answer = await app.inject({ method: 'POST', url, headers: { origin: 'https://elsewhere.example', ...headers } })
      t.equal(answer.headers['access-control-allow-origin'], undefined, `${url} ${answer.statusCode}`)
      t.equal(answer.headers['cache-control'], 'private, no-store', `${url} ${answer.statusCode}`)
    }
  })

  await t.test('a browser that asks first is told what it may', async t => {
    const preflight = async (url: string, method: string) => await app.inject({
      method: 'OPTIONS', url, headers: { origin: 'https://elsewhere.example', 'access-control-request-method': method, 'access-control-request-headers': 'if-none-match' }
    })
    t.match(await preflight(`${court}/fees`, 'GET'), {
      statusCode: 204,
      body: '',
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, HEAD', 'access-control-allow-headers': 'Content-Type, If-None-Match, Archive-At-Least' }
    })
    t.match(await preflight('/v1/nothing', 'GET'), { statusCode: 404 })
    const closed = await preflight(crawls, 'POST')
    t.match(closed, { statusCode: 405, headers: { allow: 'POST' } })
    t.equal(closed.headers['access-control-allow-origin'], undefined)
    t.match(await app.inject({ method: 'OPTIONS', url: '/v1/courts' }), { statusCode: 405, headers: { allow: 'GET, HEAD' } }, 'nobody asks first without an origin')
  })

  await t.test('an answer that rests on one policy links to its document, on 200 alone', async t => {
    for (const [url, rests] of answers) {
      const { headers } = await app.inject(url)
      if (rests) t.match(headers.link, via, url)
      else t.equal(headers.link, undefined, url)
      const again = await app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
      t.equal(again.headers.link, undefined, `${url} ${again.statusCode}`)
    }
  })

  await t.test('what the caller sent comes back in part only', async t => {
    const long = 'x'.repeat(9_000)
    for (const url of [`/v1/courts?q=${long}`, `/v1/courts?${long}=1`, `${court}/fees?at=${long}`, `/v1/courts?cursor=${long}`, `/v1/${long}`, `${court}/timeline?from=${long}`, `/v1/courts?${'a=1&'.repeat(99)}`, `/v1/courts?${Array.from({ length: 900 }, (_, place) => `p${place}=1`).join('&')}`]) {
      const { statusCode, body } = await app.inject(url)
      t.ok(statusCode >= 400 && body.length < 5_000, `${url.slice(0, 40)}: ${statusCode}, ${body.length}`)
    }
    t.match((await app.inject(`/v1/courts?q=${'x'.repeat(501)}`)).json().errors, [{ parameter: 'q', message: /^q is "x{200}…", which has 501 characters: 500 at most are expected\.$/ }])
    t.equal((await app.inject(`${court}/fees/${encodeURIComponent('ü€'.repeat(250))}`)).statusCode, 404, 'a name may have 500 characters, however they are encoded')
    t.match((await app.inject(`${court}/fees/${'x'.repeat(501)}`)).json().errors, [{ parameter: 'code', message: /500 at most/ }])
  })

  await t.test('a query is percent-encoded UTF-8', async t => {
    for (const query of ['q=%ZZ', 'q=%', 'q=%FF', 'q=a%C3', '%E0%A4=1', 'state=CA&q=%zz']) {
      t.match((await app.inject(`/v1/courts?${query}`)).json(), { status: 400, errors: [{ message: /percent-encoded UTF-8/ }] }, query)
    }
    t.equal((await app.inject('/v1/courts?q=%C3%BC+%25')).statusCode, 200)
  })

  await t.test('of the sample only what is its site is served', async t => {
    t.equal((await app.inject('/sample/CourtPolicies/index.xml')).statusCode, 200)
    for (const url of ['/sample/build.js', '/sample/README.md', '/sample/data/', '/sample/CourtPolicies/../build.js', '/sample/CourtPolicies/..%2fbuild.js']) t.equal((await app.inject(url)).statusCode, 404, url)
  })
})
