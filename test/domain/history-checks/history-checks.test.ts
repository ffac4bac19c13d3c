import t from 'tap'
import type { PolicyFact } from '../../../src/domain/history/facts.ts'
import type { Finding } from '../../../src/domain/policy/finding.ts'
import { checkHistory, checkWithoutHistory } from '../../../src/domain/history-checks/history-checks.ts'
import { courtHistory, type ListedHistory, type NoHistory } from '../../../src/domain/history/court-history.ts'
import type { KnownPolicy } from '../../../src/domain/history/known-policy.ts'
import { courtFacts, elsewhere, fileFact, historyOf, indexCapture, policyElsewhere, policyFact, sighting, urlOf } from '../blank-facts.ts'
import example from '../../fixtures/worked-example.json' with { type: 'json' }

type Given = Parameters<typeof historyOf>

/** What is found on the policy of a version, 1.0.1 where none is named. */
function findingsOn (version: string, ...given: Given): Finding[] {
  const history = historyOf(...given)
  return checkHistory(history, history.policies.find(policy => policy.version === version) as KnownPolicy)
}

const first = policyFact({ published: '2005-02-01T11' })
const url = urlOf(first)
const at = (...urls: string[]): Partial<PolicyFact> => ({ sightings: urls.map((url, place) => sighting(place + 1, { url })) })
const directory = url.replace('/CourtPolicies/', '/CourtPolicies/US/California/')
const renamed = urlOf({ version: '1.0.2', published: '2005-02-01' })

