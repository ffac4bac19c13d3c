import { createHash } from 'node:crypto'
import t from 'tap'
import { OPERATOR, serveSample } from './sample-service.ts'

const court = '/v1/courts/USCASacramentoSuperior'

// [URL, parameter that is named, what the message says]
const badRequests = [
  [`${court}/effective-policy?at=yesterday`, 'at', /ISO 8601.*2005-03-02T09:30/],
  [`${court}/effective-policy?at=2005-03-02`, 'at', /timeline\?from=2005-03-02&to=2005-03-02/],
  [`${court}/effective-policy?at=2005-02-30T09:00`, 'at', /ISO 8601/],
  [`${court}/effective-policy?at=2005-04-03T02:30`, 'at', /does not exist.*01:30:00-08:00 or 2005-04-03T03:30:00-07:00/],
  [`${court}/effective-policy?at=2005-10-30T01:30`, 'at', /twice.*01:30:00-07:00 or 2005-10-30T01:30:00-08:00/],
  [`${court}/effective-policy?at=1989-12-31T09:00Z`, 'at', /1990 to 2100/],
  [`${court}/effective-policy?at=2101-01-01T09:00Z`, 'at', /1990 to 2100/],
  [`${court}/effective-policy?at=2005-03-02T09:30-19:00`, 'at', /offset/],
  [`${court}/effective-policy?at=`, 'at', /ISO 8601/],
  [`${court}/effective-policy?at=2005-03-02T09:30&at=2005-03-02T10:30`, 'at', /2 times/],
  [`${court}/effective-policy?knownAt=2099-01-01T00:00:00Z`, 'knownAt', /still to come/],
  [`${court}/effective-policy?When=2005-03-02T09:30`, 'When', /no parameter When/],
  [`${court}/effective-policy?knownat=2005-03-02T09:30`, 'knownat', /Did you mean knownAt/],
  [`${court}/timeline?from=2005-03-02&to=2005-03-01`, 'to', /not after/],
  [`${court}/timeline?from=soon`, 'from', /ISO 8601/],
  [`${court}/policies?limit=0`, 'limit', /1 to 200/],
  [`${court}/policies?limit=201`, 'limit', /1 to 200/],
  [`${court}/policies?limit=Infinity`, 'limit', /1 to 200/],
  [`${court}/policies?limit=1e2`, 'limit', /1 to 200/],
  [`${court}/fees/0101?pages=Infinity`, 'pages', /whole number/],
  ['/v1/captures?url=%00', 'url', /NUL/],
  [`${court}/timeline?from=2005-13-01`, 'from', /no calendar/],
  [`${court}/policies?limit=ten`, 'limit', /"ten".*1 to 200/],
  [`${court}/policies?cursor=made-up`, 'cursor', /nextCursor/],
  [`${court}/fees/0101?pages=0`, 'pages', /whole number from 1/],
  [`${court}/policies/1.0.10`, 'version', /three digits/],
  ['/v1/documents/abc', 'sha256', /64 hexadecimal digits/],
  ['/v1/captures/99999999999999999999', 'sequence', /"99999999999999999999"/],
  ['/v1/crawls/1', 'crawlId', /UUID/]
] as const

// [URL, kind, what else the problem has]
const notFound = [
  ['/v1/courts/USCASacramento', 'no-such-court', { suggestions: ['USCASacramentoSuperior'] }],
  [`${court}/policies/9.9.9`, 'no-such-version', { courtKey: 'USCASacramentoSuperior' }],
  [`${court}/fees/0100`, 'no-such-fee', { courtKey: 'USCASacramentoSuperior' }],
  [`${court}/fees/nothing/history`, 'no-such-fee', { courtKey: 'USCASacramentoSuperior' }],
  [`${court}/code-tables/DocumentTypes`, 'no-such-code-table', { suggestions: ['DocumentType'] }],
  [`${court}/code-tables/DocumentType/codes/9999`, 'no-such-code', { courtKey: 'USCASacramentoSuperior' }],
  [`${court}/effective-policy?at=2004-12-31T09:00`, 'none-yet', { firstEffectiveFrom: '2005-01-01T11:00:00-08:00' }],
  [`${court}/effective-policy?knownAt=2020-01-01T00:00:00Z`, 'no-policy', { courtKey: 'USCASacramentoSuperior' }],
  [`/v1/documents/${'0'.repeat(64)}`, 'no-such-document', {}],
  ['/v1/crawls/00000000-0000-0000-0000-000000000000', 'not-found', {}],
  ['/v1/repositories/other', 'not-found', {}],
  ['/v1/nothing', 'not-found', {}],
  ['/sample/CourtPolicies/', 'not-found', {}],
  ['/sample/', 'not-found', {}],
  ['/sample/CourtPolicies/%00', 'not-found', {}],
  ['/sample/..%2f..%2fpackage.json', 'not-found', {}]
] as const

