import t from 'tap'
import type { KnownPolicy } from '../../../src/domain/history/known-policy.ts'
import type { ListedFile, PolicyFact } from '../../../src/domain/history/facts.ts'
import { checkHistory } from '../../../src/domain/history-checks/history-checks.ts'
import { appearanceOf, indexBeside, listingsOf, withdrawalOf } from '../../../src/domain/history/listings.ts'
import { fileFact, historyOf, indexCapture, policyFact, sighting, urlOf } from '../blank-facts.ts'

const policy = policyFact({ version: '1.0.1', published: '2005-02-01T11' })
const url = urlOf(policy)
const next = policyFact({ version: '1.0.2', published: '2005-03-01T09', sightings: [sighting(2, { url })] }, 2)
const other = 'https://courtinfo.example/CourtPolicies/US/policy.xml'
const listed = (...given: Parameters<typeof fileFact>): ListedFile => fileFact(...given) as ListedFile

// Policies 1.0.1 and, from the same URL, 1.0.2 are held.
// [what an index lists, which of the two that is]
const entries: ReadonlyArray<readonly [string, ListedFile, string[]]> = [
  ['their URL', listed({}, { url }), ['1.0.1', '1.0.2']],
  ['their URL as 1.0.1', listed({ version: '1.0.1' }, { url }), ['1.0.1']],
  ['their URL as 1.0.2', listed({ version: '1.0.2' }, { url }), ['1.0.2']],
  ['their URL as a version that it never gave', listed({ version: '1.0.3' }, { url }), ['1.0.1', '1.0.2']],
  ['another URL', listed({}, { url: other }), []],
  ['another URL as 1.0.1', listed({ version: '1.0.1', published: '2005-02-01T11' }, { url: other }), ['1.0.1']],
  ['another URL as 1.0.1 of another day', listed({ version: '1.0.1', published: '2005-02-02T11' }, { url: other }), []]
]

t.test('which policy an entry of an index is', async t => {
  const policies: PolicyFact[] = [policy, next]
  for (const [what, entry, versions] of entries) {
    t.same(policies.filter(each => listingsOf(each, [entry], policies).length > 0).map(({ version }) => version), versions, what)
  }
})

// Captures of indexes by their numbers in the archive; 0: none.
// [what it shows, [index, before, since, until] of each listing, last index without it, first index with it, when it was withdrawn]
const courses: ReadonlyArray<readonly [string, ReadonlyArray<readonly [string, number, number, number]>, string | null, string | null, string | null]> = [
  ['never listed', [], null, null, null],
  ['listed by the first capture', [['a', 0, 3, 0]], null, 'a3', null],
  ['listed later', [['a', 2, 3, 0]], 'a2', 'a3', null],
  ['dropped again', [['a', 2, 3, 7]], 'a2', 'a3', 'a7'],
  ['dropped, and listed once more', [['a', 8, 9, 0], ['a', 2, 3, 7]], 'a2', 'a3', null],
  ['dropped twice', [['a', 8, 9, 12], ['a', 2, 3, 7]], 'a2', 'a3', 'a12'],
  ['listed by two, by the second later', [['a', 2, 3, 0], ['b', 5, 6, 0]], 'a2', 'a3', null],
  ['listed by two in one crawl: the later capture without it', [['a', 1, 4, 0], ['b', 2, 5, 0]], 'b2', 'a4', null],
  ['listed by a new index, and by an old one', [['a', 0, 4, 0], ['b', 2, 5, 0]], 'b2', 'a4', null],
  ['dropped by one of two', [['a', 2, 3, 7], ['b', 4, 5, 0]], 'a2', 'a3', null],
  ['dropped by both', [['a', 2, 3, 7], ['b', 4, 5, 6]], 'a2', 'a3', 'a7'],
  ['dropped by both, by the second last', [['a', 2, 3, 7], ['b', 4, 5, 8]], 'a2', 'a3', 'b8']
]

t.test('when a policy appeared in indexes, and was withdrawn', async t => {
  for (const [what, given, without, first, withdrawn] of courses) {
    const capture = (sequence: number) => sequence === 0 ? null : indexCapture(sequence)
    const listings = given.map(([index, before, since, until]) => listed({}, { url, index, before: capture(before), since: indexCapture(since), until: capture(until) }))
    const own = listingsOf(policy, listings, [policy])
    const appearance = appearanceOf(own)
    const print = (moment: { index: string, capture: { sequence: number } } | null | undefined): string | null => moment == null ? null : `${moment.index}${moment.capture.sequence}`
    t.same([print(appearance?.without), print(appearance?.with), print(withdrawalOf(own))], [without, first, withdrawn], what)
  }
})

t.test('the index of a directory lies beside its policies [50]', async t => {
  t.equal(indexBeside('https://courtinfo.example/CourtPolicies/US/a.xml?b=/c.xml'), 'https://courtinfo.example/CourtPolicies/US/index.xml')
  t.equal(indexBeside('https://courtinfo.example/CourtPolicies/US/'), 'https://courtinfo.example/CourtPolicies/US/index.xml')
})

t.test('a policy at 20,000 addresses, listed at each, is looked up in a moment', async t => {
  const url = (place: number): string => `https://courtinfo.example/CourtPolicies/${place}/policy.xml`
  const places = Array.from({ length: 20_000 }, (_, place) => place + 1)
  const own = policyFact({ sightings: places.map(place => sighting(place, { url: url(place) })) })
  const history = historyOf([own], places.map(place => fileFact({ version: own.version }, { url: url(place), recordedAt: place })))
  const start = process.cpuUsage()
  t.equal(listingsOf(history.policies[0] as PolicyFact, history.listings, history.policies).length, places.length)
  t.ok(checkHistory(history, history.policies[0] as KnownPolicy).length > 0)
  t.ok(process.cpuUsage(start).user < 5_000_000)
})
