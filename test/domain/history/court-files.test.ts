import t from 'tap'
import { courtFiles } from '../../../src/domain/history/court-files.ts'
import type { FileFact } from '../../../src/domain/history/facts.ts'
import { fileFact, indexCapture, policyFact, sighting, urlOf } from '../blank-facts.ts'

const held = policyFact({ version: '1.0.1', published: '2005-02-01T11' })
const url = urlOf(held)
const other = 'https://courtinfo.example/CourtPolicies/other.xml'
const same = { version: '1.0.1', published: '2005-02-01T11' }
const newer = { version: '1.0.2', published: '2005-03-01T09', effective: '2005-03-02T09' }
const bytes = 'b'.repeat(64)

// Policy 1.0.1 is held from `url`.
// [what it shows, the file, where it goes: missing, listings, or nowhere]
const files: ReadonlyArray<readonly [string, FileFact, string]> = [
  ['listed, and never met', fileFact(newer), 'missing'],
  ['listed, and nothing else told of it', fileFact(), 'missing'],
  ['not fetched', fileFact(newer, { kind: 'not-fetched' }), 'missing'],
  ['fetched, and no policy', fileFact(newer, { kind: 'unreadable', sha256: bytes }), 'missing'],
  ['listed, and held from there', fileFact(same, { url }), 'listings'],
  ['listed as another version, and held from there: the policy counts', fileFact(newer, { url }), 'listings'],
  ['held from there, and once not fetched', fileFact(same, { kind: 'not-fetched', url }), 'nowhere'],
  ['held from there, and once an error page: it says nothing of the policy', fileFact(same, { kind: 'unreadable', url, sha256: bytes }), 'nowhere'],
  ['the same, of a version that nothing tells', fileFact({}, { kind: 'unreadable', url, sha256: bytes }), 'nowhere'],
  ['held from there, and now unreadable bytes of another version', fileFact(newer, { kind: 'unreadable', url, sha256: bytes }), 'missing'],
  ['not readable at first, and read since', fileFact(same, { kind: 'unreadable', url, sha256: held.sha256 }), 'nowhere'],
  ['held under another name', fileFact(same, { url: other }), 'listings'],
  ['held under another name, and not fetched under this one', fileFact(same, { kind: 'not-fetched', url: other }), 'nowhere'],
  ['held under another name, the date told by its file name', fileFact({ version: '1.0.1', published: '2005-02-01' }, { url: other }), 'listings'],
  ['the same version of another hour is not held', fileFact({ version: '1.0.1', published: '2005-02-01T12' }, { url: other }), 'missing'],
  ['the same version of a day that nothing tells', fileFact({ version: '1.0.1' }, { url: other }), 'missing'],
  ['another version of the same hour', fileFact({ version: '1.0.2', published: '2005-02-01T11' }, { url: other }), 'missing']
]

t.test('a file goes where what is held of it sends it', async t => {
  for (const [what, file, where] of files) {
    const sorted = courtFiles([file], [held], [])
    for (const place of ['missing', 'listings'] as const) t.same(sorted[place], place === where ? [file] : [], `${what}: ${place}`)
  }
})

t.test('what turned out to be another court\'s policy is no file that this court lacks', async t => {
  const mistaken = [{ repositoryId: 'courtinfo', url: other, recordedAt: 1 }]
  t.same(courtFiles([fileFact(newer, { url: other })], [held], mistaken).missing, [])
  t.match(courtFiles([fileFact(newer)], [held], mistaken).missing, [{ subject: newer }], 'another file is')
  t.match(courtFiles([fileFact(same, { url })], [held], [{ repositoryId: 'courtinfo', url, recordedAt: 1 }]).listings, [{ url }])
})

t.test('a URL that gave several policies holds each of their versions', async t => {
  const second = policyFact({ version: '1.0.2', sightings: [sighting(2, { url })] }, 2)
  t.same(courtFiles([fileFact(newer, { kind: 'unreadable', url, sha256: bytes })], [held, second], []).missing, [])
})

const open = fileFact(newer, { url: other, index: 'a' })
const dropped = fileFact(newer, { url: other, index: 'b', until: indexCapture(5) })
const failedThere = fileFact(newer, { url: other, kind: 'not-fetched', recordedAt: 2 })
const unreadableThere = fileFact(newer, { url: other, kind: 'unreadable', sha256: bytes, recordedAt: 2 })

// [what it shows, what is known of one file, how many are missing]
const taken: ReadonlyArray<readonly [string, FileFact[], number]> = [
  ['listed, and never answered', [open, failedThere], 1],
  ['taken out of its index, and never asked for', [dropped], 0],
  ['taken out of its index, and never answered', [dropped, failedThere], 0],
  ['taken out of one index, and listed by another', [dropped, open, failedThere], 1],
  ['taken out of its index, and bytes of it are held that nobody can read', [dropped, unreadableThere], 1],
  ['asked for once, and no index known that lists it', [failedThere], 1]
]

t.test('what no index lists any more and never answered was never there', async t => {
  for (const [what, files, count] of taken) t.equal(courtFiles(files, [], []).missing.length, count, what)
})

const listed = fileFact(newer, { url: other, recordedAt: 1 })
const corrected = fileFact({ ...newer, effective: '2005-03-03T09' }, { url: other, recordedAt: 3 })
const failed = fileFact(newer, { url: other, recordedAt: 2, kind: 'not-fetched' })
const unreadable = fileFact(newer, { url: other, recordedAt: 2, kind: 'unreadable', sha256: bytes })

// [facts of one file, in any order; what is missing: kind, effective label, digest]
const repeatedFacts = [
  [[listed, failed], ['not-fetched', '2005-03-02T09', null]],
  [[failed, listed], ['not-fetched', '2005-03-02T09', null]],
  [[listed, corrected], ['listed', '2005-03-03T09', null]],
  [[corrected, failed], ['not-fetched', '2005-03-03T09', null]],
  [[corrected, unreadable, listed], ['unreadable', '2005-03-03T09', bytes]],
  [[unreadable, fileFact(newer, { url: other, recordedAt: 4, kind: 'not-fetched' })], ['unreadable', '2005-03-02T09', bytes]],
  [[unreadable, fileFact(newer, { url: other, recordedAt: 5, kind: 'unreadable', sha256: 'c'.repeat(64) })], ['unreadable', '2005-03-02T09', 'c'.repeat(64)]]
] as const

t.test('of several facts of one file the newest says whose it is, and bytes say most', async t => {
  for (const [facts, missing] of repeatedFacts) {
    t.same(courtFiles(facts, [], []).missing.map(({ kind, subject, sha256 }) => [kind, subject.effective, sha256]), [missing])
  }
})
