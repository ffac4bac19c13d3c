import t from 'tap'
import { serveSample } from '../sample-service.ts'

const court = '/courts/USCASacramentoSuperior'

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

t.test('what stood in an address as one text stands in the fields again', async t => {
  const { app } = await serveSample(t)
  const filed = ['name="day" inputmode="numeric" autocomplete="off" value="2"', '<option value="3" selected>', 'value="2005"', 'value="10:02 am"']
  const { body } = await app.inject(`${court}/dispute?${new URLSearchParams({ fee: '0101', tendered: '10,00', filedAt: '2005-03-02T10:02' })}`)
  for (const part of [...filed, 'name="tendered" inputmode="decimal" autocomplete="off" required placeholder="100.00" value="10,00"']) t.ok(body.includes(part), part)
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
