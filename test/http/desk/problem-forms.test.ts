import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import t from 'tap'
import { CLERK, serveSample } from '../sample-service.ts'

const court = '/courts/USCASacramentoSuperior'
const asked = { fee: '0402', tendered: '4.00', filedAt: '2005-03-02T09:30' }

// [what is typed as a time, the clock's time that it is; null: none]
const times: ReadonlyArray<readonly [string, string | null]> = [
  ['9:30', '9:30 a.m.'], ['9:30 am', '9:30 a.m.'], ['9.30 A.M.', '9:30 a.m.'], ['9am', '9:00 a.m.'], ['12 am', '12:00 a.m.'], ['12:15 pm', '12:15 p.m.'], ['1:30 p', '1:30 p.m.'],
  ['13:30', '1:30 p.m.'], ['0:30', '12:30 a.m.'], ['13:30 am', null], ['13:30 pm', null], ['0:30 am', null], ['0:30 pm', null], ['25:00', null], ['noon', null], ['9:3', null]
]

t.test('a time is taken as it was typed, or is told to be none: never as another', async t => {
  const { app } = await serveSample(t)
  for (const [time, meant] of times) {
    const { body, statusCode } = await app.inject(`${court}?${new URLSearchParams({ day: '2', month: '3', year: '2005', time, zoom: 'day', knownAt: '' })}`)
    t.equal(statusCode, meant === null ? 400 : 200, time)
    if (meant !== null) t.match(body, `At 2 March 2005, ${meant} PST`, time)
  }
})

// [what is typed as day, month, year and time, what the page is then about; a pattern of what is wrong]
const wholes: ReadonlyArray<readonly [readonly [string, string, string, string], string | RegExp]> = [
  [['', '', '', '2005-03-02T09:30'], '9:30 a.m.'], [['2005-03-02T09:30', '', '', ''], '9:30 a.m.'], [['', '', ' 2005-03-02T09:30 ', ''], '9:30 a.m.'],
  [['', '', '', '2005-03-02t09:30:00'], '9:30 a.m.'], [['', '', '', '2005-03-02 9:30 am'], '9:30 a.m.'], [['', '', '', '2005-3-2 13:30'], '1:30 p.m.'],
  [['', '', '', '2005-03-02T17:30:00Z'], '9:30 a.m.'], [['', '', '', '2005-03-02T09:30:00-08:00'], '9:30 a.m.'], [['2', '3', '2005', '2005-03-02T09:30:00-08:00'], '9:30 a.m.'],
  [['2', '3', '2005', '2005-03-02T09:30'], '9:30 a.m.'], [['02', '', '', '2005-03-02T09:30'], '9:30 a.m.'], [['2005-03-02T09:30', '3', '2005', '9.30 a.m.'], '9:30 a.m.'],
  [['2005-03-02T09:30', '', '', '2005-03-02T09:30'], '9:30 a.m.'],
  [['3', '3', '2005', '2005-03-02T09:30'], /says two things/], [['', '4', '', '2005-03-02T09:30'], /says two things/], [['', '', '2006', '2005-03-02T09:30'], /says two things/],
  [['2005-03-02T09:30', '', '', '9:31'], /says two things/], [['2005-03-02T09:30', '', '', '9:30 pm'], /says two things/], [['2005-03-02T09:30', '', '', 'noon'], /says two things/],
  [['2005-03-02T09:30', '', '', '2005-03-02T09:31'], /says two things/], [['x', '', '', '2005-03-02T09:30'], /says two things/],
  [['', '', '', '2005-02-31T09:30'], /is no time that can be asked about/], [['', '', '', '2005-03-02T25:30'], /is no time/], [['', '', '', '2005-03-02'], /is no time/], [['', '', '', '2005-04-03T02:30'], /does not exist/]
]

