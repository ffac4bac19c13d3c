import t from 'tap'
import type { CourtFacts, PolicyFact, Sighting } from '../../../src/domain/history/facts.ts'
import { checkHistory } from '../../../src/domain/history-checks/history-checks.ts'
import { fileFact, historyOf, indexCapture, policyFact, sighting, source, urlOf } from '../blank-facts.ts'

const directory = 'https://courtinfo.example/CourtPolicies/'
const index = `${directory}index.xml`
const primary = 'https://courtinfo.example/index.xml'
const labels = { published: '2005-03-02T09', effective: '2005-03-04T10' }
const url = urlOf({ version: '1.0.1', ...labels })

/** Policy 1.0.1, published 2005-03-02 at 9, effective two days later at 10, as this capture gave it. */
const policy = (given: Partial<Sighting> = {}, more: Partial<PolicyFact> = {}): PolicyFact => policyFact({ ...labels, sightings: [sighting(1, { url, ...given })], ...more })
const at = (time: string): number => Date.parse(time)
const listing = (given: Parameters<typeof fileFact>[1] = {}) => fileFact({}, { url, ...given })
const gone = (since: string, given: Partial<CourtFacts['gone'][number]> = {}) => ({ repositoryId: source, url, status: 404, since: at(since), recordedAt: 5, untilRecordedAt: null, ...given })
const directoryIndexes = [{ repositoryId: source, url: index, recordedAt: 1 }]
const mirrors = [{ repositoryId: source, recordedAt: 1 }]
const successor = policyFact({ version: '1.0.2', published: '2005-06-01T09', effective: '2005-06-02T09' }, 2)
const twoUrls = policyFact({ ...labels, sightings: [sighting(1, { url }), sighting(2, { url: url.replace('/CourtPolicies/', '/CourtPolicies/US/') })] })
const goneThere = { ...gone('2005-07-03T00:00Z'), url: url.replace('/CourtPolicies/', '/CourtPolicies/US/') }

type Given = Parameters<typeof historyOf>

// [what it shows, history, findings on 1.0.1: rule and severity]
const histories: ReadonlyArray<readonly [string, Given, string[]]> = [
  ['listed, in place', [[policy()], [listing()], { directoryIndexes }], []],

  ['its index was without it at 9:50', [[policy()], [listing({ before: indexCapture(1, '2005-03-02T09:50-08:00'), since: indexCapture(2, '2005-03-02T10:50-08:00') })]], ['back-dated error']],
  ['its index was without it at 8:50', [[policy()], [listing({ before: indexCapture(1, '2005-03-02T08:50-08:00'), since: indexCapture(2, '2005-03-02T09:50-08:00') })]], []],

  ['a mirror without it at 9:50', [[policy()], [listing({ before: indexCapture(1, '2005-03-02T09:50-08:00'), since: indexCapture(2, '2005-03-02T10:50-08:00') })], { mirrors }], []],
  ['a mirror that gave it an hour before its label', [[policy({ capturedAt: at('2005-03-02T08:00-08:00') })], [], { mirrors }], []],
  ['a mirror that put it there at 8:45', [[policy({ lastModified: at('2005-03-02T08:45-08:00') })], [], { mirrors }], []],
  ['a mirror that is none of its source', [[policy({ lastModified: at('2005-03-02T08:45-08:00') })], [], { mirrors: [{ repositoryId: 'other', recordedAt: 1 }] }], ['published-in-last-quarter error']],

  ['captured an hour before its label', [[policy({ capturedAt: at('2005-03-02T08:00-08:00') })]], ['post-dated error']],
  ['captured a quarter before its label', [[policy({ capturedAt: at('2005-03-02T08:45-08:00') })]], []],
  ['captured a second before that', [[policy({ capturedAt: at('2005-03-02T08:44:59-08:00') })]], ['post-dated error']],

  ['put there at 8:44', [[policy({ lastModified: at('2005-03-02T08:44:59-08:00') })]], []],
  ['put there at 8:45', [[policy({ lastModified: at('2005-03-02T08:45-08:00') })]], ['published-in-last-quarter error']],
  ['put there at 8:59', [[policy({ lastModified: at('2005-03-02T08:59:59-08:00') })]], ['published-in-last-quarter error']],
  ['put there at 9:00', [[policy({ lastModified: at('2005-03-02T09:00-08:00') })]], []],
  ['put there long before', [[policy({ lastModified: at('2005-03-01T08:50-08:00') })]], []],
  ['a policy without hours, put there before midnight', [[policy({ lastModified: at('2005-03-01T23:50-08:00') }, { published: '2005-03-02T00', specification: '01' })]], []],

  ['listed by the primary index alone, beside no index', [[policy()], [listing({ index: primary })]], []],
  ['listed by the primary index alone, beside another', [[policy()], [listing({ index: primary })], { directoryIndexes }], ['not-indexed error']],
  ['listed by both', [[policy()], [listing({ index: primary }), listing()], { directoryIndexes }], []],
  ['beside an index of another repository', [[policy()], [listing({ index: primary })], { directoryIndexes: [{ repositoryId: 'mirror', url: index, recordedAt: 1 }] }], []],
  ['its index lists it at another host', [[policy()], [listing({ index: primary }), fileFact({ version: '1.0.1', published: '2005-03-02T09' }, { index, url: url.replace('https', 'http') })], { directoryIndexes }], []],

  ['no longer listed while it rules', [[policy()], [listing({ until: indexCapture(7, '2015-07-01T00:00Z') })]], ['withdrawn error']],
  ['no longer listed within two years', [[policy(), successor], [listing({ until: indexCapture(7, '2007-06-02T15:59:59Z') })]], ['withdrawn error']],
  ['no longer listed after two years', [[policy(), successor], [listing({ until: indexCapture(7, '2007-06-02T16:00:00Z') })]], ['withdrawn info']],
  ['no longer listed, and never in force', [[policy(), { ...successor, published: '2005-03-02T10', effective: '2005-03-03T09' }], [listing({ until: indexCapture(7, '2008-01-01T00:00Z') })]], ['overtaken warning', 'withdrawn info']],
  ['listed again', [[policy()], [listing({ until: indexCapture(7, '2005-07-01T00:00Z') }), listing({ since: indexCapture(9, '2005-07-02T00:00Z') })]], []],
  ['listed by another index', [[policy()], [listing({ until: indexCapture(7, '2005-07-01T00:00Z') }), listing({ index: primary })]], []],
  ['no index is known', [[policy()]], []],

  ['gone from its URL', [[policy()], [listing()], { gone: [gone('2005-07-01T00:00Z')] }], ['withdrawn error']],
  ['gone after two years', [[policy(), successor], [listing()], { gone: [gone('2007-07-01T00:00Z')] }], ['withdrawn info']],
  ['gone, and back', [[policy()], [listing()], { gone: [gone('2005-07-01T00:00Z', { untilRecordedAt: 9 })] }], []],
  ['gone from one of its URLs', [[twoUrls], [listing()], { gone: [gone('2005-07-01T00:00Z')] }], []],
  ['gone from both', [[twoUrls], [listing()], { gone: [gone('2005-07-01T00:00Z'), goneThere] }], ['withdrawn error']],
  ['gone and no longer listed: said once', [[policy()], [listing({ until: indexCapture(7, '2005-07-01T00:00Z') })], { gone: [gone('2005-07-01T00:00Z')] }], ['withdrawn error']],
  ['another file is gone', [[policy()], [listing()], { gone: [{ ...goneThere }] }], []]
]

