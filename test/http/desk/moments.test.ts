import t, { type Test } from 'tap'
import { serveSample, type SampleService } from '../sample-service.ts'

const court = '/courts/USCASacramentoSuperior'

// Every page of a court; a page about one thing stands for all of its kind.
const pages = ['', '/fees', '/fees?q=complaint', '/fees/0101', '/codes', '/codes/DocumentType', '/hours', '/requirements', '/details', '/policies', '/policies/1.0.2', '/policies/1.0.3', '/changes', '/changes?since=1.0.1&version=1.0.3']

// Without an offset, with one, and an instant of which the court's clock and UTC have different dates.
const instants = ['2005-03-02T09:30', '2005-03-02T09:30:00-08:00', '2006-07-01T20:00']

const ways = (body: string): string[] => [...body.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))

const parametersOf = (link: string): URLSearchParams => new URL(link, 'http://desk.example').searchParams

/** Links of a page to pages of its court, but for the way back to now, which says so. */
const inward = (body: string): string[] => ways(body.replace(/<a href="[^"]*">Now<\/a>/, '')).filter(link => link.startsWith(court))

const twin = (body: string, name: string): string => new RegExp(`<a href="([^"]*)">${name}`).exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''

async function momentOf ({ app }: SampleService): Promise<string> {
  return parametersOf(twin((await app.inject(court)).body, 'Link for a letter')).get('knownAt') ?? ''
}

const withMoments = (page: string, moments: Record<string, string>): string => `${court}${page}${page.includes('?') ? '&' : '?'}${new URLSearchParams(moments)}`

t.test('twins and links of a page have the moments that it was asked for, and those that it was not asked for only in a letter', async t => {
  const service = await serveSample(t)
  const { app } = service
  const knownAt = await momentOf(service)
  for (const page of pages) {
    for (const at of instants) {
      const url = withMoments(page, { at, knownAt })
      const { body, statusCode } = await app.inject(url)
      t.equal(statusCode, 200, url)
      const data = twin(body, 'This page as data')
      const answered = (await app.inject(data)).json()
      t.same([data, twin(body, 'Link for a letter')].map(link => [Date.parse(parametersOf(link).get('at') ?? ''), parametersOf(link).get('knownAt')]), [0, 0].map(() => [Date.parse(at.endsWith(':00') && at.includes('-08') ? at : `${at}${at.startsWith('2005') ? '-08:00' : '-07:00'}`), knownAt]), url)
      t.equal(answered.knownAt, knownAt, data)
      if (!page.startsWith('/changes')) t.equal(Date.parse(answered.at), Date.parse(parametersOf(data).get('at') ?? ''), data)
      const [, asKnown = '', withAll = ''] = /<p class="as-known">(.*?)<a class="no-print" href="([^"]*)">.*?<\/p>/.exec(body) ?? []
      t.match(asKnown, /^As this archive knew it on \d+ \w+ \d{4}, /, url)
      t.same([parametersOf(withAll.replaceAll('&amp;', '&')).get('at'), parametersOf(withAll).get('knownAt')], [at, null], url)
      for (const link of inward(body.replace(/<p class="as-known">.*?<\/p>/, ''))) {
        t.equal(parametersOf(link).get('knownAt'), knownAt, `${url}: ${link}`)
        // The question of a dispute is about the instant of its filing.
        if (!link.includes('/dispute')) t.ok(parametersOf(link).get('at'), `${url}: ${link}`)
      }
    }
    const { body } = await app.inject(`${court}${page}`)
    const zooms = page === '' ? /zoom=|at=/ : /$^/
    for (const link of [twin(body, 'This page as data'), ...inward(body.replace(/<footer>.*/s, '')).filter(link => !zooms.test(link))]) t.same([parametersOf(link).get('at'), parametersOf(link).get('knownAt')], [null, null], `${page} is about now, and so is ${link}`)
    t.notOk(body.includes('as-known'), `${page} counts all that is known`)
    t.ok(['at', 'knownAt'].every(name => parametersOf(twin(body, 'Link for a letter')).has(name)), `${page} for a letter`)
  }
})

t.test('a state is the same on the page and in its data', async t => {
  const { app } = await serveSample(t)
  for (const at of ['2005-03-02T09:30', '2005-03-02T10:30']) {
    const state = at.includes('09:') ? ['effective', 'in force'] : ['expired', 'was in force']
    for (const page of ['/policies', '/policies/1.0.3']) {
      const { body } = await app.inject(withMoments(page, { at }))
      const { items, policy } = (await app.inject(twin(body, 'This page as data'))).json()
      const told = policy ?? items.find(({ version }: { version: string }) => version === '1.0.3')
      t.equal(told.state, state[0], `${page} ${at}`)
      t.ok(body.includes(page === '/policies' ? `<td>${state[1]}</td>` : `<dd>${state[1]}</dd>`), `${page} ${at}`)
    }
  }
})

t.test('a page that cannot be shown leads on with those moments that can be asked for', async t => {
  const service = await serveSample(t)
  const knownAt = await momentOf(service)
  const look = async (t: Test, page: string, moments: Record<string, string>, carried: [string | null, string | null]): Promise<void> => {
    const { body, statusCode } = await service.app.inject(withMoments(page, moments))
    t.ok([400, 404].includes(statusCode), page)
    for (const link of inward(/<nav class="tabs".*?<\/nav>/s.exec(body)?.[0] ?? '').filter(link => !link.includes('/dispute'))) t.same([parametersOf(link).get('at'), parametersOf(link).get('knownAt')], carried, `${page}: ${link}`)
  }
  await look(t, '/fees/none', { at: '2005-03-02T09:30', knownAt }, ['2005-03-02T09:30:00-08:00', knownAt])
  await look(t, '/policies/9.9.9', { knownAt }, [null, knownAt])
  await look(t, '/fees', { at: 'soon', knownAt }, [null, knownAt])
  await look(t, '/fees', { at: '2005-03-02T09:30', knownAt: 'soon' }, ['2005-03-02T09:30:00-08:00', null])
})
