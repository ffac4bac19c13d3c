import fc from 'fast-check'
import t from 'tap'
import { courtHistory, type ListedHistory, type NoHistory } from '../../../src/domain/history/court-history.ts'
import { decide } from '../../../src/domain/history/decision.ts'
import type { CourtFacts, FileFact, PolicyFact, Sighting } from '../../../src/domain/history/facts.ts'
import { checkHistory } from '../../../src/domain/history-checks/history-checks.ts'
import { court, courtFacts, elsewhere, fileFact, historyOf, indexCapture, policyElsewhere, policyFact, setting, sighting, source, urlOf } from '../blank-facts.ts'
import { labelAfter, minutes } from '../random-history.ts'
import example from '../../fixtures/worked-example.json' with { type: 'json' }

const examplePolicies = example.policies.map(({ version, published, effective }, place) => policyFact({ version, published, effective }, place + 1))

const versions = (history: ListedHistory): string[] => history.policies.map(({ version }) => version)
const setAside = (history: ListedHistory): unknown[] => history.setAside.map(({ kind, document, first, answering }) => [kind, document.version, first.sequence, answering?.first.sequence ?? null])

t.test('the worked example: newest publication first, periods in time order', async t => {
  const history = historyOf(examplePolicies.toReversed())
  t.same(versions(history), ['1.0.4', '1.0.3', '1.0.2', '1.0.1', '1.0.0'])
  t.same(history.periods.map(({ policy }) => policy.version), ['1.0.0', '1.0.1', '1.0.3', '1.0.4'])
  t.match(history, { organizationKey: court, source, zone: { name: example.timeZone, source: 'state' }, setAside: [], missing: [], listings: [] })
})

const second = { version: '1.0.1', published: '2005-02-01T11' }
const reused = { version: '1.0.1', published: '2005-03-01T11', effective: '2005-03-04T11' }
const unknown = { version: '1.0.7', published: '2005-03-01T11', effective: '2005-03-04T11' }

// Policy 1.0.1, published 2005-02-01T11, is entry 2 at the court's source.
// [what it shows, what else is recorded; what is set aside: kind, version, its entry, the entry that answers; entries that count]
const documents = [
  ['nothing else', [], [], [2]],
  ['the same version and label again: Rule 8 [84]', [policyFact(second, 3)], [['document-changed', '1.0.1', 3, 2]], [2]],
  ['captured before: that one answers', [policyFact(second, 1)], [['document-changed', '1.0.1', 2, 1]], [1]],
  ['the same version with a later label: Rule 9 [85]', [policyFact(reused, 3)], [['version-reused', '1.0.1', 3, 2]], [2]],
  ['three documents of one version', [policyFact(reused, 3), policyFact(second, 4)], [['version-reused', '1.0.1', 3, 2], ['document-changed', '1.0.1', 4, 2]], [2]],
  ['another version', [policyFact(unknown, 3)], [], [3, 2]],
  ['other bytes of the version elsewhere', [policyElsewhere(second, 3)], [['other-source', '1.0.1', 3, 2]], [2]],
  ['a version elsewhere that the source does not know', [policyElsewhere(unknown, 3)], [['other-source', '1.0.7', 3, null]], [2]],
  ['elsewhere first: the source is the first publisher', [policyElsewhere(unknown, 1)], [['other-source', '1.0.1', 2, null]], [1]]
] as const

t.test('whose word counts, and the same version twice (domain §4)', async t => {
  for (const [what, others, aside, counted] of documents) {
    const history = historyOf([policyFact({}, 2), ...others])
    t.same(setAside(history), aside, what)
    t.same(history.policies.map(({ first }) => first.sequence), counted, what)
  }
})

t.test('the configured source counts, whoever published first', async t => {
  const policies = [policyElsewhere({ version: '1.0.0' }, 1), policyFact({}, 2)]
  t.equal(historyOf(policies).source, elsewhere)
  t.match(historyOf(policies, [], { settings: [setting({ source })] }), { source, policies: [{ version: '1.0.1' }], setAside: [{ kind: 'other-source', answering: null }] })
})