t.test('a whole time may be typed into one field, where no other field says otherwise', async t => {
  const { app } = await serveSample(t)
  for (const [[day, month, year, time], meant] of wholes) {
    const told = [day, month, year, time].join(' / ')
    for (const [page, more] of [['', {}], ['/dispute', { fee: '0101', tendered: '10' }], ['/dispute/print', { fee: '0101', tendered: '10' }]] as const) {
      const { body, statusCode } = await app.inject(`${court}${page}?${new URLSearchParams({ ...more, day, month, year, time })}`)
      t.equal(statusCode, typeof meant === 'string' ? 200 : 400, `${page} ${told}`)
      t.match(body, typeof meant === 'string' ? `${page === '' ? 'At' : 'Filed'} 2 March 2005, ${meant} PST` : meant, `${page} ${told}`)
      if (typeof meant !== 'string' && time !== '') t.ok(body.includes(`value="${time.trim()}"`), `${page} ${told} can be typed again`)
    }
  }
})

t.test('whoever typed a wrong time types it again where it stands, and nothing else', async t => {
  const { app } = await serveSample(t)
  const typed = { day: '31', month: '2', year: '2005', time: '9:30 am' }
  for (const page of ['', '/fees', '/codes', '/codes/DocumentType', '/hours', '/requirements', '/details']) {
    const { body, statusCode } = await app.inject(`${court}${page}?${new URLSearchParams({ ...typed, q: 'motion', zoom: 'day' })}`)
    t.equal(statusCode, 400, page)
    for (const part of [`action="${court}${page}"`, 'name="day" inputmode="numeric" autocomplete="off" value="31"', '<option value="2" selected>', 'value="2005"', 'value="9:30 am"', 'name="q" value="motion"', 'name="zoom" value="day"']) {
      t.ok(body.includes(part), `${page} ${part}`)
    }
    t.notMatch(body, /ISO 8601|timeline\?/, 'in words for people')
  }
})

// [what is said of a filing, values of it that are right, values that are wrong]
const said: ReadonlyArray<readonly [string, readonly string[], readonly string[]]> = [
  ['pages', ['1', '007', '999999', '1000000'], ['0', '000', '1000001', '-1', '1.5', '1e3', 'ten', '1,000']],
  ['firstPaper', ['true', 'false'], ['TRUE', 'yes', '1', '0', 'null']],
  ['amountInControversy', ['0', '25000', '25000.00', `${'9'.repeat(18)}.${'9'.repeat(12)}`], ['-1', '$25000', '25,000', '.5', '1.', '9'.repeat(19)]],
  ['jurisdictionalAmount', ['Limited', 'x'.repeat(500)], ['x'.repeat(501)]],
  ['caseType', ['Civil', 'x'.repeat(500)], ['x'.repeat(501)]],
  ['documentType', ['Motion', 'x'.repeat(500)], ['x'.repeat(501)]],
  ['documentGenericType', ['Motion', 'x'.repeat(500)], ['x'.repeat(501)]],
  ['tendered', ['4', '4.', '.5'], ['4,00', '-4', '.', '1'.repeat(19), `1.${'1'.repeat(13)}`]],
  ['citedVersion', ['1.0.3', '9.9.9'], ['1.0', '1.0.33', 'v1.0.3']],
  ['fee', ['0101', '0402'], ['x'.repeat(501)]]
]

t.test('a question of the desk is judged as the same question is as data', async t => {
  const { app } = await serveSample(t)
  const ask = async (path: string, parameters: Record<string, string>) => await app.inject(`${path}?${new URLSearchParams(parameters)}`)
  for (const [name, right, wrong] of said) {
    for (const [values, status] of [[right, 200], [wrong, 400]] as const) {
      for (const value of values) {
        const question = { ...asked, [name]: value }
        const told = `${name}=${value.slice(0, 40)}`
        t.equal((await ask(`/v1${court}/fee-dispute`, question)).statusCode, status, `as data ${told}`)
        for (const page of ['/dispute', '/dispute/print']) {
          const { body, statusCode } = await ask(`${court}${page}`, question)
          t.equal(statusCode, status, `${page} ${told}`)
          if (status === 400) t.match(body, /<p class="note bad">(The field|The amount|The version|fee is)/, told)
        }
      }
    }
  }
  for (const [page, data] of [['/', '/v1/courts'], [`${court}/fees`, `/v1${court}/fees`], [`${court}/codes/DocumentType`, `/v1${court}/code-tables/DocumentType`]] as const) {
    for (const [length, status] of [[500, 200], [501, 400]] as const) {
      for (const path of [page, data]) t.equal((await ask(path, { q: 'x'.repeat(length) })).statusCode, status, `${path} ${length}`)
    }
  }
})

