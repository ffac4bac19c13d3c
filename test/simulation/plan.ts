import { below, oneOf, type Random } from '../faults/random.ts'
import type { Labels } from './evidence.ts'
import { HOUR, hoursAfter, labelAt, MINUTE } from './wall-clock.ts'
import { publish, type CourtSite, type Fault, type File, type IndexPage, type Speech, type World } from './world.ts'

/** How a crawl goes: to its end, or up to so many requests, and then stopped or dead; questions are asked at some of them, and at one the database's connections may be cut (0: at none). */
export interface CrawlPlan { asked: boolean, end: 'done' | 'stopped' | 'killed', endsAt: number, asksAt: number, cutAt: number }

/** What happens at a step, in words, and the crawl where it is one. */
export interface Happening { what: string, crawl: CrawlPlan | null }

const fileFaults: readonly Fault[] = ['absent', 'broken', 'hang-up', 'cut', 'error-page', 'mangled', 'put-off', 'stale']
const indexFaults: readonly Fault[] = ['absent', 'broken', 'hang-up', 'cut', 'error-page', 'mangled', 'put-off']
const speeches: readonly Speech[] = ['aged', 'foreign-clock', 'no-clock', 'same-tag', 'same-date']

/** How often each kind of happening comes, of all of them together. */
const kinds: ReadonlyArray<readonly [number, (random: Random, world: World, now: number) => Happening | null]> = [
  [30, publishNext],
  [34, (random) => crawl(random)],
  [14, repair],
  [6, breakFile],
  [5, breakIndex],
  [5, changeSpeech],
  [3, withdraw],
  [2, change],
  [3, reuse]
]

/** Lets the next thing happen to a world, by chance. */
export function happen (random: Random, world: World, now: number): Happening {
  for (;;) {
    let place = below(random, kinds.reduce((sum, [weight]) => sum + weight, 0))
    const kind = kinds.find(([weight]) => (place -= weight) < 0) as typeof kinds[number]
    const happening = kind[1](random, world, now)
    if (happening !== null) return happening
  }
}

/** Milliseconds up to the next step, so that so many come in a day on average. */
export const pauseOf = (random: Random, stepsADay: number): number => (1 + below(random, 2 * 24 * 60 / stepsADay)) * MINUTE + below(random, 60) * 1_000

function crawl (random: Random): Happening {
  const end = random() < 0.7 ? 'done' : random() < 0.5 ? 'stopped' : 'killed'
  const plan: CrawlPlan = { asked: random() < 0.4, end, endsAt: 1 + below(random, 8), asksAt: 1 + below(random, 8), cutAt: 0 }
  return { what: `a crawl, ${plan.asked ? 'asked for' : 'by schedule'}, ${end === 'done' ? end : `${end} at request ${plan.endsAt}`}`, crawl: plan }
}

const told = (what: string): Happening => ({ what, crawl: null })

const courtOf = (random: Random, world: World): CourtSite => oneOf(random, world.courts) as CourtSite

function nextVersion ({ files }: CourtSite): string {
  const last = files.map(({ labels }) => Number(labels.version.replaceAll('.', ''))).reduce((most, each) => Math.max(most, each), 99)
  return [...String(last + 1)].join('.')
}

/** A version published now, as a rule; at times under another hour, too soon, or listed with other labels than it has. */
function publishNext (random: Random, world: World, now: number): Happening | null {
  const court = courtOf(random, world)
  const version = nextVersion(court)
  if (version.length > 5) return null
  const late = random() < 0.12 ? -1 - below(random, 5) : random() < 0.05 ? 1 + below(random, 8) : 0
  const published = hoursAfter(labelAt(now, court.zone), late)
  const notice = random() < 0.1 ? 0 : oneOf(random, [1, 1, 2, 3, 6, 24, 48, 72]) as number
  const labels = { key: court.key, version, published, effective: hoursAfter(published, notice) }
  const entry = random() < 0.06 ? { ...labels, effective: hoursAfter(labels.effective, 1) } : labels
  const fault = random() < 0.4 ? oneOf(random, fileFaults) as Fault : null
  publish(court, labels, { entry, fault })
  return told(`${describe(labels)} is published, ${fault ?? 'well'}`)
}