t.test('the same bytes elsewhere are no other document; the first sighting at the source is named', async t => {
  const sightings = [sighting(1, { repositoryId: elsewhere }), sighting(3, { url: 'again' }), sighting(2, { url: 'first' })]
  const history = historyOf([policyFact({ sightings })], [], { settings: [setting({ source })] })
  t.same(setAside(history), [])
  t.equal(history.policies[0]?.first.url, 'first')
  t.equal(historyOf([policyElsewhere({ version: '1.0.0', published: '2005-01-01T10' }, 4), policyFact({ sightings }, 1)]).source, elsewhere, 'who saw it first')
})

t.test('the files of other repositories do not count, once the source is known', async t => {
  const files = [fileFact({ version: '1.0.2' }, { repositoryId: elsewhere, url: 'there' }), fileFact({ version: '1.0.3' }, { url: 'here' })]
  t.same(historyOf([policyFact()], files).missing.map(({ url }) => url), ['here'])
  t.same((courtHistory(courtFacts([], files), null) as NoHistory).missing.map(({ url }) => url), ['there', 'here'])
})

const inArizona = { country: 'US', state: 'AZ', utcOffset: '-07:00', utcOffsetDaylightSavings: '-07:00' }
const nowhere = { country: null, state: null }

// [what it shows, policies, configuration, zone and where it came from]
const zones = [
  ['its state', [policyFact()], {}, 'America/Los_Angeles', 'state'],
  ['its offsets', [policyFact(inArizona)], {}, 'America/Phoenix', 'offsets'],
  ['configured for the court', [policyFact()], { settings: [setting({ timeZone: 'America/Denver' })] }, 'America/Denver', 'configured'],
  ['configured for its repository', [policyFact()], { settings: [setting({ repositoryId: source, timeZone: 'America/Denver' }), setting({ repositoryId: elsewhere, timeZone: 'UTC' })] }, 'America/Denver', 'configured'],
  ['configured for both: the court\'s', [policyFact()], { settings: [setting({ timeZone: 'America/Denver' }), setting({ repositoryId: source, timeZone: 'UTC' })] }, 'America/Denver', 'configured'],
  ['configured, and not any more', [policyFact()], { settings: [setting({ timeZone: 'America/Denver' }), setting({}, 1)] }, 'America/Los_Angeles', 'state'],
  ['configured for its repository, the court\'s own not any more', [policyFact()], { settings: [setting({ timeZone: 'UTC' }), setting({ repositoryId: source, timeZone: 'America/Denver' }, 1), setting({}, 2)] }, 'America/Denver', 'configured'],
  ['a document that does not count tells nothing', [policyFact(), policyFact({ ...inArizona, published: '2004-01-01T00' }, 2)], { firstChecks: [{ repositoryId: source, version: '1.0.1', recordedAt: 1 }] }, 'America/Los_Angeles', 'state']
] as const

t.test('one zone of a court (domain §2)', async t => {
  for (const [what, policies, given, name, from] of zones) t.same(historyOf(policies, [], given).zone, { name, source: from }, what)
})

t.test('what is configured counts from its record on, an archive\'s first configuration from the beginning (domain §3.8)', async t => {
  const policies = [policyElsewhere({ version: '1.0.0' }, 1), policyFact({}, 2)]
  const facts = courtFacts(policies, [], { settings: [setting({ timeZone: 'America/Denver' }), setting({ source, timeZone: 'UTC' }, 5)] })
  for (const [knownAt, name, from] of [[2, 'America/Denver', elsewhere], [4, 'America/Denver', elsewhere], [5, 'UTC', source], [null, 'UTC', source]] as const) {
    t.match(courtHistory(facts, knownAt), { zone: { name, source: 'configured' }, source: from }, `known at ${knownAt}`)
  }
})

const unreadable = fileFact({ version: '1.0.0' }, { kind: 'unreadable', recordedAt: 3 })

