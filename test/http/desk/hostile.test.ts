import t from 'tap'
import { CLERK, serveSample } from '../sample-service.ts'

const hostile = '"\'><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\ud800{{7*7}}'
const court = '/courts/USCASacramentoSuperior'

// [page, the parameters that it reads]
const pages: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['/', ['q']],
  [court, ['at', 'knownAt', 'zoom', 'sha256', 'day', 'month', 'year', 'time']],
  [`${court}/fees`, ['q', 'at', 'knownAt']],
  [`${court}/fees/0101`, ['at']],
  [`${court}/codes/DocumentType`, ['q', 'at']],
  [`${court}/hours`, ['at']],
  [`${court}/requirements`, ['at']],
  [`${court}/details`, ['at', 'knownAt']],
  [`${court}/policies`, ['knownAt']],
  [`${court}/changes`, ['since', 'version']],
  [`${court}/dispute`, ['fee', 'tendered', 'filedAt', 'citedVersion', 'day', 'month', 'year', 'time', 'caseType', 'firstPaper', 'pages', 'amountInControversy', 'knownAt', 'previous']],
  [`${court}/dispute/print`, ['fee', 'tendered', 'filedAt']],
  ['/sign-in', ['back']]
]

const asked = new URLSearchParams({ fee: '0101', tendered: '10.00', filedAt: '2005-03-02T10:02' })

t.test('whatever an address holds, it is text on a page', async t => {
  const { app } = await serveSample(t)
  const look = async (url: string, accept = 'text/html'): Promise<void> => {
    const { body, headers, statusCode } = await app.inject({ url, headers: { accept } })
    t.ok([200, 303, 400, 404].includes(statusCode), `${url} answers ${statusCode}`)
    t.notMatch(body, /<script>alert|<img src=x/, url)
    if (statusCode !== 303) t.match(headers['content-security-policy'], /default-src 'none'/, url)
  }
  for (const [path, parameters] of pages) {
    for (const parameter of parameters) {
      const query = new URLSearchParams(path.endsWith('/dispute') || path.endsWith('/print') ? asked : {})
      query.set(parameter, hostile)
      await look(`${path}?${query.toString()}`)
    }
  }
  const part = encodeURIComponent(hostile.replace('\ud800', ''))
  for (const path of [`/courts/${part}`, `${court}/fees/${part}`, `${court}/codes/${part}`, `${court}/policies/${part}`, `/${part}`, `/disputes/${part}`]) await look(path)
})

t.test('a NUL is shown by its sign, as HTML holds none', async t => {
  const { app } = await serveSample(t)
  for (const path of ['/courts/%00', '/courts/a%00b/hours', `${court}/fees/%00`, `${court}/codes/%00`, `${court}/policies/%00`, '/disputes/%00', '/%00', '/?q=%00', `${court}?zoom=%00`, `${court}/dispute?fee=%00&tendered=1&filedAt=2005-03-02T10:02`, '/sign-in?back=%00']) {
    const { body, headers, statusCode } = await app.inject({ url: path, headers: { accept: 'text/html' } })
    t.ok([303, 400, 404].includes(statusCode), `${path} answers ${statusCode}`)
    t.notOk(body.includes('\0'), path)
    if (path === '/courts/%00') t.ok(body.includes('\u2400'), String(headers['content-type']))
  }
})

t.test('what a clerk keeps is text on a page', async t => {
  const { app } = await serveSample(t)
  const own = { host: 'desk.example', origin: 'http://desk.example', 'content-type': 'application/x-www-form-urlencoded' }
  const post = async (url: string, form: Record<string, string>, headers: Record<string, string>) => await app.inject({ method: 'POST', url, headers: { ...own, ...headers }, payload: new URLSearchParams(form).toString() })
  const cookie = String((await post('/sign-in', { token: CLERK }, {})).headers['set-cookie']).split(';')[0] ?? ''
  const question = JSON.stringify({ courtKey: 'USCASacramentoSuperior', fee: hostile.replace('\ud800', ''), tendered: '10', filedAt: '2005-03-02T10:02' })
  const kept = await post(`${court}/dispute`, { question, reference: hostile, note: hostile }, { cookie })
  t.equal(kept.statusCode, 303, kept.body)
  for (const url of [String(kept.headers.location), `${String(kept.headers.location)}/print`, '/disputes']) {
    const { body, statusCode } = await app.inject({ url, headers: { cookie } })
    t.equal(statusCode, 200, url)
    t.notMatch(body, /<script>alert|<img src=x/, url)
  }
})
