import t from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { division, hoursOfOperation, policy } from '../domain/blank-policy.ts'
import { crawlBench, indexXml, listed, policyXml } from '../crawler/small-repository.ts'
import { serve } from './serve.ts'

const key = 'USCASacramentoSuperior'
const traffic = 'USCASacramentoSuperiorTraffic'
const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const daily = (open: string, close: string) => week.map(day => [day, open, close] as const)

const christmas = ['2005-12-26', 'Christmas Day', null, null] as const
const short = ['2005-12-23', null, '08:30:00', '12:00:00'] as const
const trafficHours = hoursOfOperation([...daily('10:00:00', '12:00:00'), ...daily('13:00:00', '14:00:00'), ['Sunday', '02:30:00', '04:00:00']])

// Version, publication, start; hours of the court; hours of its traffic division, null where it has none of its own, undefined where it is not named.
const policies = [
  ['1.0.0', '2005-01-01T10', '2005-01-04T10', hoursOfOperation(daily('08:30:00', '16:00:00'), [christmas, short]), trafficHours],
  ['1.0.1', '2005-05-02T10', '2005-05-07T00', hoursOfOperation(daily('08:00:00', '15:00:00')), null],
  ['1.0.2', '2005-06-06T09', '2005-06-06T17', hoursOfOperation([['Monday', '08:00:00', '18:00:00'], ['Wednesday', '08:00', 'late']]), undefined],
  ['1.0.3', '2005-08-01T09', '2005-08-03T09', null, undefined],
  ['1.0.4', '2005-12-01T09', '2005-12-05T09', hoursOfOperation(daily('08:30:00', '16:00:00'), [christmas, short]), undefined]
] as const

const kept = policies.map(([version, published, effective, hours, ofTraffic]) => policy({
  version,
  published,
  effective,
  hoursOfOperation: hours,
  courtDivisions: ofTraffic === undefined ? [] : [{ ...division(traffic), hoursOfOperation: ofTraffic }]
}))

// [what it shows, key, wall time asked about, open, the day's hours, holiday, next opening]
const questions = [
  ['in the middle of a day', key, '2005-03-02T09:30', true, ['08:30:00 16:00:00'], null, '2005-03-03T08:30:00-08:00'],
  ['as it closes', key, '2005-03-04T16:00', false, ['08:30:00 16:00:00'], null, '2005-03-07T08:30:00-08:00'],
  ['a day without hours', key, '2005-03-06T12:00', false, [], null, '2005-03-07T08:30:00-08:00'],
  ['over the change of the clock', key, '2005-04-01T17:00', false, ['08:30:00 16:00:00'], null, '2005-04-04T08:30:00-07:00'],
  ['the next opening is by the next policy\'s hours', key, '2005-05-06T17:00', false, ['08:30:00 16:00:00'], null, '2005-05-09T08:00:00-07:00'],
  ['a policy that starts within its own hours opens the court', key, '2005-06-06T16:00', false, ['08:00:00 15:00:00'], null, '2005-06-06T17:00:00-07:00'],
  ['an hour that is no time: perhaps', key, '2005-06-08T12:00', null, ['08:00:00 null'], null, '2005-06-13T08:00:00-07:00'],
  ['an hour before it that is no time', key, '2005-06-06T19:00', false, ['08:00:00 18:00:00'], null, null],
  ['a policy without hours before the next that has some', key, '2005-08-01T19:00', false, ['08:00:00 18:00:00'], null, null],
  ['no hours', key, '2005-08-03T09:30', null, [], null, null],
  ['a holiday with hours', key, '2005-12-23T11:00', true, ['08:30:00 12:00:00'], '', '2005-12-27T08:30:00-08:00'],
  ['a holiday', key, '2005-12-26T11:00', false, [], 'Christmas Day', '2005-12-27T08:30:00-08:00'],
  ['a division\'s own hours: between its windows', traffic, '2005-03-02T12:30', false, ['10:00:00 12:00:00', '13:00:00 14:00:00'], null, '2005-03-02T13:00:00-08:00'],
  ['a division\'s opening in the hour that spring skips', traffic, '2005-04-02T12:00', false, [], null, '2005-04-03T03:00:00-07:00'],
  ['a division that has the court\'s', traffic, '2005-05-09T08:00', true, ['08:00:00 15:00:00'], null, '2005-05-10T08:00:00-07:00'],
  ['and before it has', traffic, '2005-05-06T14:00', false, ['10:00:00 12:00:00', '13:00:00 14:00:00'], null, '2005-05-09T08:00:00-07:00'],
  ['a division that is not named any more', traffic, '2005-12-26T11:00', false, [], 'Christmas Day', '2005-12-27T08:30:00-08:00']
] as const