// [what it shows, facts, known at; why there is no history, versions unplaced, missing, first known at]
const nothing = [
  ['nothing at all', courtFacts(), null, 'nothing-readable', [], 0, null],
  ['a file that nobody can read', courtFacts([], [unreadable]), null, 'nothing-readable', [], 1, null],
  ['before the first policy was recorded', courtFacts([policyFact({}, 5)], [unreadable]), 4, 'nothing-readable', [], 1, 5],
  ['before anything was', courtFacts([policyFact({}, 5)], [unreadable]), 2, 'nothing-readable', [], 0, 5],
  ['captured, and not yet read', courtFacts([policyFact({ readAt: 9 }, 5)]), 8, 'nothing-readable', [], 0, 9],
  ['read, and not yet captured', courtFacts([policyFact({ readAt: 1 }, 5)]), 4, 'nothing-readable', [], 0, 5],
  ['only elsewhere', courtFacts([policyElsewhere()], [], { settings: [setting({ source })] }), null, 'nothing-readable', [], 0, null],
  ['elsewhere first, and its source known', courtFacts([policyElsewhere({}, 1), policyFact({}, 4)], [], { settings: [setting({ source })] }), 2, 'nothing-readable', [], 0, 4],
  ['only elsewhere, until its source is no longer configured', courtFacts([policyElsewhere()], [], { settings: [setting({ source }), setting({}, 7)] }), 6, 'nothing-readable', [], 0, 7],
  ['a zone that nothing tells', courtFacts([policyFact(nowhere)]), null, 'zone-unknown', ['1.0.1'], 0, null],
  ['a zone that a later policy tells', courtFacts([policyFact(nowhere, 2), policyFact({ version: '1.0.2' }, 4), policyFact({ version: '1.0.3' }, 6)]), 3, 'zone-unknown', ['1.0.1'], 0, 4],
  ['a zone that a later setting tells', courtFacts([policyFact(nowhere, 2)], [], { settings: [setting({ timeZone: 'UTC' }, 5)] }), 3, 'zone-unknown', ['1.0.1'], 0, 5],
  ['a document that does not count is not unplaced', courtFacts([policyFact(nowhere, 2), policyFact(second, 3)]), null, 'zone-unknown', ['1.0.1'], 0, null]
] as const

t.test('no answer can be given, and why', async t => {
  for (const [what, facts, knownAt, reason, unplaced, missing, firstKnownAt] of nothing) {
    const history = courtHistory(facts, knownAt) as NoHistory
    t.match(history, { organizationKey: court, reason, firstKnownAt }, what)
    t.same([history.unplaced.map(({ version }) => version), history.missing.length], [unplaced, missing], what)
  }
})

const byTwo: PolicyFact[] = [
  policyFact({ name: 'first reading', readAt: 3 }, 2),
  policyFact({ name: 'second reading', reader: '2', readAt: 5 }, 2),
  policyFact({ name: 'late', version: '1.0.2', published: '2005-03-01T09' }, 4)
]

// [known at, versions and names that count]
const moments = [
  [3, ['first reading']],
  [4, ['late', 'first reading']],
  [5, ['late', 'second reading']],
  [null, ['late', 'second reading']]
] as const

t.test('the newest reading by then of each document seen by then counts', async t => {
  for (const [knownAt, names] of moments) {
    for (const facts of [byTwo, byTwo.toReversed()]) {
      t.same((courtHistory(courtFacts(facts), knownAt) as ListedHistory).policies.map(({ name }) => name), names, `known at ${knownAt}`)
    }
  }
  const atOnce = [policyFact({ name: 'first' }), policyFact({ name: 'last', reader: '2' })]
  t.equal(historyOf(atOnce).policies[0]?.name, 'last', 'of two of one moment the last')
})

const listed = policyFact({ version: '1.0.1' })
const asListed = (given: Parameters<typeof fileFact>[1]) => courtFacts([listed], [fileFact({}, { url: urlOf(listed), ...given })])
const lost = { repositoryId: source, url: urlOf(listed), status: 404, since: 0, recordedAt: 4, untilRecordedAt: 8 }