t.test('the conventions of the contract', async t => {
  const service = await serveSample(t)
  const { app } = service

  await t.test('a bad parameter is a 400 that names it, says what was expected and gives an example', async t => {
    for (const [url, parameter, message] of badRequests) {
      const { statusCode, headers, json } = await app.inject(url)
      t.equal(statusCode, 400, url)
      t.match(headers['content-type'], /^application\/problem\+json/)
      const body = json()
      t.match(body, { type: 'urn:problem:bad-request', status: 400, instance: url })
      const error = body.errors.find((each: { parameter: string }) => each.parameter === parameter)
      t.match(error?.message, message, `${url}: ${JSON.stringify(body.errors)}`)
    }
  })

  await t.test('what is not there is a 404 that says what to do', async t => {
    for (const [url, kind, members] of notFound) {
      const { statusCode, json } = await app.inject(url)
      t.equal(statusCode, 404, url)
      t.match(json(), { type: `urn:problem:${kind}`, status: 404, ...members }, url)
      t.ok(json().detail.length > 20)
    }
  })

  await t.test('a known path with another method is a 405 that says which', async t => {
    const { statusCode, headers, json } = await app.inject({ method: 'DELETE', url: court })
    t.equal(statusCode, 405)
    t.match(headers.allow, /GET/)
    t.equal(json().type, 'urn:problem:method-not-allowed')
  })

  await t.test('a URL that is no text is a problem too', async t => {
    for (const url of ['/v1/courts/%FF/timeline', '/v1/courts/%ZZ', `/v1/courts/${'x'.repeat(5_000)}`]) {
      const { statusCode, headers, json } = await app.inject(url)
      t.equal(statusCode, 400, url.slice(0, 30))
      t.match(headers['content-type'], /^application\/problem\+json/)
      t.equal(json().type, 'urn:problem:bad-request')
    }
  })

  await t.test('a state is understood spelled and in two letters', async t => {
    for (const state of ['CA', 'california']) t.equal((await app.inject(`/v1/courts?state=${state}`)).json().items.length, 5, state)
    t.equal((await app.inject('/v1/courts?state=Nevada')).json().items.length, 0)
  })

  await t.test('a blank in the place of a plus sign is taken as one', async t => {
    const { json } = await app.inject(`${court}/effective-policy?at=2005-03-02T17:30+00:00`)
    t.equal(json().at, '2005-03-02T09:30:00-08:00')
  })

  await t.test('fractions of a second count, and are printed only where there are any', async t => {
    const at = async (text: string) => (await app.inject(`${court}/effective-policy?at=${text}`)).json()
    t.match(await at('2005-03-02T08:59:59.999'), { at: '2005-03-02T08:59:59.999-08:00', policy: { version: '1.0.1' } })
    t.match(await at('2005-03-02T09:00:00.000'), { at: '2005-03-02T09:00:00-08:00', policy: { version: '1.0.3' } })
  })

  await t.test('an answer has a strong ETag, and is not sent again to who holds it', async t => {
    const first = await app.inject(`${court}/effective-policy?at=2005-03-02T09:30`)
    const etag = String(first.headers.etag)
    t.match(etag, /^"[^"]+"$/)
    const again = await app.inject({ url: `${court}/effective-policy?at=2005-03-02T09:30`, headers: { 'if-none-match': `"x", W/${etag}` } })
    t.equal(again.statusCode, 304)
    t.equal(again.body, '')
    t.equal(again.headers.etag, etag)
    t.equal(again.headers['archive-stale'], '?0')
    t.equal(again.headers['cache-control'], first.headers['cache-control'])
  })

  await t.test('how long an answer may be kept', async t => {
    const cacheControl = async (url: string) => (await app.inject(url)).headers['cache-control']
    // The clock of the test shows 04:34:56 at the court; it was checked at that moment, so answers are settled until 05:00.
    t.equal(await cacheControl(`${court}/effective-policy`), 'public, max-age=1504', 'to the next top of the hour')
    t.equal(await cacheControl(`${court}/effective-policy?at=2005-03-02T09:30`), 'public, max-age=300', 'settled past')
    t.equal(await cacheControl(`${court}/effective-policy?at=2030-03-02T09:30`), 'public, max-age=60', 'future')
    t.equal(await cacheControl(`${court}/effective-policy?at=2004-03-02T09:30`), 'public, max-age=300', 'none yet, as an answer')
    t.equal(await cacheControl(`${court}/policies`), 'public, max-age=1504', 'what tells states tells them of now')
  })

  await t.test('freshness is in the headers', async t => {
    const { headers } = await app.inject(`${court}/fees`)
    t.match(headers, { 'archive-last-checked': '2026-11-22T12:34:56.000Z', 'archive-next-check': '2026-11-22T12:49:56.000Z', 'archive-stale': '?0' })
    service.clock.now += 76 * 60_000
    const later = await app.inject(`${court}/fees?at=2005-03-02T09:30`)
    t.equal(later.headers['archive-stale'], '?1')
    service.clock.now -= 76 * 60_000
  })

  await t.test('pages lead through the whole list', async t => {
    const versions: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const body: { items: Array<{ version: string }>, nextCursor: string | null } = (await app.inject(`${court}/policies?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)).json()
      versions.push(...body.items.map(({ version }) => version))
      cursor = body.nextCursor
    }
    t.same(versions, ['1.8.0', '1.7.0', '1.6.0', '1.5.0', '1.4.0', '1.3.0', '1.2.0', '1.1.0', '1.0.4', '1.0.3', '1.0.2', '1.0.1', '1.0.0'])
  })

  await t.test('the exact bytes come back, with their digest', async t => {
    const policy = (await app.inject(`${court}/effective-policy?at=2005-03-02T09:30`)).json().policy
    const published = Buffer.from(await (await fetch(policy.document.url)).arrayBuffer())
    const sha256 = createHash('sha256').update(published).digest()
    t.equal(policy.document.sha256, sha256.toString('hex'))
    for (const [url, accept] of [[`${court}/policies/1.0.3/document`, '*/*'], [`${court}/policies/1.0.3`, 'application/xml'], [`/v1/documents/${policy.document.sha256}`, '*/*']] as const) {
      const { statusCode, headers, rawPayload } = await app.inject({ url, headers: { accept } })
      t.equal(statusCode, 200, url)
      t.ok(rawPayload.equals(published), url)
      t.match(headers, {
        'content-type': 'application/xml',
        'content-digest': `sha-256=:${sha256.toString('base64')}:`,
        'repr-digest': `sha-256=:${sha256.toString('base64')}:`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'"
      }, url)
    }
    t.equal((await app.inject({ url: `${court}/policies/1.0.3`, headers: { accept: 'text/html' } })).statusCode, 406)
  })

  await t.test('a division is answered for, and says whether the policy knows it', async t => {
    const { json } = await app.inject('/v1/courts/USCASacramentoSuperiorCivil/effective-policy?at=2005-03-02T09:30')
    t.match(json().court, { organizationKey: 'USCASacramentoSuperior', courtKey: 'USCASacramentoSuperiorCivil', divisionInPolicy: true })
  })

  await t.test('roles', async t => {
    const crawl = async (authorization?: string) => await app.inject({ method: 'POST', url: '/v1/repositories/sample/crawls', headers: authorization === undefined ? {} : { authorization } })
    t.equal((await crawl()).json().type, 'urn:problem:unauthorized')
    t.equal((await crawl('Bearer wrong')).statusCode, 401)
    t.match((await crawl()).headers, { 'www-authenticate': /Bearer/ })
    const begun = await crawl(`Bearer ${OPERATOR}`)
    t.equal(begun.statusCode, 202)
    t.match(begun.headers.location, /^\/v1\/crawls\//)
  })

  await t.test('Payment and TestCreditCard are said to exist and left out', async t => {
    const { body, json } = await app.inject(`${court}/policies/1.0.4`)
    t.match(json(), { version: '1.0.4', payment: { present: true }, testCreditCard: { present: true } })
    t.notMatch(body, /4111111111111111|RoutingNumber|AccountNumber/)
  })
})
