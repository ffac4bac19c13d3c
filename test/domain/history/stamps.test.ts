import t from 'tap'
import { courtHistory } from '../../../src/domain/history/court-history.ts'
import { isNamed, lastRecorded, recordedMoments } from '../../../src/domain/history/stamps.ts'
import { courtFacts, fileFact, indexCapture, policyFact, setting } from '../blank-facts.ts'

const policies = [policyFact({ readAt: 9 }, 5), policyFact({ version: '1.0.2', published: '2005-03-01T09' }, 7)]
const files = [fileFact({ version: '1.0.3' }, { since: indexCapture(6), until: indexCapture(11) })]
const facts = courtFacts(policies, files, { gone: [{ repositoryId: 'r', url: 'u', status: 404, since: 1_000, recordedAt: 12, untilRecordedAt: null }], halfCrawls: [{ repositoryId: 'r', url: 'u', recordedAt: 3, until: 13 }] })

t.same(recordedMoments(facts), [3, 5, 6, 7, 9, 11, 12, 13], 'stamps of the archive, and no other instant')
t.equal(recordedMoments(facts), recordedMoments(facts), 'facts are looked through once')

// known at, the last moment of recording by then
const moments = [[2, null], [4, 3], [5, 5], [8, 7], [10, 9], [null, 13]] as const

for (const [knownAt, last] of moments) {
  t.equal(lastRecorded(facts, knownAt), last, `known at ${knownAt}`)
  t.same(courtHistory(facts, last ?? 0), courtHistory(facts, knownAt ?? 99), 'as known at it the court is the same')
}

const listed = courtFacts([], [fileFact({ version: '1.0.0' }, { recordedAt: 5 })], { settings: [setting({ repositoryId: 'r', timeZone: 'UTC' }, 2)] })
// known at, whether the court is named by then: a setting of its repository does not name it
for (const [knownAt, named] of [[3, false], [5, true], [null, true]] as const) t.equal(isNamed(listed, knownAt), named, `named by ${knownAt}`)
