import t from 'tap'
import type { CourtFacts, FileFact, HalfCrawl } from '../../../src/domain/history/facts.ts'
import { documentsKnown, halfCrawlAt, isOf, observedAt } from '../../../src/domain/history/known-facts.ts'
import { courtFacts, elsewhere, fileFact, indexCapture, policyFact, sighting, source } from '../blank-facts.ts'

t.test('while nobody knows whose word counts, any repository\'s does', async t => {
  t.ok(isOf(null, { repositoryId: elsewhere }))
  t.ok(isOf(source, { repositoryId: source }))
  t.notOk(isOf(source, { repositoryId: elsewhere }))
})

// One document, seen at 1 and 6, was read at 2 and read again at 4; another was seen at 3 and read at 5.
const twice = policyFact({ sightings: [sighting(1), sighting(6)], readAt: 2, reader: '1' }, 1)
const again = { ...twice, readAt: 4, reader: '2' }
const other = policyFact({ version: '1.0.2', sightings: [sighting(7)], readAt: 5 }, 3)

// [what it shows, readings in the order of their rows, known at; of each document: reader, readable since, its sightings]
const readings = [
  ['nothing was read by then', [twice, again], 1, []],
  ['read once', [twice, again], 3, [['1', 2, [1]]]],
  ['of two readings the newer counts', [twice, again], 4, [['2', 2, [1]]]],
  ['in whichever order they come', [again, twice], 4, [['2', 2, [1]]]],
  ['what was read and not yet seen drops out', [twice, other], 6, [['1', 2, [1, 6]]]],
  ['everything recorded', [twice, other], null, [['1', 2, [1, 6]], ['1', 5, [7]]]]
] as const

t.test('documents are known by the newest reading and the sightings of then', async t => {
  for (const [what, facts, knownAt, known] of readings) {
    t.same(documentsKnown(facts, knownAt).map(({ reader, readableSince, sightings }) =>
      [reader, readableSince, sightings.map(({ sequence }) => sequence)]), known, what)
  }
})

const half = (given: Partial<HalfCrawl>): HalfCrawl => ({ repositoryId: source, url: 'here', recordedAt: 3, until: 6, ...given })

// [what it shows, half crawls, known at; the one that the moment lies in]
const halves = [
  ['before it began', [half({})], 2, null],
  ['from its beginning on', [half({})], 3, 'here'],
  ['up to its end', [half({})], 5, 'here'],
  ['not from its end on', [half({})], 6, null],
  ['not with everything that is recorded', [half({})], null, null],
  ['one without an end goes on', [half({ until: null })], null, 'here'],
  ['of another repository', [half({ repositoryId: elsewhere })], 4, null]
] as const

t.test('a moment lies in a crawl of the source that did not read all indexes first', async t => {
  for (const [what, halfCrawls, knownAt, url] of halves) {
    t.equal(halfCrawlAt(courtFacts([], [], { halfCrawls }), source, knownAt), url, what)
  }
})

const listed = fileFact({}, { url: 'listed', since: indexCapture(2), until: indexCapture(5), readings: [{ recordedAt: 2, findings: [] }, { recordedAt: 4, findings: [] }] })
const stays = fileFact({}, { url: 'stays', since: indexCapture(2) })
const unread = fileFact({}, { url: 'unread', kind: 'unreadable', recordedAt: 2 })
const there = fileFact({}, { url: 'there', repositoryId: elsewhere, recordedAt: 2 })

const untilOf = (file: FileFact): unknown => file.kind === 'listed' ? [file.url, file.until?.sequence ?? null, file.readings.length] : file.url

t.test('a file is listed still until it was recorded that it is not, and what was found in it later was not found yet', async t => {
  const files = (knownAt: number | null): unknown[] =>
    observedAt(courtFacts([], [listed, stays, unread, there]), source, knownAt).files.map(untilOf)
  t.same(files(1), [])
  t.same(files(3), [['listed', null, 1], ['stays', null, 0], 'unread'])
  t.same(files(5), [['listed', 5, 2], ['stays', null, 0], 'unread'])
  t.same(files(null), [['listed', 5, 2], ['stays', null, 0], 'unread'])
})

const gone = { url: 'gone', status: 404, since: 0 }
const all: Partial<CourtFacts> = {
  directoryIndexes: [{ repositoryId: source, url: 'index', recordedAt: 2 }, { repositoryId: elsewhere, url: 'far', recordedAt: 2 }],
  gone: [
    { ...gone, repositoryId: source, recordedAt: 2, untilRecordedAt: null },
    { ...gone, url: 'back', repositoryId: source, recordedAt: 2, untilRecordedAt: 4 }
  ],
  mistaken: [{ repositoryId: source, url: 'mistaken', recordedAt: 3 }],
  mirrors: [{ repositoryId: source, recordedAt: 3 }]
}

// [known at; URLs of indexes, of files that are gone and of those that were mistaken, and whether it is a mirror]
const observations = [
  [1, [], [], [], false],
  [2, ['index'], ['gone', 'back'], [], false],
  [3, ['index'], ['gone', 'back'], ['mistaken'], true],
  [4, ['index'], ['gone'], ['mistaken'], true],
  [null, ['index'], ['gone'], ['mistaken'], true]
] as const

t.test('what the source showed counts from when it was recorded, and what is gone until it answers again', async t => {
  for (const [knownAt, indexes, missing, mistaken, isMirror] of observations) {
    const observed = observedAt(courtFacts([], [], all), source, knownAt)
    const named = ({ url }: { url: string }): string => url
    t.same(observed.directoryIndexes.map(named), indexes, `indexes at ${knownAt}`)
    t.same(observed.gone.map(named), missing, `gone at ${knownAt}`)
    t.ok(observed.gone.every(({ untilRecordedAt }) => untilRecordedAt === null), 'nobody knows that it will be back')
    t.same(observed.mistaken.map(named), mistaken, `mistaken at ${knownAt}`)
    t.equal(observed.isMirror, isMirror, `a mirror at ${knownAt}`)
  }
})
