import t from 'tap'
import type { Token } from '../../../src/http/roles.ts'
import { openBrowser, withoutBrowser } from '../../browser.ts'
import { CLERK, OPERATOR, serveSample } from '../sample-service.ts'
import { serve } from '../serve.ts'
import { tokenOf } from '../token-of.ts'

const court = '/courts/USCASacramentoSuperior'
const asked = `${court}/dispute?fee=0101&tendered=10.00&filedAt=2005-03-02T10:02`

/** Addresses that a browser, as it reads them, finds elsewhere, or nowhere here. */
const elsewhere = [
  'https://evil.example/', '//evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', '/\n/evil.example', '\t//evil.example',
  '/.//evil.example', '/a/..//evil.example', 'javascript:alert(1)', 'disputes', ''
]

t.test('a clerk signs in, keeps an answer, prints it, and signs out', { skip: withoutBrowser }, async t => {
  const { base, app } = await serveSample(t)
  const browser = await openBrowser(t)
  const page = await browser.newPage()
  await page.goto(base + asked)
  t.equal(await page.getByRole('button', { name: 'Keep this answer' }).count(), 0)
  await page.getByRole('link', { name: 'Sign in' }).click()
  t.equal(await page.getByLabel('token').getAttribute('type'), 'password')
  await page.getByLabel('token').fill('a guess')
  await page.getByRole('button', { name: 'Sign in' }).click()
  t.match(await page.locator('main').innerText(), /This token is not known, or is not a clerk/)
  await page.getByLabel('token').fill(CLERK)
  await page.getByRole('button', { name: 'Sign in' }).click()
  t.equal(page.url(), base + asked, 'and is back at the question')
  await page.getByLabel('Reference').fill('05CV01234')
  await page.getByLabel('Note').fill('Two minutes late.')
  await page.getByRole('button', { name: 'Keep this answer' }).click()
  t.match(page.url(), /\/disputes\/[0-9a-f-]{36}$/)
  t.match(await page.locator('main').innerText(), /Kept .* by a clerk\. It is never changed\.[^]*05CV01234[^]*Two minutes late\.[^]*\$90\.00 too little/)
  const id = page.url().slice(-36)
  const record = (await app.inject({ url: `/v1/disputes/${id}`, headers: { authorization: `Bearer ${CLERK}` } })).json()
  t.match(record, { question: { reference: '05CV01234', note: 'Two minutes late.', fee: [{ code: '0101' }], filedAt: '2005-03-02T10:02:00-08:00' }, answer: { verdict: 'underpaid' } })

  await page.getByRole('link', { name: 'Ask again' }).click()
  await page.getByRole('button', { name: 'Keep this answer' }).click()
  t.match(await page.locator('main').innerText(), /Follows\s+an earlier record/, 'what is asked again names the record before it')
  await page.goto(`${base}/disputes/${id}`)
  await page.getByRole('link', { name: 'Print', exact: true }).click()
  t.match(await page.locator('body').innerText(), /Less was tendered than was due/)
  const printed = (await page.pdf({ format: 'Letter' })).toString('latin1')
  t.ok((printed.match(/\/Type \/Page\b/g) ?? []).length <= 2, 'on two sheets at most')
  await page.goto(`${base}/disputes?reference=05CV01234`)
  t.equal(await page.locator('tbody tr').count(), 1)
  await page.getByRole('button', { name: 'Sign out' }).click()
  t.equal(page.url(), `${base}/`)
  await page.goto(`${base}/disputes/${id}`)
  t.match(page.url(), /\/sign-in\?back=/)
})