t.test('where another instant is chosen, the digest of the document of the first one is left out', async t => {
  const { app } = await serveSample(t)
  const pinned = { sha256: '0'.repeat(64), q: 'motion', zoom: 'day' }
  for (const page of ['', '/fees', '/codes', '/codes/DocumentType', '/hours', '/requirements', '/details']) {
    for (const instant of [{ at: '2005-03-02T09:30' }, { at: '2004-03-02T09:30' }, { at: '2005-10-30T01:30' }, { at: 'soon' }, { day: '31', month: '2', year: '2005', time: '9:30' }]) {
      const { body } = await app.inject(`${court}${page}?${new URLSearchParams({ ...pinned, ...instant })}`)
      const [form = ''] = /<form class="ask" method="get".*?<\/form>/s.exec(body) ?? []
      t.match(form, 'name="day"', `${page} ${JSON.stringify(instant)}`)
      t.notMatch(form, 'sha256', `${page} ${JSON.stringify(instant)}`)
      const links = [...body.replace(/<footer>.*/s, '').matchAll(/href="([^"]*)"/g)].map(([, link]) => link)
      t.same(links.filter(link => link?.includes('0000') === true && !link.startsWith('/sign-in')), [], `${page} ${JSON.stringify(instant)}`)
    }
  }
})

t.test('all that was said of a filing goes on to print, data, the letter, the form and the record', async t => {
  const { app } = await serveSample(t)
  const criteria = { caseType: 'Civil', documentType: 'Motion', documentGenericType: 'Motion', firstPaper: 'true', jurisdictionalAmount: 'Limited', amountInControversy: '9000', pages: '12' }
  const own = { host: 'desk.example', origin: 'http://desk.example', 'content-type': 'application/x-www-form-urlencoded' }
  const cookie = String((await app.inject({ method: 'POST', url: '/sign-in', headers: own, payload: `token=${CLERK}` })).headers['set-cookie']).split(';')[0] ?? ''
  for (const [name, value] of Object.entries(criteria)) {
    const given = name === 'documentType' ? { [name]: value } : { [name]: value, documentType: 'Motion' }
    const { body } = await app.inject({ url: `${court}/dispute?${new URLSearchParams({ ...asked, ...given })}`, headers: { cookie } })
    const [print, data, letter] = ['Print this answer', 'This page as data', 'Link for a letter'].map(text => new RegExp(`<a href="([^"]*)">${text}`).exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '')
    for (const link of [print, data, letter]) t.equal(new URL(link ?? '', 'http://desk.example').searchParams.get(name), value, `${name} in ${link}`)
    t.ok(body.includes(`name="${name}" autocomplete="off" value="${value}"`), `${name} stands in the form`)
    t.match(body, /<details open>/, 'which is open')
    const question = JSON.parse((/name="question" value="([^"]*)"/.exec(body)?.[1] ?? '').replaceAll('&quot;', '"'))
    t.equal(String(question.fee[0].criteria[name]), value, `${name} is kept`)
    const answers = await Promise.all([print, data, letter].map(async link => (await app.inject(link ?? '')).statusCode))
    t.same(answers, [200, 200, 200], name)
  }
})

t.test('what the picture is to show is one of four words, or told to be none', async t => {
  const { app } = await serveSample(t)
  for (const at of ['2005-03-02T09:30', '2004-03-02T09:30', '']) {
    for (const [zoom, right] of [['all', true], ['year', true], ['month', true], ['day', true], ['', true], ['nonsense', false], ['Day', false], ['constructor', false], ['day ', false]] as const) {
      const { body, statusCode } = await app.inject(`${court}?${new URLSearchParams({ at, zoom })}`)
      t.equal(statusCode, right ? 200 : 400, `${at} ${zoom}`)
      if (!right) t.match(body, /zoom is &quot;.*&quot;: one of all, year, month, day is expected/)
    }
  }
})