const describe = ({ key, version, published, effective }: Labels): string => `${key} ${version} (${published}, from ${effective})`

/** Something that is at fault is well again. */
function repair (random: Random, world: World): Happening | null {
  const faulty = [
    ...world.indexes.filter(({ fault, speech }) => fault !== null || speech !== 'honest'),
    ...world.courts.flatMap(({ files }) => files.filter(({ fault }) => fault !== null))
  ]
  const page = oneOf<IndexPage | File>(random, faulty)
  if (page === undefined) return null
  page.fault = null
  if ('speech' in page) page.speech = 'honest'
  return told(`${page.path} is well again`)
}

function breakFile (random: Random, world: World): Happening | null {
  const file = oneOf(random, courtOf(random, world).files)
  if (file === undefined) return null
  file.fault = oneOf(random, fileFaults) as Fault
  return told(`${file.path} is ${file.fault}`)
}

function breakIndex (random: Random, world: World): Happening {
  const page = oneOf(random, world.indexes) as IndexPage
  page.fault = oneOf(random, indexFaults) as Fault
  return told(`${page.path} is ${page.fault}`)
}

function changeSpeech (random: Random, world: World): Happening {
  const page = oneOf(random, world.indexes) as IndexPage
  page.speech = oneOf(random, speeches) as Speech
  return told(`${page.path} speaks: ${page.speech}`)
}

/** A file is listed no more, or again. */
function withdraw (random: Random, world: World): Happening | null {
  const file = oneOf(random, courtOf(random, world).files)
  if (file === undefined) return null
  file.isListed = !file.isListed
  return told(`${file.path} is ${file.isListed ? 'listed again' : 'listed no more'}`)
}

/** Other bytes under the same name (Rule 8). */
function change (random: Random, world: World): Happening | null {
  const file = oneOf(random, courtOf(random, world).files)
  if (file === undefined) return null
  file.fee = `${11 + below(random, 80)}.00`
  return told(`${file.path} has other bytes`)
}

/** A version that is there already, published once more on another day (Rule 9). */
function reuse (random: Random, world: World, now: number): Happening | null {
  const court = courtOf(random, world)
  const file = oneOf(random, court.files)
  const published = labelAt(now, court.zone)
  if (file === undefined || court.files.some(({ labels }) => labels.version === file.labels.version && labels.published.slice(0, 10) === published.slice(0, 10))) return null
  const labels = { ...file.labels, published, effective: hoursAfter(published, 2) }
  publish(court, labels, { fault: random() < 0.3 ? oneOf(random, fileFaults) as Fault : null })
  return told(`${describe(labels)} is published once more`)
}

/** What our own side does wrong at a step: at which request of a crawl its connections are cut (0: at none), and by how much our clock goes wrong. */
export interface Fate { cutAt: number, skew: number }

/** Less than what a host puts off for, so that in the end all of them have come back. */
const MOST_WRONG = 20 * MINUTE

/** Chance of its own, so that the world goes on as it does without. */
export function fateOf (random: Random, last: Fate): Fate {
  const cutAt = random() < 0.25 ? 1 + below(random, 8) : 0
  const skew = random() < 0.8 ? last.skew : random() < 0.5 ? 0 : below(random, 2 * MOST_WRONG) - MOST_WRONG
  return { cutAt, skew }
}

/** When a court's answers are worth asking about: now, some hours around it, and where a label begins. */
export function instantToAsk (random: Random, edges: readonly number[], now: number): number {
  const near = [0, 0, -1, 1, -2, 2, -24, 24].map(hours => now + hours * HOUR)
  const edge = oneOf(random, edges)
  return edge === undefined || random() < 0.5 ? oneOf(random, near) as number : edge - below(random, 2)
}