t.test('a session is a random name that opens pages alone, of this service alone, as long as its token holds', async t => {
  const clerk: Token[] = [tokenOf('anna', CLERK)]
  const { app, clock } = await serveSample(t, undefined, { tokens: () => ({ clerk, operator: [tokenOf('olga', OPERATOR)] }), publicUrl: 'https://policies.example/' })
  const post = async (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    await app.inject({ method: 'POST', url, headers: { host: 'policies.example', 'content-type': 'application/x-www-form-urlencoded', ...headers }, payload: new URLSearchParams(form).toString() })
  const own = { origin: 'https://policies.example' }

  for (const origin of [undefined, 'null', 'https://evil.example', 'https://policies.example.evil.example', 'not an origin']) {
    const refused = await post('/sign-in', { token: CLERK }, origin === undefined ? {} : { origin })
    t.same([refused.statusCode, refused.headers['set-cookie']], [403, undefined], origin ?? 'none')
  }
  for (const token of ['', 'x', OPERATOR]) t.same([(await post('/sign-in', { token }, own)).statusCode], [401], `${token} is no clerk's`)

  const begun = await post('/sign-in', { token: CLERK, back: '//evil.example' }, own)
  t.same([begun.statusCode, begun.headers.location, begun.headers['cache-control']], [303, '/', 'private, no-store'])
  const leadBack = async (back: string): Promise<unknown> => (await post('/sign-in', { token: CLERK, back }, own)).headers.location
  for (const evil of elsewhere) {
    t.equal(await leadBack(evil), '/', JSON.stringify(evil))
    const { body } = await app.inject(`/sign-in?${new URLSearchParams({ back: evil })}`)
    t.match(body, 'name="back" value="/"', 'nor does the form take it along')
  }
  for (const ours of ['/', '/disputes?reference=a%2Fb', `${court}/fees?at=2005-03-02T09:30&q=a//b`]) t.equal(await leadBack(ours), ours)
  const cookie = String(begun.headers['set-cookie'])
  t.match(cookie, /^desk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure$/)
  const signedIn = { cookie: cookie.split(';')[0] ?? '' }
  const see = async (url: string, headers: Record<string, string> = signedIn) => await app.inject({ url, headers })

  const records = await see('/disputes')
  t.same([records.statusCode, records.headers['cache-control'], records.headers['access-control-allow-origin']], [200, 'private, no-store', undefined])
  t.equal((await see('/')).headers['cache-control'], 'private, no-store', 'no page is kept under a session')
  t.equal((await see('/', {})).headers['cache-control'], 'no-cache')
  t.equal((await see('/v1/disputes')).statusCode, 401, 'it opens no data')
  t.equal((await app.inject({ method: 'POST', url: '/v1/disputes', headers: { ...signedIn, ...own, 'content-type': 'application/json' }, payload: '{}' })).statusCode, 401)

  const question = JSON.stringify({ courtKey: 'USCASacramentoSuperior', fee: '0101', tendered: '10', filedAt: '2005-03-02T10:02' })
  t.equal((await post(`${court}/dispute`, { question }, signedIn)).statusCode, 403, 'no origin')
  t.equal((await post(`${court}/dispute`, { question }, { ...signedIn, origin: 'https://evil.example' })).statusCode, 403)
  t.equal((await post(`${court}/dispute`, { question }, own)).statusCode, 401, 'no session')
  const known = question.replace('{', '{"knownAt":"2026-11-22T12:34:56Z",')
  t.match((await post(`${court}/dispute`, { question: known }, own)).body, encodeURIComponent('&knownAt=2026-11-22T12%3A34%3A56Z'), 'what was known is asked again after signing in')
  t.equal((await post(`${court}/dispute`, { question }, { ...signedIn, ...own })).statusCode, 303)
  const keep = async (form: Record<string, string>): Promise<unknown> => (await post(`${court}/dispute`, { question, ...form }, { ...signedIn, ...own })).headers.location
  const [, once = ''] = /name="once" value="([^"]*)"/.exec((await see(asked)).body) ?? []
  const kept = await keep({ once, note: 'once' })
  t.match(kept, /^\/disputes\//)
  t.equal(await keep({ once, note: 'once' }), kept, 'a form that is sent twice keeps one record')
  t.not(await keep({ once, note: 'other words' }), kept)
  t.not((await see(asked)).body.match(/name="once" value="([^"]*)"/)?.[1], once, 'and each page has a form of its own')
  for (const bad of ['', '{', '{"courtKey":1}', 'null', '[]']) t.equal((await post(`${court}/dispute`, { question: bad }, { ...signedIn, ...own })).statusCode, 400, bad)
  for (const [field, text] of [['note', 'a\0b'], ['reference', '\0'], ['question', question.replace('0101', '01\\ud80001')]] as const) {
    const { body, statusCode } = await post(`${court}/dispute`, { question, [field]: text }, { ...signedIn, ...own })
    t.equal(statusCode, 400, `${field} has what cannot be kept`)
    t.match(body, /holds (a NUL character|half of a surrogate pair)/)
  }
  t.equal((await app.inject({ method: 'POST', url: '/sign-in', headers: { ...own, 'content-type': 'application/json' }, payload: '{}' })).statusCode, 415)

  clerk.length = 0
  t.equal((await see('/disputes')).statusCode, 303, 'with its token it ends')
  clerk.push(tokenOf('anna', CLERK))
  t.equal((await see('/disputes')).statusCode, 200)
  clock.now += 12 * 3_600_000
  t.equal((await see('/disputes')).statusCode, 303, 'and after a day\'s work')
  clock.now -= 12 * 3_600_000
  t.equal((await post('/sign-out', {}, { ...signedIn, ...own })).statusCode, 303)
  t.equal((await see('/disputes')).statusCode, 303)
})