// [known at, whether the index still lists it (it drops it at 5), whether it is gone from its URL (from 4 to 8)]
const losses = [[3, true, false], [4, true, true], [5, false, true], [7, false, true], [8, false, false], [null, false, false]] as const

t.test('what an index dropped and a site lost counts from its record on', async t => {
  for (const [knownAt, isListed, isGone] of losses) {
    const { listings, gone } = courtHistory({ ...asListed({ until: indexCapture(5) }), gone: [lost, { ...lost, repositoryId: elsewhere }] }, knownAt) as ListedHistory
    t.same([listings.map(({ until }) => until === null), gone.length], [[isListed], isGone ? 1 : 0], `known at ${knownAt}`)
  }
})

// What is recorded later, of whatever kind, leaves an answer as known before untouched.

const KNOWN_AT = 1000
const label = fc.integer({ min: -72, max: 72 }).map(hour => labelAfter('2005-04-03T00', hour))
const identity = fc.record({ version: fc.integer({ min: 100, max: 107 }).map(number => [...String(number)].join('.')), published: label, effective: label })
const repository = fc.constantFrom(source, source, elsewhere)
const place = fc.constantFrom({ state: 'CA', country: 'US' }, { state: 'CA', country: 'US' }, { state: null, country: null, utcOffset: '-07:00', utcOffsetDaylightSavings: '-07:00' })

const document = fc.record({ identity, repository, place }).map(({ identity, repository, place }) =>
  (sequence: number): PolicyFact => policyFact({ ...identity, ...place, sightings: [sighting(sequence, { repositoryId: repository, url: urlOf(identity, repository) })] }, sequence))

const file = fc.record({ identity, repository, kind: fc.constantFrom('listed' as const, 'not-fetched' as const, 'unreadable' as const) }).map(({ identity, repository, kind }) =>
  (recordedAt: number): FileFact => fileFact(identity, { kind, repositoryId: repository, url: urlOf(identity, repository), recordedAt, sha256: kind === 'unreadable' ? String(recordedAt).padStart(64, 'f') : null }))

/** Adds to what is recorded from a moment on: documents, files, and of the documents already there sightings and readings. */
function record (facts: CourtFacts, from: number, documents: readonly ((sequence: number) => PolicyFact)[], files: readonly ((recordedAt: number) => FileFact)[], again: readonly Again[]): CourtFacts {
  const seen = (place: number): Sighting[] => again.filter(({ which }) => which === place).map(({ repository }, step) => sighting(from + 100 + step * 10 + place, { repositoryId: repository, url: `again-${step}-${place}` }))
  const policies = facts.policies.map((policy, place) => ({ ...policy, sightings: [...policy.sightings, ...seen(place)] }))
  const readings = again.flatMap(({ which, identity }, step) => policies.slice(which, which + 1).map(policy => ({ ...policy, ...identity, reader: `${from}`, readAt: from + 300 + step })))
  const urls = documents.map(make => make(0).sightings[0]?.url ?? '')
  return {
    ...facts,
    policies: [...policies, ...readings, ...documents.map((make, place) => make(from + place))],
    files: [...facts.files.map(file => dropped(file, from + 400)), ...files.map((make, place) => make(from + 200 + place)), ...urls.map(url => fileFact({}, { url, before: indexCapture(from, '2005-04-03T12:50-07:00'), since: indexCapture(from + 250) }))],
    directoryIndexes: [...facts.directoryIndexes, ...urls.map(url => ({ repositoryId: source, url: new URL('index.xml', url).href, recordedAt: from + 260 }))],
    gone: [...facts.gone.map(file => ({ ...file, untilRecordedAt: file.untilRecordedAt ?? from + 420 })), ...urls.map(url => ({ repositoryId: source, url, status: 404, since: 0, recordedAt: from + 410, untilRecordedAt: null }))],
    mistaken: [...facts.mistaken, ...facts.files.slice(0, 1).map(({ url }) => ({ repositoryId: source, url, recordedAt: from + 430 }))]
  }
}