t.test('a slash after the address of a page leads to the page, and never away from here', async t => {
  const { app, base } = await serveSample(t)
  const record = '/disputes/5d0f3a52-8a0b-4c64-9a3c-4a4a6c1d2e3f'
  for (const page of [court, `${court}/fees`, `${court}/fees/0101`, `${court}/codes/DocumentType`, `${court}/policies/1.0.3`, `${court}/dispute`, `${court}/dispute/print`, '/archive', '/sign-in', '/disputes', record, '/courts/a%2Fb']) {
    for (const query of ['', '?at=2005-03-02T09:30&q=a%2Fb?/']) {
      const { headers, statusCode } = await app.inject(`${page}/${query}`)
      t.same([statusCode, headers.location], [308, `${page}${query}`], page)
    }
  }
  for (const url of ['//evil.example', '//evil.example/', '/\\\\evil.example/', '/courts//evil.example/', '/courts/..//evil.example/', '/courts/..%2F%2Fevil.example/', '/courts/%2e%2e/', '/courts/\\evil.example/', 'http://evil.example/archive/', '//evil.example/archive/', '/archive//', '/v1/courts/', '/nothing/']) {
    // As it stands, which no client of ours would write.
    const [asked] = await once(get(base, { path: url, headers: { accept: 'text/html' } }), 'response') as [IncomingMessage]
    asked.resume()
    const { headers: { location }, statusCode } = asked
    if (location !== undefined) t.equal(new URL(location, base).origin, base, `${url} leads to ${location}`)
    t.ok([200, 308, 400, 404, 406].includes(Number(statusCode)), `${url} answers ${statusCode}`)
  }
})

t.test('an empty value is none', async t => {
  const { app } = await serveSample(t)
  for (const page of ['', '/fees', '/fees/0101', '/codes', '/codes/DocumentType', '/hours', '/requirements', '/details', '/policies', '/policies/1.0.3', '/changes', '/dispute', '/dispute/print']) {
    const empty = Object.fromEntries(['at', 'knownAt', 'filedAt', 'zoom', 'sha256', 'day', 'month', 'year', 'time', 'q', 'since', 'version', 'previous', 'citedVersion', 'pages'].map(name => [name, '']))
    const whole = page.startsWith('/dispute') ? asked : {}
    const { body, statusCode } = await app.inject(`${court}${page}?${new URLSearchParams({ ...empty, ...whole })}`)
    t.equal(statusCode, 200, page)
    t.notMatch(body, /made for another document|name="previous"/, page)
  }
})

t.test('what stood in an address as one text stands in the fields again', async t => {
  const { app } = await serveSample(t)
  const filed = ['name="day" inputmode="numeric" autocomplete="off" value="2"', '<option value="3" selected>', 'value="2005"', 'value="10:02 am"']
  const { body } = await app.inject(`${court}/dispute?${new URLSearchParams({ fee: '0101', tendered: '10,00', filedAt: '2005-03-02T10:02' })}`)
  for (const part of [...filed, 'name="tendered" inputmode="decimal" autocomplete="off" required placeholder="100.00" value="10,00"']) t.ok(body.includes(part), part)
})

// [page, as data, what is offered as data]
const wrong: ReadonlyArray<readonly [page: string, data: string, offered: string]> = [
  ['/courts/USCASacrament/fees?at=2005-03-02T09:30', '/v1/courts/USCASacrament/fees?at=2005-03-02T09:30', 'suggestions'],
  ['/courts/uscasacramentosuperior', '/v1/courts/uscasacramentosuperior/effective-policy', 'suggestions'],
  [`${court}/fees/010`, `/v1${court}/fees/010/history`, 'suggestions'],
  [`${court}/codes/CaseTyp?at=2005-03-02T09:30&q=civil`, `/v1${court}/code-tables/CaseTyp?at=2005-03-02T09:30&q=civil`, 'suggestions'],
  [`${court}/policies/1.0.9?sha256=0000`, `/v1${court}/policies/1.0.9/findings`, 'suggestions'],
  [`${court}/changes?since=1.0.9&version=1.0.3`, `/v1${court}/policies/1.0.3/changes?since=1.0.9`, 'suggestions'],
  [`${court}/changes?since=1.0.3&version=1.0.9&sha256=0000`, `/v1${court}/policies/1.0.9/changes?since=1.0.3`, 'suggestions'],
  [`${court}/fees?at=2004-03-02T09:30`, `/v1${court}/fees?at=2004-03-02T09:30`, 'firstEffectiveFrom'],
  [`${court}/fees?knownAt=2001-03-02T09:30Z&q=complaint`, `/v1${court}/fees?knownAt=2001-03-02T09:30Z`, 'firstKnownAt'],
  [`${court}?knownAt=2001-03-02T09:30Z`, `/v1${court}/effective-policy?knownAt=2001-03-02T09:30Z`, 'firstKnownAt']
]

