import t from 'tap'
import { clerkWords } from '../../../src/pages/words.ts'
import { crawlBench, indexXml, listed, policyXml } from '../../crawler/small-repository.ts'
import { serve } from '../serve.ts'

const key = 'USCASmallSuperior'
const early = { key, version: '0.9.0', published: '2008-01-01T09', effective: '2008-02-01T09', fee: '5.00' }
const good = { key, version: '1.0.0', published: '2010-01-01T09', effective: '2010-01-01T09', fee: '10.00' }
const broken = { key, version: '1.0.1', published: '2012-01-01T09', effective: '2012-02-01T09' }
const absent = { key, version: '1.0.2', published: '2014-01-01T09', effective: '2014-02-01T09' }
const coming = { key, version: '1.0.3', published: '2060-01-01T09', effective: '2060-01-01T09', fee: '10.00' }
const again = { ...good, published: '2011-01-01T09', effective: '2011-01-03T09', fee: '11.00' }
const lost = { key: 'USCALostSuperior', version: '1.0.0', published: '2010-01-01T09', effective: '2010-02-01T09' }
const sound = { key: 'USCASoundSuperior', version: '1.0.0', published: '2010-01-01T09', effective: '2010-01-05T09', fee: '20.00' }
const court = `/courts/${key}`

interface Doubt { kind: string, version: string | null, text: string }

/** All doubts that an answer carries, wherever they stand in it. */
function doubtsIn (answer: unknown): Doubt[] {
  if (typeof answer !== 'object' || answer === null) return []
  return Object.entries(answer).flatMap(([name, value]) => name === 'doubts' ? value as Doubt[] : doubtsIn(value))
}

/** What is read on a page, in one line. */
const readOn = (body: string): string => body.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, '').replaceAll('&#39;', '\'').replaceAll('&quot;', '"').replaceAll('&amp;', '&').replace(/\s+/g, ' ')

// [page, the same as data]: where it has a link to its data, null
const pages: ReadonlyArray<readonly [string, string | null]> = [
  ['/', null], [court, null], [`${court}?at=2013-01-01T09:00`, null], [`${court}?at=2013-01-01T09:00&zoom=day`, null],
  ...['/fees', '/fees/Answer', '/codes', '/hours', '/requirements', '/details', '/changes', '/changes?since=0.9.0&version=1.0.0'].map((page): [string, null] => [court + page, null]),
  ...['/fees', '/fees/Answer', '/codes', '/hours', '/requirements', '/details'].map((page): [string, null] => [`${court}${page}?at=2013-01-01T09:00`, null]),
  [`${court}/dispute?fee=Answer&tendered=10&filedAt=2013-01-01T09:00`, null],
  [`${court}/dispute/print?fee=Answer&tendered=10&filedAt=2013-01-01T09:00`, `/v1${court}/fee-dispute?fee=Answer&tendered=10&filedAt=2013-01-01T09:00`],
  [`/courts/${lost.key}`, `/v1/courts/${lost.key}/effective-policy`], [`/courts/${lost.key}/fees`, `/v1/courts/${lost.key}/fees`]
]

t.test('no page is surer than its data: each doubt stands on it', async t => {
  const { app, database, histories } = await serve(t)
  const { crawl, publish } = await crawlBench(t)
  publish('index.xml', indexXml({ policies: [...[early, good, broken, absent, coming, lost, sound].map(listed), listed(again)] }))
  for (const policy of [early, good, coming, sound]) publish(listed(policy).location, policyXml(policy))
  publish(listed(broken).location, '<Policy><unfinished>')
  publish(listed(again).location, policyXml(again))
  await crawl({ database })
  await histories.refresh()
  const read = async (url: string): Promise<string> => (await app.inject({ url, headers: { accept: 'text/html' } })).body
  const seen = new Set<string>()

  for (const [page, data] of pages) {
    const body = await read(page)
    const link = data ?? /<a href="([^"]*)">This page as data/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const answer = (await app.inject(link)).json()
    const doubts = doubtsIn(answer)
    t.ok(doubts.length > 0, `${link} has doubts`)
    for (const { kind, text } of doubts) {
      seen.add(kind)
      t.ok(readOn(body).includes(clerkWords(text, 'America/Los_Angeles').replace(/\s+/g, ' ')) || (page.includes('/print') && readOn(body).includes(text)), `${page}: ${text}`)
    }
    if (answer.provisional === true) t.match(readOn(body), /Something published later could still change this/, page)
  }
  t.same([...seen].sort(), ['not-fetched', 'too-soon', 'unreadable', 'version-reused'])

  await t.test('what is known of a file that nobody could read is a press away', async t => {
    for (const page of [court, `${court}/fees`, `${court}/fees/Answer`, `${court}/policies`, '/', '/archive']) t.match(await read(page), `href="${court}/policies/1.0.1"`, page)
    t.match(await read(`${court}?at=2011-06-01T09:00`), new RegExp(`<strong><a href="${court}/policies/1\\.0\\.1\\?at=[^"]*">1\\.0\\.1</a></strong>: .* cannot be read`), 'among the reasons')
    t.notMatch(await read(court), `href="${court}/policies/1.0.2"`, 'of one that was never fetched there is no page')
    const body = await read(`${court}/policies/1.0.1`)
    t.match(readOn(body), /nobody can read it as a policy.*SHA-256 ?[0-9a-f]{64}.*error/)
    const digest = /<code>([0-9a-f]{64})<\/code>/.exec(body)?.[1]
    t.match(/<a href="([^"]*)">Link for a letter/.exec(body)?.[1], `sha256=${digest}`)
    t.match(await read(`${court}/policies/1.0.1?sha256=0000`), 'made for another document')
  })
  await t.test('the state of the archive names files that are none, and what is to come, by court', async t => {
    const rows = [.../<h2>Findings by court.*?<\/section>/s.exec(await read('/archive'))?.[0].matchAll(/<tr><th scope="row">.*?<\/tr>/gs) ?? []].map(([row]) => readOn(row.replaceAll('</td>', ' ').replaceAll('</th>', ' ')).trim())
    for (const expected of [/^USCASmallSuperior 1\.0\.1 cannot be read Policy 1\.0\.1, published on 1 January 2012/, /^USCASmallSuperior 1\.0\.2 not fetched /, /^USCASmallSuperior 1\.0\.3 scheduled [1-9]/, /^USCALostSuperior 1\.0\.0 not fetched /]) t.ok(rows.some(row => expected.test(row)), String(expected))
    t.notOk(rows.some(row => row.includes('0.9.0')), 'what no longer rules is of the past')
    t.notMatch(await read('/archive'), 'checks find nothing')
  })
})

t.test('where all is well the state of the archive says so', async t => {
  const { app } = await serve(t)
  t.match((await app.inject('/archive')).body, /class="note good">The checks find nothing of any policy/)
})