// What the history of policy 1.0.1 (published 2005-02-01T11, effective 2005-02-04T11) shows.
// [what it shows, history, rules that find something]
const histories: ReadonlyArray<readonly [string, Given, string[]]> = [
  ['nothing to find', [[first]], []],
  ['a lower version than the policy before', [[first, policyFact({ version: '1.0.2', published: '2005-01-15T09', effective: '2005-01-20T09' }, 2)]], ['version-goes-down']],
  ['the same hour, a lower version', [[first, policyFact({ version: '1.0.2', published: '2005-02-01T11', effective: '2005-03-04T11' }, 2)]], []],
  ['superseded in time', [[first, policyFact({ version: '1.0.2', published: '2005-03-01T09', effective: '2005-03-02T09' }, 2)]], []],
  ['overtaken', [[first, policyFact({ version: '1.0.2', published: '2005-02-01T12', effective: '2005-02-04T11' }, 2)]], ['overtaken']],
  ['changed: Rule 8', [[first, policyFact({ sightings: [sighting(2, { url })] }, 2)]], ['document-changed']],
  ['changed twice', [[first, policyFact({}, 2), policyFact({}, 3)]], ['document-changed', 'document-changed']],
  ['an error page from its URL: nothing is held against the policy', [[first], [fileFact({ version: '1.0.1' }, { kind: 'unreadable', url, sha256: 'b'.repeat(64) })]], []],
  ['its version used again: Rule 9', [[first, policyFact({ published: '2005-03-01T09', effective: '2005-03-02T09' }, 2)]], ['version-reused']],
  ['in another directory', [[policyFact(at(url, directory))]], []],
  ['under another name: Rule 9', [[policyFact(at(url, renamed))]], ['file-name-version', 'version-reused']],
  ['with other queries', [[policyFact(at(`${url}?v=1`, `${url}?v=2`, url))]], []],
  ['its name written in another way', [[policyFact(at(url, url.replace('Sacramento', '%53acramento')))]], []],
  ['other bytes elsewhere', [[first, policyElsewhere({}, 2)]], ['other-source']],
  ['another version elsewhere', [[first, policyElsewhere({ version: '1.0.7' }, 2)]], []],
  ['a name that does not fit', [[policyFact(at('https://courtinfo.example/CourtPolicies/policy.xml'))]], ['file-name-pattern']],
  ['a name that does not fit elsewhere', [[{ ...first, sightings: [...first.sightings, sighting(2, { repositoryId: elsewhere, url: 'policy.xml' })] }]], []],
  ['its index agrees', [[first], [fileFact({ version: '1.0.1', published: '2005-02-01T11', effective: '2005-02-04T11' }, { url })]], []],
  ['its index tells another start', [[first], [fileFact({ version: '1.0.1', published: '2005-02-01T11', effective: '2005-02-05T11' }, { url })]], ['index-disagrees']],
  ['two indexes tell the same', [[first], [1, 2].map(recordedAt => fileFact({ effective: '2005-02-05T11' }, { url, recordedAt }))], ['index-disagrees']],
  ['an index told something else before', [[first], [fileFact({ version: '1.0.2' }, { url }), fileFact({ version: '1.0.3' }, { url })]], ['index-disagrees', 'index-disagrees']],
  ['its file name alone tells another version', [[policyFact(at(renamed))], [fileFact({ version: '1.0.2', published: '2005-02-01' }, { url: renamed })]], ['file-name-version']],
  ['its index speaks of a document that came to its URL later', [
    [first, policyFact({ version: '1.0.2', published: '2005-02-01T15', effective: '2005-03-02T09', sightings: [sighting(2, { url })] }, 2)],
    [fileFact({ version: '1.0.2', published: '2005-02-01T15', effective: '2005-03-02T09' }, { url })]
  ], []],
  ['or of one that does not count', [
    [first, policyFact({ effective: '2005-02-05T00', sightings: [sighting(2, { url })] }, 2)],
    [fileFact({ version: '1.0.1', effective: '2005-02-05T00' }, { url })]
  ], ['document-changed']],
  ['an index speaks of another file', [
    [first, policyFact({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-01T11' }, 2)],
    [fileFact({ version: '1.0.9' }, { url: urlOf({ version: '1.0.0', published: '2005-01-01T10' }) })]
  ], []],
  ['the clock skips its start', [[policyFact({ effective: '2005-04-03T02' })]], ['label-skipped']],
  ['the clock repeats its start', [[policyFact({ effective: '2005-10-30T01' })]], ['label-repeated']],
  ['the clock skips both labels', [[policyFact({ published: '2005-04-03T02', effective: '2005-04-03T02' })]], ['label-skipped', 'label-skipped']],
  ['the clock repeats its publication and skips its start', [[policyFact({ published: '2005-10-30T01', effective: '2006-04-02T02' })]], ['label-repeated', 'label-skipped']],
  ['the floor moves it into the hour that is skipped: no label says so', [[policyFact({ published: '2005-04-03T01', effective: '2005-04-03T01' })]], []],
  ['its offsets are those of its zone', [[policyFact({ utcOffset: '-08:00', utcOffsetDaylightSavings: '-07:00' })]], []],
  ['its offsets are others', [[policyFact({ utcOffset: '-07:00' })]], ['offset-contradicts-zone']]
]

t.test('what a policy\'s place in the history shows (domain §5)', async t => {
  for (const [what, given, rules] of histories) t.same(findingsOn('1.0.1', ...given).map(({ rule }) => rule), rules, what)
})

t.test('of the worked example 1.0.2 alone is overtaken [96]', async t => {
  const policies = example.policies.map(({ version, published, effective }, place) => policyFact({ version, published, effective }, place + 1))
  for (const { version } of policies) {
    t.same(findingsOn(version, policies).map(({ rule }) => rule), version === '1.0.2' ? ['overtaken'] : [], version)
  }
  t.match(findingsOn('1.0.2', policies), [{ severity: 'warning', paragraphs: [77, 96], message: /^Policy 1\.0\.2 never takes effect: 1\.0\.3 / }])
})

const second = policyFact({ published: '2005-03-01T09', effective: '2005-03-02T09' }, 2)

// [history, severity, what the message says]
const messages: ReadonlyArray<readonly [Given, string, RegExp[]]> = [
  [[[first, second]], 'error', [new RegExp(first.sha256), new RegExp(second.sha256), /published 2005-02-01T11/, /published 2005-03-01T09/, /new version/]],
  [[[policyFact(at(url, url.replace('.xml', '.xml.xml')))]], 'error', [/under 2 names/, /Ver1_0_1\.xml\.xml/]],
  [[[first], [fileFact({ version: '1.0.2' }, { url })]], 'error', [/version 1\.0\.2/, /version 1\.0\.1/]],
  [[[policyFact({ effective: '2005-04-03T02' })]], 'warning', [/Policy\/EffectiveHour.*never shows 2005-04-03T02; the first instant after the gap/]],
  [[[policyFact({ published: '2005-10-30T01', effective: '2005-11-30T01' })]], 'warning', [/Policy\/PublicationHour.*shows twice 2005-10-30T01; the first of the two/]],
  [[[policyFact({ utcOffset: '-07:00' })]], 'warning', [/UTCOffset -07:00 and UTCOffsetDaylightSavings \(none\) are not those of America\/Los_Angeles in 2005/]],
  [[[policyFact({ utcOffsetDaylightSavings: '-06:00' })]], 'warning', [/UTCOffset \(none\) and UTCOffsetDaylightSavings -06:00/]]
]

t.test('the messages name what differs', async t => {
  for (const [given, severity, patterns] of messages) {
    const found = findingsOn('1.0.1', ...given).at(-1)
    t.equal(found?.severity, severity)
    for (const pattern of patterns) t.match(found?.message, pattern)
  }
})

t.test('what readers found in the entries of a policy is told of it, by the newest of them, once', async t => {
  const inEntry = (message: string) => ({ rule: 'value-forbidden', severity: 'error' as const, paragraphs: [], path: 'Index/Policies/Policy[2]/EffectiveHour', line: 7, column: 3, message })
  const reading = (recordedAt: number, ...messages: string[]) => ({ recordedAt, findings: messages.map(inEntry) })
  const entry = (given: Parameters<typeof fileFact>[1]) => fileFact({ version: '1.0.1', published: '2005-02-01T11' }, { url, ...given })
  const files = [
    entry({ readings: [reading(1, 'old'), reading(3, 'a', 'b')] }),
    entry({ index: 'other', recordedAt: 2, readings: [reading(2, 'a')] }),
    entry({ index: 'dropped', recordedAt: 3, until: indexCapture(4), readings: [reading(3, 'gone')] }),
    fileFact({ version: '1.0.9' }, { url: 'elsewhere', readings: [reading(1, 'another\'s')] })
  ]
  t.same(findingsOn('1.0.1', [first], files), [inEntry('a'), inEntry('b')])
  const then = courtHistory(courtFacts([first], files), 2) as ListedHistory
  t.same(checkHistory(then, then.policies[0] as KnownPolicy).map(({ message }) => message), ['old', 'a'], 'as known before the newest had read it')
})

t.test('a document that does not count has no place in history', async t => {
  const { setAside, ...history } = historyOf([first, policyElsewhere({ version: '1.0.7', effective: '2005-02-01T11' }, 2)])
  const [aside] = setAside
  t.same(checkHistory({ ...history, setAside }, { ...aside?.document, first: aside?.first } as KnownPolicy).map(({ rule }) => rule), ['other-source'])
})

t.test('each policy of a court whose zone nothing tells says so, and what to do', async t => {
  const nowhere = { country: null, state: null }
  const unplaced = courtHistory(courtFacts([policyFact(nowhere), policyFact({ ...nowhere, version: '1.0.2' }, 2)], [fileFact({ version: '1.0.3' })]), null) as NoHistory
  t.match(checkWithoutHistory(unplaced), [1, 2].map(minor => ({ rule: 'zone-unknown', severity: 'error', message: new RegExp(`^Policy 1\\.0\\.${minor} .*Configure the zone`) })))
  t.equal(checkWithoutHistory(unplaced).length, 2, 'and no file that nobody has read')
  t.same(checkWithoutHistory(courtHistory(courtFacts([]), null) as NoHistory), [])
})