/** A file that indexes list until then. */
function dropped (file: FileFact, sequence: number): FileFact {
  return file.kind === 'listed' && file.until === null ? { ...file, until: indexCapture(sequence) } : file
}

interface Again { which: number, repository: string, identity: { version: string, published: string, effective: string } }

const recorded = fc.record({
  documents: fc.array(document, { maxLength: 8 }),
  files: fc.array(file, { maxLength: 4 }),
  again: fc.array(fc.record({ which: fc.integer({ min: 0, max: 8 }), repository, identity }), { maxLength: 3 })
})
const configured = fc.array(fc.record({ source: fc.constantFrom(null, source), timeZone: fc.constantFrom(null, null, 'America/Los_Angeles'), zoneOfSource: fc.constantFrom(null, 'America/Denver') }), { maxLength: 2 })

/** Settings of the court and its repository, kept from an entry on. */
function configure (facts: CourtFacts, given: typeof configured extends fc.Arbitrary<infer G> ? G : never, from: number): CourtFacts {
  const settings = given.flatMap(({ source: ofCourt, timeZone, zoneOfSource }, step) => [
    setting({ source: ofCourt, timeZone, initial: from === 0 }, from + step * 2), setting({ repositoryId: source, timeZone: zoneOfSource, initial: from === 0 }, from + step * 2 + 1)])
  return { ...facts, settings: [...facts.settings, ...settings] }
}

t.test('property: as known at a moment, nothing recorded afterwards changes an answer', async () => {
  fc.assert(fc.property(configured, configured, recorded, recorded, fc.array(fc.integer({ min: -5000, max: 6000 }), { minLength: 5, maxLength: 5 }), (first, later, before, after, instants) => {
    const facts = record(configure(configure(courtFacts(), first.slice(0, 1), 0), first, 50), 1, before.documents, before.files, [])
    const known = record(facts, 500, [], [], before.again)
    const more = configure(record(known, KNOWN_AT + 1, after.documents, after.files, after.again), later, KNOWN_AT + 50)
    const [then, now] = [known, more].map(facts => told(courtHistory(facts, KNOWN_AT), instants))
    return then === now
  }), { numRuns: 400, seed: 20050302 })
})

/** All that a history says, at some minutes around a change of the clock; when it will first be known is no part of it. */
function told (history: ListedHistory | NoHistory, minutesAround: readonly number[]): string {
  if ('reason' in history) return JSON.stringify({ ...history, firstKnownAt: null })
  const instants = minutesAround.map(minute => Date.parse('2005-04-03T00:00-08:00') + minutes(minute))
  return JSON.stringify([history, history.policies.map(policy => checkHistory(history, policy)), instants.map(at => decide(history, at, KNOWN_AT))])
}

t.test('a court is a mirror\'s from when that was recorded of its source on, and from then on nothing is back-dated', t => {
  const late = policyFact({ published: '2005-03-02T09', effective: '2005-03-04T10' })
  const listing = fileFact({}, { url: late.sightings[0]?.url ?? '', before: indexCapture(1, '2005-03-02T09:50-08:00'), since: indexCapture(2, '2005-03-02T10:50-08:00') })
  const known = (mirrors: CourtFacts['mirrors'], knownAt: number | null) => {
    const history = courtHistory(courtFacts([late], [listing], { mirrors }), knownAt)
    return history.kind === 'answering' ? [history.isMirror, history.backDated.length] : history.reason
  }
  t.same(known([], null), [false, 1])
  t.same(known([{ repositoryId: source, recordedAt: 9 }], null), [true, 0])
  t.same(known([{ repositoryId: source, recordedAt: 9 }], 8), [false, 1])
  t.same(known([{ repositoryId: elsewhere, recordedAt: 9 }], null), [false, 1])
  t.end()
})