// [PUBLIC_URL, whether the proxy is trusted, what a request says beside its host, whether its form is ours]
const origins: ReadonlyArray<readonly [string | null, boolean, Record<string, string>, boolean]> = [
  [null, false, { origin: 'http://desk.example:3000' }, true],
  [null, false, { origin: 'https://desk.example:3000' }, false],
  [null, false, { origin: 'https://desk.example:3000', 'sec-fetch-site': 'cross-site' }, false],
  [null, false, { origin: 'https://desk.example:3000', 'sec-fetch-site': 'same-site' }, false],
  [null, false, { origin: 'http://desk.example' }, false],
  [null, false, { origin: 'http://desk.example:3001', 'sec-fetch-site': 'same-origin' }, false],
  [null, false, { origin: 'ftp://desk.example:3000', 'sec-fetch-site': 'same-origin' }, false],
  [null, false, { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
  [null, false, { 'sec-fetch-site': 'same-origin' }, false],
  // TLS ends at a proxy that is not trusted: the browser says that it is the same origin.
  [null, false, { host: 'desk.example', origin: 'https://desk.example', 'sec-fetch-site': 'same-origin' }, true],
  [null, false, { host: 'desk.example', origin: 'https://desk.example', 'x-forwarded-proto': 'https' }, false],
  [null, true, { host: 'desk.example', origin: 'https://desk.example', 'x-forwarded-proto': 'https' }, true],
  [null, true, { host: 'desk.example', origin: 'http://desk.example', 'x-forwarded-proto': 'https' }, false],
  [null, true, { host: 'inside:3000', origin: 'https://desk.example', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'desk.example' }, true],
  ['https://desk.example/', false, { host: 'inside:3000', origin: 'https://desk.example' }, true],
  ['https://desk.example/', false, { host: 'desk.example', origin: 'http://desk.example' }, false],
  ['https://desk.example/', false, { origin: 'https://desk.example:3000' }, true],
  ['https://desk.example/', false, { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, true],
  ['https://desk.example/', false, { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false]
]

t.test('a form is ours by scheme, host and port', async t => {
  for (const [publicUrl, isTrusted] of [[null, false], [null, true], ['https://desk.example/', false]] as const) {
    const { app } = await serve(t, { publicUrl, trustProxy: isTrusted ? ['127.0.0.1'] : false, tokens: () => ({ clerk: [tokenOf('a clerk', CLERK)], operator: [] }) })
    for (const [of, trusted, said, isOurs] of origins) {
      if (of !== publicUrl || trusted !== isTrusted) continue
      for (const [url, right] of [['/sign-in', 303], ['/sign-out', 303], [`${court}/dispute`, 401]] as const) {
        const { statusCode } = await app.inject({ method: 'POST', url, headers: { host: 'desk.example:3000', 'content-type': 'application/x-www-form-urlencoded', ...said }, payload: url === '/sign-in' ? `token=${CLERK}` : 'once=1' })
        t.equal(statusCode, isOurs ? right : 403, `${url} ${String(publicUrl)} ${isTrusted ? 'trusted ' : ''}${JSON.stringify(said)}`)
      }
    }
  }
})

t.test('what was typed with an answer outlives the session, and whatever else keeps it from being kept', { skip: withoutBrowser }, async t => {
  const { base, app } = await serveSample(t)
  const page = await (await openBrowser(t)).newPage()
  const question = `${asked}&documentGenericType=Motion&pages=12`
  await page.goto(`${base}/sign-in?${new URLSearchParams({ back: question })}`)
  await page.getByLabel('token').fill(CLERK)
  await page.getByRole('button', { name: 'Sign in' }).click()
  const note = 'First line, "quoted" </textarea><b>\n\n  third line'
  await page.getByLabel('Reference').fill('05CV<"1">')
  await page.getByLabel('Note').fill(note)
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Keep this answer' }).click()
  t.match(await page.locator('main').innerText(), /session has ended/)
  for (const [token, told] of [['a guess', /This token is not known/], ['', /session has ended/]] as const) {
    await page.getByLabel('token').fill(token)
    await page.getByRole('button', { name: 'Sign in and keep this answer' }).click()
    t.match(await page.locator('main').innerText(), told)
    t.same([await page.getByLabel('Reference').inputValue(), await page.getByLabel('Note').inputValue()], ['05CV<"1">', note])
  }
  const back = new URL(await page.getByRole('link', { name: 'Sign in', exact: true }).getAttribute('href') ?? '', base).searchParams.get('back') ?? ''
  t.same(Object.fromEntries(new URL(back, base).searchParams), { fee: '0101', tendered: '10.00', filedAt: '2005-03-02T10:02:00-08:00', documentGenericType: 'Motion', pages: '12' }, 'who signs in there comes back to the question')
  await page.getByLabel('token').fill(CLERK)
  await page.getByRole('button', { name: 'Sign in and keep this answer' }).click()
  t.match(page.url(), /\/disputes\/[0-9a-f-]{36}$/, 'it is kept at once')
  const shown = page.locator('dd.typed')
  t.equal(await shown.innerText(), 'First line, "quoted" </textarea><b>\n\nthird line', 'line by line')
  await page.emulateMedia({ media: 'print' })
  t.ok(((await shown.boundingBox())?.height ?? 0) >= 3 * 16, 'on paper too')
  await page.emulateMedia({ media: 'screen' })
  const record = (await app.inject({ url: `/v1${new URL(page.url()).pathname}`, headers: { authorization: `Bearer ${CLERK}` } })).json()
  t.match(record, { question: { reference: '05CV<"1">', note } })

  await page.goto(base + question)
  const long = `${'a line\n'.repeat(2_000)}end`
  await page.getByLabel('Note').fill(long)
  await page.getByLabel('Reference').fill('r'.repeat(501))
  await page.getByRole('button', { name: 'Keep this answer' }).click()
  t.match(await page.locator('main').innerText(), /The reference has 501 characters: 500 at most[^]*The note has 14003 characters: 10000 at most/)
  t.same([await page.getByLabel('Note').inputValue(), await page.getByLabel('token').count()], [long, 0])
  await page.getByLabel('Reference').fill('r'.repeat(500))
  await page.getByLabel('Note').fill(long.slice(-10_000))
  await page.getByRole('button', { name: 'Keep this answer' }).click()
  t.match(page.url(), /\/disputes\/[0-9a-f-]{36}$/, 'the longest note is kept, each line break one character')
})

t.test('an address at which there is nothing is a page for who asks for pages', async t => {
  const { app } = await serveSample(t)
  for (const [accept, type] of [['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html'], ['application/json, text/html', 'application/problem+json'], ['*/*', 'application/problem+json']] as const) {
    for (const url of ['/nothing', '/v1/nothing', '/courts']) {
      const { headers, statusCode } = await app.inject({ url, headers: { accept } })
      t.same([statusCode, String(headers['content-type']).split(';')[0]], [404, type], `${url} ${accept}`)
    }
  }
})

t.test('an address at which there is nothing knows who asks, leads on, and not to itself', async t => {
  const { app, database } = await serveSample(t)
  const own = { host: 'desk.example', origin: 'http://desk.example', 'content-type': 'application/x-www-form-urlencoded' }
  const cookie = String((await app.inject({ method: 'POST', url: '/sign-in', headers: own, payload: `token=${CLERK}` })).headers['set-cookie']).split(';')[0] ?? ''
  for (const path of ['/nothing', '/v1/nowhere', '/v1/nowhere.', '/d', '/docs/x/y', '/v1', `/v1/${'x'.repeat(300)}`, '/v1/repositories/zz', '/sample/CourtPolicies/none.xml']) {
    for (const [headers, cache, says] of [[{ cookie }, 'private, no-store', /Signed in as a clerk.*Sign out/], [{}, 'no-store', /Sign in/], [{ cookie: 'desk=none' }, 'no-store', /Sign in/]] as const) {
      const reply = await app.inject({ url: path, headers: { accept: 'text/html,*/*;q=0.8', ...headers } })
      t.same([reply.statusCode, reply.headers['cache-control']], [404, cache], path)
      t.match(reply.headers.vary, /^Accept/, path)
      t.match(reply.body, says, path)
      const [, main = ''] = /<main[^>]*>([^]*)<\/main>/.exec(reply.body) ?? []
      const links = [...main.matchAll(/href="([^"]*)"/g)].map(([, link]) => link)
      t.same(links, [path === '/v1/repositories/zz' ? '/v1/repositories' : '/docs', '/'], path)
    }
  }
  await database.query('drop table jobs.session')
  t.equal((await app.inject({ url: '/nothing', headers: { accept: 'text/html', cookie } })).statusCode, 404, 'also while nobody can be looked up')
})

t.test('every record can be reached, the last made first', async t => {
  const { app } = await serveSample(t)
  const own = { host: 'desk.example', origin: 'http://desk.example', 'content-type': 'application/x-www-form-urlencoded' }
  const signedIn = { cookie: String((await app.inject({ method: 'POST', url: '/sign-in', headers: own, payload: `token=${CLERK}` })).headers['set-cookie']).split(';')[0] ?? '' }
  const made: string[] = []
  for (let count = 0; count < 52; count += 1) {
    const payload = { courtKey: 'USCASacramentoSuperior', fee: '0101', tendered: '10', filedAt: '2005-03-02T10:02', reference: count % 2 === 0 ? 'even' : 'odd' }
    made.unshift((await app.inject({ method: 'POST', url: '/v1/disputes', headers: { authorization: `Bearer ${CLERK}` }, payload })).json().id)
  }
  const look = async (url: string) => {
    const { body, statusCode } = await app.inject({ url, headers: signedIn })
    t.equal(statusCode, 200, url)
    t.notMatch(body, 'href="/v1/disputes', 'no link leads to what only a token opens')
    return { ids: [...body.matchAll(/<a href="\/disputes\/([0-9a-f-]{36})">/g)].map(([, id]) => id), older: /<a href="([^"]*)">Older/.exec(body)?.[1]?.replaceAll('&amp;', '&') }
  }
  const first = await look('/disputes')
  const second = await look(first.older ?? '')
  t.same([first.ids.length, [...first.ids, ...second.ids], second.older], [50, made, undefined])
  t.same((await look('/disputes?reference=even')).ids, made.filter((_, place) => place % 2 === 1))
  t.equal((await app.inject({ url: '/disputes?before=x', headers: signedIn })).statusCode, 400)
})