t.test('what the data offers in the place of what cannot be answered, the page offers as links that answer', async t => {
  const { app } = await serveSample(t)
  for (const [page, data, name] of wrong) {
    const { body, statusCode } = await app.inject(page)
    const offered = [(await app.inject(data)).json()[name]].flat()
    t.match([statusCode, offered.length > 0], [/40[04]/, true], page)
    const links = [...(/Did you mean:<\/p><ul>(.*?)<\/ul>/s.exec(body)?.[1] ?? '').matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))
    t.equal(links.length, offered.length, page)
    for (const [place, each] of offered.entries()) {
      t.ok(decodeURIComponent(links[place] ?? '').includes(each), `${page}: ${links[place]}`)
      const { statusCode } = await app.inject(links[place] ?? '')
      t.equal(statusCode, page.includes('/USCASacrament/fees') && !each.includes('Sacramento') ? statusCode : 200, links[place] ?? page)
      t.notMatch(links[place] ?? '', 'sha256')
    }
  }
})

t.test('a link that was made for another document says so, on each page that rests on one', async t => {
  const { app } = await serveSample(t)
  const dispute = new URLSearchParams({ fee: '0101', tendered: '10', filedAt: '2005-03-02T10:02' })
  for (const page of ['', '/fees', '/fees/0101', '/codes', '/codes/DocumentType', '/hours', '/requirements', '/details', '/policies/1.0.2', '/policies/1.0.3', '/changes?since=1.0.1&version=1.0.3', `/dispute?${dispute}`]) {
    const read = async (url: string): Promise<string> => (await app.inject(url)).body
    const pinned = /<a href="([^"]*)">Link for a letter/.exec(await read(court + page))?.[1]?.replaceAll('&amp;', '&') ?? ''
    const names = page.startsWith('/changes') ? ['sha256', 'sinceSha256'] : ['sha256']
    const digests = [...new URL(pinned, 'http://desk.example').searchParams].filter(([name]) => /sha256/i.test(name))
    t.same(digests.map(([name]) => name), names, page)
    t.notMatch(await read(pinned), 'made for another document', page)
    t.notMatch(await read(pinned.replace(digests[0]?.[1] ?? '', digests[0]?.[1]?.toUpperCase() ?? '')), 'made for another document', `${page} in capitals`)
    for (const [, digest] of digests) t.match(await read(pinned.replace(digest, '0000')), 'made for another document', page)
  }
})

t.test('what a page is as data is JSON to a browser, which asks for XML before it; what is for a letter stays', async t => {
  const { app, clock } = await serveSample(t)
  const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
  const asked = new URLSearchParams({ fee: '0101', tendered: '10', filedAt: '2005-03-02T10:02' })
  for (const page of ['/', '/?q=orange', '/archive', court, `${court}/fees`, `${court}/fees?q=a`, `${court}/fees/0101`, `${court}/codes`, `${court}/codes/DocumentType?at=2005-03-02T09:30`, `${court}/hours`, `${court}/requirements`, `${court}/details`, `${court}/policies`, `${court}/policies/1.0.3`, `${court}/changes`, `${court}/dispute?${asked}`]) {
    const read = async (url: string): Promise<string> => (await app.inject({ url, headers: { accept } })).body
    const shown = await read(page)
    const [, link = ''] = /<a href="([^"]*)">This page as data/.exec(shown) ?? []
    const { headers, statusCode } = await app.inject({ url: link.replaceAll('&amp;', '&'), headers: { accept } })
    t.same([statusCode, headers['content-type']], [200, 'application/json; charset=utf-8'], `${page}: ${link}`)
    const pinned = /<a href="([^"]*)">Link for a letter/.exec(shown)?.[1]?.replaceAll('&amp;', '&')
    if (pinned === undefined) continue
    const once = await read(pinned)
    clock.now += 3 * 365 * 86_400_000
    t.equal(await read(pinned), once, `${pinned} shows the same for ever`)
    clock.now -= 3 * 365 * 86_400_000
  }
})
