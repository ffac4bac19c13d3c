import t from 'tap'
import { settingsAt, settingsChanged, type Configured } from '../../../src/domain/history/settings.ts'
import { court, elsewhere, setting, source } from '../blank-facts.ts'

const denver = { timeZone: 'America/Denver' }
const utc = { timeZone: 'UTC' }
const atSource = { repositoryId: source }

// [what it shows, settings in recorded order; known at; zone and source of the court, zones of repositories]
const held = [
  ['nothing was ever configured', [], null, null, null, {}],
  ['the first configuration counts from the beginning', [setting({ ...denver, source })], -1, 'America/Denver', source, {}],
  ['however late it was recorded', [setting({ ...denver, initial: true }, 9)], 5, 'America/Denver', null, {}],
  ['a later one from its record on: before', [setting(denver, 5)], 4, null, null, {}],
  ['at', [setting(denver, 5)], 5, 'America/Denver', null, {}],
  ['and whenever all counts', [setting(denver, 5)], null, 'America/Denver', null, {}],
  ['the last by then', [setting(denver), setting({ ...utc, source }, 5), setting({}, 9)], 8, 'UTC', source, {}],
  ['which may be that nothing is configured any more', [setting(denver), setting({ ...utc, source }, 5), setting({}, 9)], 9, null, null, {}],
  ['of each repository its own', [setting({ ...atSource, ...denver }), setting({ repositoryId: elsewhere, ...utc }, 3), setting({ ...atSource, ...utc }, 5)], 4, null, null, { [source]: 'America/Denver', [elsewhere]: 'UTC' }]
] as const

t.test('what holds as known at a moment', async t => {
  for (const [what, settings, knownAt, timeZone, from, zones] of held) {
    const { repositoryZones, ...own } = settingsAt(settings, knownAt)
    t.same({ ...own, repositoryZones: Object.fromEntries(repositoryZones) }, { timeZone, source: from, repositoryZones: zones }, what)
  }
})

const of = (given: Partial<Configured>): Configured => ({ organizationKey: null, repositoryId: null, timeZone: null, source: null, ...given })
const ofCourt = (given: Partial<Configured> = {}): Configured => of({ organizationKey: court, ...given })
const ofSource = (given: Partial<Configured> = {}): Configured => of({ repositoryId: source, ...given })
/** A court that is called like the repository. */
const namesake = of({ organizationKey: source, ...denver })

// [what it shows, the last that was kept of each, what is configured; what is to be kept]
const changes: Array<[string, Configured[], Configured[], Configured[]]> = [
  ['nothing, and nothing', [], [], []],
  ['what says nothing is not kept', [], [ofCourt(), ofSource()], []],
  ['what was never kept', [], [ofCourt(denver), ofSource(utc)], [ofCourt(denver), ofSource(utc)]],
  ['the same', [ofCourt({ ...denver, source }), ofSource(utc)], [ofSource(utc), ofCourt({ ...denver, source })], []],
  ['another zone', [ofCourt(denver)], [ofCourt(utc)], [ofCourt(utc)]],
  ['another source', [ofCourt({ source })], [ofCourt({ source: elsewhere })], [ofCourt({ source: elsewhere })]],
  ['named, with nothing any more', [ofCourt({ ...denver, source })], [ofCourt()], [ofCourt()]],
  ['not named any more', [ofCourt({ ...denver, source }), ofSource(utc)], [], [ofCourt(), ofSource()]],
  ['not named before either', [ofCourt(), ofSource()], [], []],
  ['that there was a first configuration stays', [of({})], [], []],
  ['a court and a repository of one name', [ofSource(denver)], [ofSource(denver), namesake], [namesake]],
  ['a court that is named twice: the last', [], [ofCourt(denver), ofCourt(utc)], [ofCourt(utc)]]
]

t.test('what is to be kept of a configuration', async t => {
  for (const [what, before, configured, kept] of changes) t.same(settingsChanged(before, configured), kept, what)
})
