import t from 'tap'
import { findLastCheck } from '../../src/archive/court/index-checks.ts'
import { query } from '../database.ts'
import type { SiteAnswer } from '../misbehaving-site.ts'
import type { CrawlOutcome } from '../../src/crawler/crawl-repository.ts'
import { crawlBench, fileNameOf, indexXml, listed, policyXml, type SmallPolicy } from './small-repository.ts'

const versions = (count: number): SmallPolicy[] => Array.from({ length: count }, (_, minor) => (
  { key: 'USCAKings', version: `1.${Math.floor(minor / 10)}.${minor % 10}`, published: '2005-01-01T10', effective: '2005-01-05T09' }))

/** [rule, end of its URL] of each finding, sorted. */
function found ({ report }: CrawlOutcome): string[][] {
  return report.findings.map(({ rule, url }) => [rule, url.replace(/^.*\/CourtPolicies\//, '')]).sort((a, b) => a.join() < b.join() ? -1 : 1)
}

const whole = policyXml(versions(1)[0] as SmallPolicy)

// what the page does, how it answers -> [outcome, failure, kind of reading] of its capture, and what the report says
const pages: Array<[string, SiteAnswer, [string, string | null, string | null], string]> = [
  ['is not there', { status: 404, body: 'Nothing is here.' }, ['failed', 'http-status', null], 'policy-unreachable'],
  ['fails', { status: 500, body: '<html>Sorry</html>' }, ['failed', 'http-status', null], 'policy-unreachable'],
  ['is silent', { body: whole, stall: 0 }, ['failed', 'time-out', null], 'policy-unreachable'],
  ['is cut', { body: whole, cut: 100 }, ['failed', 'interrupted', null], 'policy-unreachable'],
  ['is too large', { body: 'x'.repeat(100_001) }, ['failed', 'too-large', null], 'policy-unreachable'],
  ['leads away', { redirect: 'http://127.0.0.1:1/' }, ['failed', 'redirect-refused', null], 'redirect-refused'],
  ['is broken XML', { body: whole.slice(0, -20) }, ['fetched', null, 'unreadable'], 'policy-unreadable'],
  ['is a page for people', { body: '<!DOCTYPE html><html><body>Back at eight</body></html>' }, ['fetched', null, 'unreadable'], 'policy-unreadable'],
  ['is empty', { body: '' }, ['fetched', null, 'unreadable'], 'policy-unreadable'],
  ['is no text at all', { body: Buffer.from([0, 1, 2, 255, 254, 0]) }, ['fetched', null, 'unreadable'], 'policy-unreadable']
]

t.test('whatever a page does, the rest is archived', async t => {
  const { crawl, publish, site, database } = await crawlBench(t)
  const bad = versions(pages.length)
  const good = { ...versions(1)[0] as SmallPolicy, key: 'USCATulare' }
  publish('index.xml', indexXml({ policies: [...bad.map(listed), listed(good)] }))
  pages.forEach(([, answer], place) => { site.set(`/CourtPolicies/${fileNameOf(bad[place] as SmallPolicy)}`, answer) })
  publish(fileNameOf(good), policyXml(good))
  const outcome = await crawl({ timeoutMs: 2_000 })
  t.match(outcome, { state: 'done', counts: { indexes: 1, policies: 11, newDocuments: 6, notModified: 0, unreadable: 4, failed: 6 } })
  t.same(found(outcome), bad.map((policy, place) => [pages[place]?.[3] ?? '', fileNameOf(policy)]).sort((a, b) => a.join() < b.join() ? -1 : 1))
  for (const [place, [what,, expected]] of pages.entries()) {
    const { rows } = await database.query(`
      select outcome, failure, g.kind, organization_key, version
        from archive.capture c left join archive.reading g on g.sha256 = c.sha256 and g.role = c.role
       where url like '%' || $1`, [fileNameOf(bad[place] as SmallPolicy)])
    t.same(rows.map(row => Object.values(row)), [[...expected, 'USCAKings', bad[place]?.version]], what)
  }
  t.same((await database.query('select organization_key from archive.policy')).rows, [{ organization_key: 'USCATulare' }])
  t.same((await database.query("select count(*) from archive.capture where outcome = 'failed' and not complete")).rows, [{ count: 2 }], 'of what is cut and of what is too large a part is kept')
})

t.test('one page for people in the place of every policy is kept once', async t => {
  const { crawl, publish, site, database } = await crawlBench(t)
  const courts = Array.from({ length: 8 }, (_, place) => ({ ...versions(1)[0] as SmallPolicy, key: `USCACourt${place}` }))
  publish('index.xml', indexXml({ policies: courts.map(listed) }))
  for (const policy of courts) site.set(`/CourtPolicies/${fileNameOf(policy)}`, { body: '<html>Back at eight</html>', etag: false })
  t.match(await crawl(), { state: 'done', counts: { newDocuments: 9, unreadable: 8, failed: 0 } })
  t.match(await crawl(), { state: 'done', counts: { notModified: 9, unreadable: 8, failed: 0 } })
  t.same((await database.query("select kind, role from archive.reading where role = 'policy'")).rows, [{ kind: 'unreadable', role: 'policy' }])
})

t.test('indexes may be lost, broken, or lead in a circle', async t => {
  const { crawl, publish, site, database, repository } = await crawlBench(t)
  const [kings, other] = versions(2) as [SmallPolicy, SmallPolicy]
  publish('index.xml', indexXml({ local: ['a/index.xml', 'missing/index.xml', 'broken/index.xml', `${repository.url}b/index.xml`, 'a/index.xml#again', 'moved/index.xml'] }))
  publish('a/index.xml', indexXml({ policies: [listed(kings)], local: ['../index.xml', 'index.xml', '../b/index.xml'] }))
  publish('b/index.xml', indexXml({ policies: [{ ...other, location: `${repository.url}files/${fileNameOf(other)}` }, { ...kings, location: `/CourtPolicies/a/${fileNameOf(kings)}` }], local: ['../a/index.xml'] }))
  publish('broken/index.xml', '<Index>')
  site.set('/CourtPolicies/moved/index.xml', { redirect: '../index.xml' })
  publish(`a/${fileNameOf(kings)}`, policyXml(kings))
  publish(`files/${fileNameOf(other)}`, policyXml(other))
  const outcome = await crawl()
  t.match(outcome, { state: 'done', counts: { indexes: 6, policies: 2, newDocuments: 7, notModified: 0, unreadable: 1, failed: 2 } })
  t.same(found(outcome), [
    ['directory-without-index', 'files/index.xml'],
    ['index-cycle', 'a/index.xml'], ['index-cycle', 'a/index.xml'], ['index-cycle', 'b/index.xml'], ['index-cycle', 'moved/index.xml'],
    ['index-unreachable', 'missing/index.xml'], ['index-unreadable', 'broken/index.xml']
  ])
  const paths = site.takePaths().map(path => path.replace('/CourtPolicies/', ''))
  t.equal(paths[0], 'index.xml')
  t.same(paths.slice(1, 8).sort(), ['a/index.xml', 'b/index.xml', 'broken/index.xml', 'files/index.xml', 'index.xml', 'missing/index.xml', 'moved/index.xml'],
    'each is asked for once, but where a redirect leads to it')
  t.same(paths.slice(8).sort(), [`a/${fileNameOf(kings)}`, `files/${fileNameOf(other)}`], 'then what they list')
  t.same((await database.query("select count(*) from archive.capture where role = 'index' and final_url = $1", [`${repository.url}index.xml`])).rows, [{ count: 1 }])
})

t.test('what lies behind a redirect is relative to where it led', async t => {
  const { crawl, publish, site, database } = await crawlBench(t)
  const [kings] = versions(1) as [SmallPolicy]
  site.set('/CourtPolicies/index.xml', { redirect: '/CourtPolicies/2005/index.xml' })
  publish('2005/index.xml', indexXml({ policies: [listed(kings)] }))
  site.set(`/CourtPolicies/2005/${fileNameOf(kings)}`, { redirect: '/CourtPolicies/store/1.xml' })
  publish('store/1.xml', policyXml(kings))
  t.match(await crawl(), { counts: { newDocuments: 2, failed: 0 }, report: { findings: [] } })
  t.same((await database.query("select url, final_url from archive.capture where role = 'policy'")).rows, [
    { url: `${site.origin}/CourtPolicies/2005/${fileNameOf(kings)}`, final_url: `${site.origin}/CourtPolicies/store/1.xml` }])
})

t.test('locations that nobody can be asked at are refused, and still listed', async t => {
  const { crawl, publish, site, database } = await crawlBench(t)
  const [kings, away] = versions(2) as [SmallPolicy, SmallPolicy]
  const refused = [
    'ftp://court.example/policy.xml', 'http://[', site.origin.replace('//', '//user:word@') + '/policy.xml',
    'x'.repeat(2_001), 'ü'.repeat(400)
  ]
  publish('index.xml', indexXml({ policies: [...refused.map(location => ({ ...away, location })), listed(kings)], local: ['file:///etc/index.xml'], remote: ['data:text/xml,index.xml'] }))
  publish(fileNameOf(kings), policyXml(kings))
  const outcome = await crawl()
  t.match(outcome, { state: 'done', counts: { indexes: 1, policies: 1, newDocuments: 2, failed: refused.length + 1 } })
  t.same(found(outcome), Array(refused.length + 2).fill(['location-refused', 'index.xml']))
  t.equal(site.requests.length, 2)
  t.same((await database.query("select location from archive.index_entry where version = '1.0.1' order by position")).rows.map(({ location }) => location), refused)
})

t.test('a repository without end is not followed without end', async t => {
  const { crawl, publish, site, database, repository } = await crawlBench(t)
  for (let depth = 1; depth <= 12; depth += 1) publish(`${'d/'.repeat(depth - 1)}index.xml`, indexXml({ local: ['d/index.xml'] }))
  const deep = await crawl()
  t.match(deep, { state: 'done', counts: { indexes: 10, failed: 1 }, report: { findings: [{ rule: 'crawl-limit', url: repository.url, message: /^1 index lies beyond the 10 levels of indexes of one crawl/ }] } })
  t.same((await database.query("select url, failure from archive.capture where outcome = 'failed'")).rows, [
    { url: `${repository.url}${'d/'.repeat(10)}index.xml`, failure: 'beyond-limits' }], 'it counts as an index that did not answer')

  const policies = versions(4)
  publish('index.xml', indexXml({ policies: policies.map(listed), local: ['1/index.xml', '2/index.xml', '3/index.xml'] }))
  const wide = await crawl({ limits: { indexes: 2, policies: 3 } })
  t.match(wide, { state: 'done', counts: { indexes: 2, policies: 3 } })
  t.same(wide.report.findings.filter(({ rule }) => rule === 'crawl-limit').map(({ message }) => message), [
    `1 policy lies beyond the 3 policies of one crawl, the first of them ${repository.url}${fileNameOf(policies[3] as SmallPolicy)}: nobody was asked there. Split the repository into several.`,
    `2 indexes lie beyond the 2 indexes of one crawl, the first of them ${repository.url}2/index.xml: nobody was asked there. Split the repository into several.`
  ])
  t.notOk(site.requests.some(({ path }) => path.endsWith('/2/index.xml')))
})

t.test('a court whose index lies beyond the limits has not been checked', async t => {
  const { crawl, publish, database, repository } = await crawlBench(t)
  const [kings] = versions(1) as [SmallPolicy]
  publish('index.xml', indexXml({ local: ['1/index.xml', '2/index.xml'] }))
  publish('1/index.xml', indexXml({}))
  publish('2/index.xml', indexXml({ policies: [listed(kings)] }))
  publish(`2/${fileNameOf(kings)}`, policyXml(kings))
  await crawl({ limits: { indexes: 2 } })
  t.equal(await findLastCheck(database, repository.id, 'USCAKings', null), undefined)
  await crawl()
  t.ok(await findLastCheck(database, repository.id, 'USCAKings', null))
})

t.test('a crawl ends when it has received enough, or has taken long enough; the next goes on', async t => {
  const { crawlBySchedule, publish, clock, site } = await crawlBench(t)
  const policies = versions(6)
  publish('index.xml', indexXml({ policies: policies.map(listed), local: ['1/index.xml'] }))
  publish('1/index.xml', indexXml({}))
  for (const policy of policies) publish(fileNameOf(policy), policyXml(policy))
  const enough = await crawlBySchedule({ limits: { bytes: 5_000 } })
  const { newDocuments } = enough.counts
  t.ok(newDocuments > 1 && newDocuments < 7, `${newDocuments} of 8 documents`)
  t.match(enough, {
    state: 'done',
    counts: { policies: 6, failed: 8 - newDocuments },
    report: {
      findings: [
        { rule: 'crawl-limit', message: /policies lie beyond the 5000 bytes of one crawl/ }]
    }
  })

  site.takePaths()
  const now = (): number => { clock.now += 60_000; return clock.now }
  const late = await crawlBySchedule({ limits: { time: 1 }, now })
  t.match(late, { state: 'done', report: { findings: [{ rule: 'crawl-limit', message: /of one crawl/ }, { rule: 'crawl-limit' }] } })
  t.same(site.takePaths(), ['/CourtPolicies/index.xml'], 'only the primary index')
  t.match(await crawlBySchedule(), { state: 'done', counts: { newDocuments: 8 - newDocuments, notModified: 2, failed: 0 }, report: { findings: [] } })
})

t.test('a site that is down is said to be', async t => {
  const { crawl, site, database, repository } = await crawlBench(t)
  site.set('/CourtPolicies/index.xml', { hangUp: true })
  const down = await crawl()
  t.match(down, { state: 'done', counts: { indexes: 1, failed: 1 }, report: { findings: [{ rule: 'index-unreachable', message: /cannot be reached/ }] } })
  t.equal(await findLastCheck(database, repository.id, 'USCAKings', null), undefined)
})

t.test('what nobody can hold of a page is left out, and its bytes are kept', async t => {
  const { crawl, publish, database, databaseUrl, logged } = await crawlBench(t)
  const [kings, other] = versions(2) as [SmallPolicy, SmallPolicy]
  // No file is named by a key of this length, and no index of the database takes it.
  const endless = { ...kings, key: Array.from({ length: 6_000 }, (_, place) => String.fromCharCode(0x4e00 + place * 7919 % 20_000)).join('') }
  publish('index.xml', indexXml({ policies: [listed(kings), listed(other), { ...endless, location: 'endless.xml' }] }))
  publish(fileNameOf(kings), policyXml(kings))
  publish(fileNameOf(other), policyXml(other))
  publish('endless.xml', policyXml(endless))
  await query(databaseUrl, `
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'too long' using errcode = '54000'; end $$;
    create trigger refuse before insert on archive.policy for each row when (new.version = '1.0.1') execute function refuse()`)
  const outcome = await crawl()
  t.match(outcome, { state: 'done', counts: { newDocuments: 4, unreadable: 2, failed: 0 } })
  t.same(found(outcome), [['policy-unreadable', fileNameOf(other)], ['policy-unreadable', 'endless.xml']])
  t.match(outcome.report.findings.find(({ url }) => url.endsWith(fileNameOf(other)))?.message, /could not be kept: the log says why/)
  t.match(logged, [{ message: /database refused what was read/ }])
  t.same((await database.query(`
    select c.version, g.kind from archive.capture c left join archive.reading g on g.sha256 = c.sha256 and g.role = c.role
     where c.role = 'policy' and c.sha256 is not null and c.organization_key is not null order by 1`)).rows, [{ version: '1.0.0', kind: 'policy' }, { version: '1.0.1', kind: null }])
  await query(databaseUrl, 'drop trigger refuse on archive.policy')
  t.match(await crawl(), { counts: { newDocuments: 0, unreadable: 1 } }, 'the next crawl reads it again')
})

t.test('a deadlock is tried again; any other failure of the archive ends the crawl', async t => {
  const { crawl, publish, databaseUrl, database, logged, repository } = await crawlBench(t)
  const policies = versions(4)
  publish('index.xml', indexXml({ policies: policies.map(listed) }))
  for (const policy of policies) publish(fileNameOf(policy), policyXml(policy))
  // Refuses what is captured of a version, the first time with this error, then with that.
  const refuse = async (version: string, first: string, then: string | null): Promise<void> => {
    await query(databaseUrl, `
      create sequence attempts;
      create or replace function refuse() returns trigger language plpgsql as $$
      begin
        if new.version = '${version}' then
          if nextval('attempts') = 1 then raise exception 'first' using errcode = '${first}'; end if;
          ${then === null ? '' : `raise exception 'then' using errcode = '${then}';`}
        end if;
        return new;
      end $$;
      create trigger refuse before insert on archive.capture for each row execute function refuse()`)
  }
  const relent = async (): Promise<void> => { await query(databaseUrl, 'drop trigger refuse on archive.capture; drop sequence attempts') }

  await refuse('1.0.1', '40P01', null)
  t.match(await crawl(), { state: 'done', counts: { newDocuments: 5, failed: 0 }, report: { findings: [] } }, 'a deadlock')
  await relent()
  t.same(logged, [])
  const checked = await findLastCheck(database, repository.id, 'USCAKings', null)
  t.ok(checked)

  for (const [first, then] of [['40P01', '40001'], ['53100', null]] as const) {
    await refuse('1.0.0', first, then)
    const failed = await crawl()
    t.match(failed, { state: 'failed', report: { findings: [{ rule: 'crawl-failed', severity: 'error', url: repository.url, message: /ended early/ }] } }, first)
    t.equal((await findLastCheck(database, repository.id, 'USCAKings', null))?.recordedAt, checked?.recordedAt, 'it is no check')
    t.same((await database.query('select state from archive.crawl_ended where crawl_id = $1', [failed.crawlId])).rows, [{ state: 'failed' }])
    t.match(logged.splice(0), [{ fields: { crawlId: failed.crawlId, err: { code: then ?? first } }, message: 'A crawl ended early.' }])
    await relent()
  }
  t.match(await crawl(), { state: 'done', counts: { notModified: 5 } }, 'then it goes on as if nothing had been')
})

t.test('an archive that is gone ends the crawl, and throws nothing', async t => {
  const { crawl, publish, databaseUrl, logged } = await crawlBench(t)
  publish('index.xml', indexXml({ policies: versions(2).map(listed) }))
  await query(databaseUrl, `
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no space left' using errcode = '53100'; end $$;
    create trigger refuse before insert on archive.capture for each row execute function refuse();
    create trigger refuse before insert on archive.crawl_ended for each row execute function refuse()`)
  t.match(await crawl(), { state: 'failed' })
  t.same(logged.map(({ message }) => message), ['A crawl ended early.', 'The end of a crawl could not be kept.'])
})
