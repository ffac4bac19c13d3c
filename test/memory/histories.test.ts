import t from 'tap'
import { isHistory } from '../../src/answers/question.ts'
import { listFacts } from '../../src/archive/court/facts.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { checkHistory } from '../../src/domain/history-checks/history-checks.ts'
import { countAllFindings, heldHistory } from '../../src/domain/history-checks/held-history.ts'
import { courtHistory, type ListedHistory } from '../../src/domain/history/court-history.ts'
import type { CourtFacts } from '../../src/domain/history/facts.ts'
import type { KnownPolicy } from '../../src/domain/history/known-policy.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { Histories } from '../../src/memory/histories.ts'
import { courtDetails, policy } from '../domain/blank-policy.ts'
import { beginCrawl, endCrawl, keepIndexCapture, keepPolicyCapture, openTestArchive, type IndexSaid } from '../archive/keep.ts'

const courts = ['USCAFirst', 'USCASecond'] as const
const policyOf = (organizationKey: string, version: string) => ({ ...policy(), organizationKey, courtKey: organizationKey, version })

function listing (...files: Array<[string, string]>): IndexSaid {
  return [`<Index>${files.join()}</Index>`, files.map(([organizationKey, version]) => ({
    subject: { organizationKey, version, published: '2005-01-01T09', effective: '2005-01-08T09' }, location: `${organizationKey}/${version}.xml`, path: null
  }))]
}

t.test('what is new of one court drops nothing of another', async t => {
  const { database, url } = await openTestArchive(t)
  const first = await beginCrawl(database)
  await keepIndexCapture(database, first, listing([courts[0], '1.0.0'], [courts[1], '1.0.0']))
  for (const court of courts) await keepPolicyCapture(database, first, policyOf(court, '1.0.0'))
  await endCrawl(database, first)

  const histories = await Histories.open({ database, url, now: () => performance.now(), onError: error => { throw error } })
  t.teardown(async () => await histories.close())
  const compiled = async () => await Promise.all(courts.map(async court => await histories.findHistory(court, null)))
  const before = await compiled()
  t.equal(await histories.findCourt(courts[1]), courts[1])

  const second = await beginCrawl(database)
  await keepIndexCapture(database, second, listing([courts[0], '1.0.0'], [courts[0], '1.0.1'], [courts[1], '1.0.0']))
  await histories.refresh()
  const between = await compiled()
  t.not(between[0], before[0], 'the index lists another file of the court')
  t.equal(between[1], before[1], 'and none of the other')
  await keepPolicyCapture(database, second, policyOf(courts[0], '1.0.1'))
  await endCrawl(database, second)
  await histories.refresh()
  const after = await compiled()
  t.match(after[0], { policies: [{ version: '1.0.1' }, { version: '1.0.0' }] })
  t.equal(after[1], before[1])
  t.ok(histories.present(courts[1]) === undefined && await histories.findPresent(courts[1]) !== undefined, 'its last check is asked for again')
  t.ok(histories.present(courts[1]) !== undefined)
})

t.test('a key that is new names its court at once', async t => {
  const { database, url } = await openTestArchive(t)
  const crawlId = await beginCrawl(database)
  await keepPolicyCapture(database, crawlId, policyOf(courts[0], '1.0.0'))
  await recordEntries(database)
  const histories = await Histories.open({ database, url, now: () => performance.now(), onError: error => { throw error } })
  t.teardown(async () => await histories.close())
  t.equal(await histories.findCourt(courts[1]), undefined)
  await keepPolicyCapture(database, crawlId, policyOf(courts[1], '1.0.0'))
  await recordEntries(database)
  await histories.refresh()
  t.equal(await histories.findCourt(courts[1]), courts[1])
  t.same(await histories.listCourts(), [...courts])
})

t.test('what indexes list is told as it was known when a history was', async t => {
  const { database, url } = await openTestArchive(t)
  const histories = await Histories.open({ database, url, now: () => performance.now(), onError: error => { throw error } })
  t.teardown(async () => await histories.close())
  const [court] = courts
  const listedBy = async (...versions: string[]) => {
    const crawl = await beginCrawl(database)
    const given = versions.map(version => policyOf(court, version))
    await keepIndexCapture(database, crawl, [`<Index>${versions.join()}</Index>`, given.map(subject => ({ subject, location: `${court}/other-${subject.version}.xml`, path: null }))])
    await keepPolicyCapture(database, crawl, policyOf(court, versions[0] as string))
    await endCrawl(database, crawl)
    await histories.refresh()
    return await histories.findHistory(court, null)
  }
  const before = await listedBy('1.0.0')
  const after = await listedBy('1.0.1', '1.0.2')
  t.ok(isHistory(before) && isHistory(after))
  if (!isHistory(before) || !isHistory(after)) return
  for (const round of ['first', 'again', 'by turns']) {
    const told = await Promise.all([before, after].map(async history => await histories.listed.find(history)))
    t.match(told.map(({ listings }) => listings.map(({ subject, until }) => [subject.version, until === null])), [[['1.0.0', true]], [['1.0.0', false], ['1.0.1', true]]], round)
    t.equal(told[0]?.policies, before.policies, 'it is the same history')
  }
  const [facts] = await listFacts(database, [court])
  for (const history of [before, after]) {
    const whole = courtHistory(facts as CourtFacts, history.lastRecordedAt) as ListedHistory
    t.same((await histories.listed.find(history)).listings, whole.listings)
    t.same(history, heldHistory(whole), 'as known at the moment of its last entry it is the same')
  }
})

t.test('a court that takes the key of another court\'s division is news of that court too', async t => {
  const { database, url } = await openTestArchive(t)
  const histories = await Histories.open({ database, url, now: () => performance.now(), onError: error => { throw error } })
  t.teardown(async () => await histories.close())
  const divided = (organizationKey: string, courtKey: string) => ({
    ...policyOf(organizationKey, '1.0.0'), courtDetails: courtDetails({ organizationKey, courtKey: organizationKey }), courtDivisions: [{ courtDetails: courtDetails({ organizationKey, courtKey }) }] as Policy['courtDivisions']
  })
  const crawl = await beginCrawl(database)
  const keep = async (policy: Policy) => {
    await keepPolicyCapture(database, crawl, policy)
    await recordEntries(database)
    await histories.refresh()
  }
  const found = async (court: string) => {
    const history = await histories.findHistory(court, null)
    if (!isHistory(history)) return []
    const [policy] = history.policies
    const listed = await histories.listed.find(history)
    const findings = checkHistory(listed, policy as KnownPolicy).filter(({ rule }) => rule === 'division-of-other-court')
    t.equal(countAllFindings(history, policy as KnownPolicy).warning > 0, findings.length > 0, 'and counted')
    return findings.map(({ message }) => /(\w+) answers\./.exec(message)?.[1])
  }
  await keep(divided('USCAFirst', 'Civil'))
  await keep(divided('USCASecond', 'Civil'))
  t.same([await found('USCAFirst'), await found('USCASecond')], [[], ['USCAFirst']])
  t.equal(await histories.findCourt('Civil'), 'USCAFirst', 'as it is said')
  await keep({ ...policyOf('Civil', '1.0.0'), courtDetails: courtDetails({ organizationKey: 'Civil', courtKey: 'Civil' }) })
  t.same([await found('USCAFirst'), await found('USCASecond'), await found('Civil')], [['Civil'], ['Civil'], []])
  t.equal(await histories.findCourt('Civil'), 'Civil')
})