t.test('when a court is open', async t => {
  const { app, database, histories, clock } = await serve(t)
  await keepCrawl(database, kept)
  await histories.refresh()
  const ask = async (courtKey: string, query = '') => await app.inject(`/v1/courts/${courtKey}/hours${query}`)

  await t.test('on its clock, by the policy in force, and next by the one that will be', async t => {
    for (const [what, courtKey, at, open, spans, holiday, nextOpening] of questions) {
      const { day, ...body } = (await ask(courtKey, `?at=${at}`)).json()
      t.match(body, { open, nextOpening, court: { courtKey } }, what)
      t.same(day.spans.map(({ opens, closes }: { opens: string, closes: string }) => `${opens} ${closes}`), spans, what)
      t.match(day, { date: at.slice(0, 10), holiday }, what)
      t.same([day.opens, day.closes], spans[0] === undefined ? [null, null] : [day.spans[0].opens, day.spans[0].closes], what)
    }
  })
  await t.test('a division that the policy in force does not name', async t => {
    t.equal((await ask(traffic, '?at=2005-03-02T09:30')).json().court.divisionInPolicy, true)
    t.equal((await ask(traffic, '?at=2005-12-26T11:00')).json().court.divisionInPolicy, false)
  })
  await t.test('hours and holidays as the policy lists them, and what of them tells nothing', async t => {
    t.match((await ask(traffic, '?at=2005-03-02T09:30')).json(), { week: [{ day: 'Monday', opens: '10:00:00', closes: '12:00:00' }, ...week.slice(1).map(day => ({ day })), { day: 'Monday', opens: '13:00:00' }] })
    t.match((await ask(key, '?at=2005-03-02T09:30')).json().holidays, [
      { date: '2005-12-26', name: 'Christmas Day', opens: null, closes: null, note: null },
      { date: '2005-12-23', name: null, opens: '08:30:00', closes: '12:00:00' }
    ])
    t.match((await ask(key, '?at=2005-06-08T12:00')).json(), { week: [{}, { day: 'Wednesday', opens: '08:00:00', closes: null }], unread: [{ path: 'HoursOfOperation/Days/Day[2]/Close', text: /late/ }], asPrinted: { days: [{}, { close: 'late' }] } })
    t.match((await ask(key, '?at=2005-08-03T09:30')).json(), { week: [], holidays: [], unread: [], asPrinted: null })
  })
  await t.test('without an instant it is about the current minute, and is kept to its end', async t => {
    const now = await ask(key)
    t.match(now.json(), { at: '2026-11-22T04:34:00-08:00', knownAt: null, open: false, nextOpening: '2026-11-23T08:30:00-08:00', day: { date: '2026-11-22' } })
    t.equal(now.headers['cache-control'], 'public, max-age=4')
    clock.now = Date.parse('2026-11-23T16:30:00.001Z')
    const later = await ask(key)
    t.match(later.json(), { at: '2026-11-23T08:30:00-08:00', open: true, nextOpening: '2026-11-24T08:30:00-08:00' })
    t.equal(later.headers['cache-control'], 'public, max-age=59')
  })
  await t.test('before the first policy there is none that could tell', async t => {
    t.match((await ask(key, '?at=2005-01-04T09:59')).json(), { type: 'urn:problem:none-yet', firstEffectiveFrom: '2005-01-04T10:00:00-08:00' })
  })
  await t.test('what is no instant is refused', async t => {
    for (const at of ['', '2005-03-02', '2005-04-03T02:30', '2005-10-30T01:30', 'now', '1989-12-31T23:59']) t.match((await ask(key, `?at=${at}`)).json(), { status: 400, errors: [{ parameter: 'at' }] }, at)
    t.equal((await ask(key, '?at=2005-10-30T01:30:00-07:00')).statusCode, 200)
    t.equal((await ask(key, '?At=2005-03-02T09:30')).statusCode, 400)
  })
})

t.test('a file that nobody could fetch is a doubt from the instant at which it could rule the next opening', async t => {
  const { app, database, histories } = await serve(t)
  const { crawl, publish } = await crawlBench(t)
  const good = { key, version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09' }
  const missing = { key, version: '1.0.1', published: '2012-01-01T09', effective: '2012-02-01T09' }
  publish('index.xml', indexXml({ policies: [good, missing].map(listed) }))
  publish(listed(good).location, policyXml(good))
  await crawl({ database })
  await histories.refresh()
  const { headers, json } = await app.inject(`/v1/courts/${key}/hours?at=2011-06-01T09:00`)
  t.match(json(), { open: null, nextOpening: null, doubts: [{ kind: 'not-fetched', version: '1.0.1' }] }, 'it may open the court one day')
  t.equal(headers['cache-control'], 'public, max-age=60')
})