t.test('what captures show of how a policy was published, indexed and kept in place (domain §5)', async t => {
  for (const [what, given, expected] of histories) {
    const history = historyOf(...given)
    const [found] = history.policies.filter(({ version }) => version === '1.0.1').map(each => checkHistory(history, each))
    t.same(found?.map(({ rule, severity }) => `${rule} ${severity}`), expected, what)
  }
})

// [history, what the message of its last finding says]
const messages: ReadonlyArray<readonly [Given, RegExp]> = [
  [[[policy()], [listing({ before: indexCapture(1, '2005-03-02T09:50-08:00'), since: indexCapture(2) })]], /published 2005-03-02T09, but https:.*index\.xml, captured 2005-03-02T09:50:00-08:00 by its site's clock, did not list it/],
  [[[policy({ capturedAt: at('2005-03-02T08:00-08:00') })]], /gave it 2005-03-02T08:00:00-08:00 already/],
  [[[policy({ lastModified: at('2005-03-02T08:50-08:00') })]], /put at https:.*Ver1_0_1\.xml 2005-03-02T08:50:00-08:00/],
  [[[policy()], [listing({ index: primary })], { directoryIndexes }], /^https:\/\/courtinfo\.example\/CourtPolicies\/index\.xml does not list https:.*Add policy 1\.0\.1 to it/],
  [[[policy()], [listing({ until: indexCapture(7, '2005-07-01T00:00Z') })]], /is no longer listed by https:.*index\.xml as of 2005-06-30T17:00:00-07:00.*put it back/],
  [[[policy(), successor], [listing()], { gone: [gone('2007-07-01T00:00Z', { status: 410 })] }], /is gone from https:.*which answers 410 since 2007-06-30T17:00:00-07:00.*kept in place for two years/],
  [[[twoUrls], [listing()], { gone: [gone('2005-07-01T00:00Z'), goneThere] }], /is gone from .*\/US\/.* since 2005-07-02T17/]
]

t.test('the messages say which capture shows it, and what to do', async t => {
  for (const [given, pattern] of messages) {
    const history = historyOf(...given)
    t.match(checkHistory(history, history.policies.at(-1) as typeof history.policies[number]).at(-1)?.message, pattern)
  }
})
