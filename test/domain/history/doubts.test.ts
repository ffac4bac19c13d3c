import t from 'tap'
import type { Subject } from '../../../src/domain/history/capture.ts'
import { courtHistory, type CourtHistory, type NoHistory } from '../../../src/domain/history/court-history.ts'
import { doubtsOf, doubtsWithoutHistory, type Doubt } from '../../../src/domain/history/doubts.ts'
import { effectivePolicy } from '../../../src/domain/history/effective-policy.ts'
import type { PolicyFact } from '../../../src/domain/history/facts.ts'
import { courtFacts, elsewhere, fileFact, historyOf, policyElsewhere, policyFact, source, urlOf } from '../blank-facts.ts'

// Instants are of Sacramento's clock, in winter.
const at = (wallTime: string): number => Date.parse(`${wallTime}:00-08:00`)

function doubtsAt (history: CourtHistory, instant: number): Doubt[] {
  return doubtsOf(history, effectivePolicy(history.policies, instant), instant)
}

// Policy 1.0.1, published 2005-02-01T11, is in force from 2005-02-04T11 on. A file is listed and was not fetched.
// [what it shows, what its entry tells, asked at, whether it is a doubt]
const files: ReadonlyArray<readonly [string, Partial<Subject>, string, boolean]> = [
  ['newer, and started', { version: '1.0.2', published: '2005-03-01T09', effective: '2005-03-02T09' }, '2005-03-02T09:00', true],
  ['newer, and not yet started', { version: '1.0.2', published: '2005-03-01T09', effective: '2005-03-02T09' }, '2005-03-02T08:59', false],
  ['newer, its effective label too soon: not before the floor', { published: '2005-03-01T09', effective: '2005-03-01T09' }, '2005-03-01T09:59', false],
  ['the same, from the floor on', { published: '2005-03-01T09', effective: '2005-03-01T09' }, '2005-03-01T10:00', true],
  ['newer, its start not told: an hour after its publication', { published: '2005-03-01T09' }, '2005-03-01T10:00', true],
  ['the same, earlier', { published: '2005-03-01T09' }, '2005-03-01T09:59', false],
  ['older', { version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-01T11' }, '2005-03-02T09:00', false],
  ['older, before anything is in force', { version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-01T11' }, '2005-01-15T00:00', true],
  ['of the same hour, with a higher version', { version: '1.0.2', published: '2005-02-01T11' }, '2005-03-02T09:00', true],
  ['of the same hour, with a lower version', { version: '1.0.0', published: '2005-02-01T11' }, '2005-03-02T09:00', false],
  ['of the same hour, with no version told', { published: '2005-02-01T11' }, '2005-03-02T09:00', true],
  ['of a later day, as its file name tells: it may need no hour', { version: '1.0.2', published: '2005-03-01' }, '2005-03-01T00:00', true],
  ['the same, before it could have started', { version: '1.0.2', published: '2005-03-01' }, '2005-02-28T23:59', false],
  ['of the answer\'s own version with a later label', { version: '1.0.1', published: '2005-03-01T09', effective: '2005-03-02T09' }, '2005-02-20T00:00', true],
  ['of the answer\'s own version with an earlier label', { version: '1.0.1', published: '2005-01-01T09', effective: '2005-01-02T09' }, '2005-02-20T00:00', true],
  ['of the same day: it could be later', { version: '1.0.2', published: '2005-02-01' }, '2005-03-02T09:00', true],
  ['of an earlier day', { version: '1.0.2', published: '2005-01-31' }, '2005-03-02T09:00', false],
  ['of which only the version is told', { version: '1.0.0' }, '2005-03-02T09:00', true],
  ['of which nothing is told', {}, '2005-03-02T09:00', true],
  ['of which only the start is told', { effective: '2005-03-02T09' }, '2005-03-02T09:00', true],
  ['the same, earlier', { effective: '2005-03-02T09' }, '2005-03-02T08:59', false]
]

t.test('a file that nobody has read is a doubt where it could be newer and have started', async t => {
  for (const [what, subject, asked, doubted] of files) {
    t.same(doubtsAt(historyOf([policyFact()], [fileFact(subject)]), at(asked)).map(({ kind }) => kind), doubted ? ['not-fetched'] : [], what)
  }
})

const sha256 = 'b'.repeat(64)

// [kind of fact, version and publication told; kind of doubt, text]
const texts = [
  ['listed', {}, 'not-fetched', 'A policy, published at an hour that nothing tells, is listed and has not been fetched yet: it could be newer than this answer.'],
  ['not-fetched', { version: '1.0.2', published: '2005-03-01T09' }, 'not-fetched', 'Policy 1.0.2, published on 2005-03-01T09, is listed but could not be fetched: it could be newer than this answer.'],
  ['unreadable', { version: '1.0.2', published: '2005-03-01' }, 'unreadable', 'Policy 1.0.2, published on 2005-03-01, is archived but cannot be read: it could be newer than this answer.']
] as const

t.test('the doubt names the file', async t => {
  for (const [kind, subject, doubted, text] of texts) {
    const digest = kind === 'unreadable' ? sha256 : null
    const history = historyOf([policyFact()], [fileFact(subject, { kind, url: 'file', sha256: digest })])
    t.same(doubtsAt(history, at('2005-04-01T00:00')), [{ kind: doubted, version: history.missing[0]?.subject.version ?? null, sha256: digest, url: 'file', text }])
  }
})

// Policy 1.0.1 (published 2005-02-01T11, effective 2005-02-04T11) and, where it says so, 1.0.2 of March are the source's.
const firstChecks = [{ repositoryId: source, version: '1.0.1', recordedAt: 1 }]
const march = { version: '1.0.2', published: '2005-03-01T09', effective: '2005-03-02T09' }
const reused = { version: '1.0.1', published: '2005-02-10T09', effective: '2005-02-20T09' }
const earlierLabel = { version: '1.0.1', published: '2005-01-10T09', effective: '2005-01-20T09' }
const abroad = { version: '1.0.7', published: '2005-02-10T09', effective: '2005-02-20T09' }

// [what it shows, documents recorded after 1.0.1, asked at, kinds of doubt]
const documents: ReadonlyArray<readonly [string, PolicyFact[], string, string[]]> = [
  ['changed bytes are a finding, no doubt: the first answers for ever', [policyFact({ effective: '2005-02-05T00' }, 2)], '2005-03-01T00:00', []],
  ['the version used again, before the second starts', [policyFact(reused, 2)], '2005-02-20T08:59', []],
  ['from its start on', [policyFact(reused, 2)], '2005-02-20T09:00', ['version-reused']],
  ['and when another policy answers', [policyFact(reused, 2), policyFact(march, 3)], '2005-03-02T09:00', ['version-reused']],
  ['used again with an earlier label, while none is in force', [policyFact(earlierLabel, 2)], '2005-01-20T09:00', ['version-reused']],
  ['another repository has other bytes of the answer', [policyElsewhere({}, 2)], '2005-03-01T00:00', ['other-source']],
  ['that start later', [policyElsewhere({ effective: '2005-03-01T00' }, 2)], '2005-02-28T23:59', []],
  ['of a version that does not answer, and is older', [policyFact(march, 2), policyElsewhere({}, 3)], '2005-03-02T09:00', []],
  ['of a version that does not answer, and is newer there', [policyFact(march, 2), policyElsewhere({ published: '2005-03-01T10' }, 3)], '2005-03-02T09:00', ['other-source']],
  ['a version that the source does not know, started', [policyElsewhere(abroad, 2)], '2005-02-20T09:00', ['other-source']],
  ['not started', [policyElsewhere(abroad, 2)], '2005-02-20T08:59', []],
  ['older than the answer', [policyFact(march, 2), policyElsewhere(abroad, 3)], '2005-03-02T09:00', []],
  ['of the same hour as the answer, with a lower version', [policyElsewhere({ version: '1.0.0' }, 2)], '2005-03-01T00:00', []],
  ['while none is in force', [policyElsewhere({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-01T11' }, 2)], '2005-01-15T00:00', ['other-source']],
  ['a policy of 01 elsewhere that starts before it is published: from then on', [policyElsewhere({ ...abroad, specification: '01', effective: '2005-01-01T00' }, 2)], '2005-02-10T08:59', []],
  ['the same, published', [policyElsewhere({ ...abroad, specification: '01', effective: '2005-01-01T00' }, 2)], '2005-02-10T09:00', ['other-source']]
]

t.test('documents that do not count, where they could make the answer wrong', async t => {
  for (const [what, others, asked, kinds] of documents) {
    t.same(doubtsAt(historyOf([policyFact(), ...others], [], { firstChecks }), at(asked)).map(({ kind }) => kind), kinds, what)
  }
})

t.test('their doubts name both digests', async t => {
  const first = policyFact()
  const second = policyFact(reused, 2)
  const [again] = doubtsAt(historyOf([first, second]), at('2005-03-01T00:00'))
  t.match(again, { kind: 'version-reused', version: '1.0.1', sha256: second.sha256, url: urlOf(second) })
  for (const digest of [first.sha256, second.sha256]) t.match(again?.text, digest)
  const [other] = doubtsAt(historyOf([first, policyElsewhere({}, 2)]), at('2005-03-01T00:00'))
  t.match(other, { kind: 'other-source', sha256: second.sha256, text: first.sha256 })
  const [unknown] = doubtsAt(historyOf([first, policyElsewhere(abroad, 2)]), at('2005-03-01T00:00'))
  t.match(unknown, { kind: 'other-source', version: '1.0.7', text: /does not know this version/ })
})

// Policy 1.0.2 is published in March at 09, and says that it is effective at 09 too: Rule 5 moves it to 10.
const tooSoon = { version: '1.0.2', published: '2005-03-01T09', effective: '2005-03-01T09' }
const backwards = { version: '1.0.3', published: '2005-03-01T12', effective: '2005-03-01T08' }

// [what it shows, other policies, asked at, versions that the floor was applied to]
const floors: ReadonlyArray<readonly [string, PolicyFact[], string, string[]]> = [
  ['before its own label', [], '2005-03-01T08:59', []],
  ['the floor alone keeps it from the answer', [], '2005-03-01T09:30', ['1.0.2']],
  ['of one effective before its publication, before that', [policyFact(backwards, 3)], '2005-03-01T08:30', []],
  ['once it is published', [policyFact(backwards, 3)], '2005-03-01T12:00', ['1.0.3', '1.0.2']],
  ['it is the answer', [], '2005-03-01T10:00', ['1.0.2']],
  ['it is the answer, whenever', [], '2026-11-22T12:00', ['1.0.2']],
  ['a newer one is the answer', [policyFact({ version: '1.0.3', published: '2005-03-02T09', effective: '2005-03-03T09' }, 3)], '2005-03-03T09:00', []],
  ['a newer one was the answer already', [policyFact({ version: '1.0.3', specification: '01', published: '2005-03-01T09', effective: '2005-03-01T09' }, 3)], '2005-03-01T09:30', []]
]

t.test('the floor of Rule 5 was applied to the answer, or alone keeps a newer policy from it', async t => {
  for (const [what, others, asked, versions] of floors) {
    t.same(doubtsAt(historyOf([policyFact(), policyFact(tooSoon, 2), ...others]), at(asked)).map(({ kind, version }) => `${kind} ${version}`), versions.map(version => `too-soon ${version}`), what)
  }
  const alone = historyOf([policyFact(tooSoon)])
  t.match(doubtsAt(alone, at('2005-03-01T09:30')), [{ kind: 'too-soon', sha256: alone.policies[0]?.sha256, url: urlOf(tooSoon), text: /takes effect 2005-03-01T09/ }], 'while none is in force')
})

t.test('what was known within a crawl that kept indexes last is in doubt, whatever was known', async t => {
  const halfCrawls = [{ repositoryId: source, url: 'primary', recordedAt: 1, until: 5 }, { repositoryId: elsewhere, url: 'other', recordedAt: 1, until: null }]
  for (const [knownAt, doubted] of [[1, true], [4, true], [5, false], [null, false]] as const) {
    const history = courtHistory(courtFacts([policyFact()], [], { halfCrawls }), knownAt) as CourtHistory
    t.match(doubtsAt(history, at('2005-03-01T00:00')), doubted ? [{ kind: 'not-fetched', version: null, sha256: null, url: 'primary' }] : [], `as known at ${knownAt}`)
    t.equal(doubtsAt(history, at('2005-03-01T00:00')).length, doubted ? 1 : 0)
  }
  const nothing = courtHistory(courtFacts([policyFact({ country: null, state: null })], [], { halfCrawls }), 4) as NoHistory
  t.match(doubtsWithoutHistory(nothing), [{ kind: 'zone-unknown' }, { kind: 'not-fetched', url: 'primary' }])
})

t.test('of a court without a zone every policy and every file is a doubt', async t => {
  const nowhere = { country: null, state: null }
  const unseen = policyFact({ ...nowhere, version: '1.0.2' }, 2)
  const history = courtHistory(courtFacts([policyFact(nowhere), unseen], [fileFact({ version: '1.0.3', published: '2005-03-01T09' })]), null) as NoHistory
  t.match(doubtsWithoutHistory(history), [
    { kind: 'zone-unknown', version: '1.0.1', url: urlOf(policyFact()), text: /time zone/ },
    { kind: 'zone-unknown', version: '1.0.2' },
    { kind: 'not-fetched', version: '1.0.3' }
  ])
})
