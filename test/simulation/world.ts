import { createHash } from 'node:crypto'
import { fileNameOf, indexXml, policyXml } from '../crawler/small-repository.ts'
import type { Court, Entry, Labels, Meaning } from './evidence.ts'

/** What a page does in place of answering with what it should. */
export type Fault = 'absent' | 'broken' | 'hang-up' | 'cut' | 'error-page' | 'mangled' | 'put-off' | 'stale'

/** How a site speaks of itself: `honest` with a true Date and a true tag. */
export type Speech = 'honest' | 'aged' | 'foreign-clock' | 'no-clock' | 'same-tag' | 'same-date'

/** A policy file of a court, and what its index says of it. */
export interface File { labels: Labels, entry: Labels, path: string, fee: string, isListed: boolean, fault: Fault | null }

export interface CourtSite extends Court {
  state: string
  /** Path of the index that lists it; several courts may stand in one. */
  index: string
  files: File[]
}

/** An index, every body it has had since when, and how it is served. */
export interface IndexPage { path: string, bodies: Array<{ since: number, body: string }>, fault: Fault | null, speech: Speech }

export interface World {
  courts: CourtSite[]
  indexes: IndexPage[]
  /** What bytes mean, by digest: of everything the site ever gave as what it is. */
  meanings: Map<string, Meaning>
}

export const ROOT = '/CourtPolicies/'
export const PRIMARY = `${ROOT}index.xml`

const states = [['California', 'America/Los_Angeles'], ['New York', 'America/New_York'], ['Illinois', 'America/Chicago'], ['Colorado', 'America/Denver'], ['Hawaii', 'Pacific/Honolulu']] as const

/** Courts that have published nothing yet: every third stands in the primary index, the others have one of their own. */
export function newWorld (count: number): World {
  const courts = Array.from({ length: count }, (_, place): CourtSite => {
    const [state, zone] = states[place % states.length] as typeof states[number]
    const key = `USCourt${place}`
    return { key, state, zone, index: place % 3 === 0 ? PRIMARY : `${ROOT}${key}/index.xml`, files: [] }
  })
  const paths = [...new Set([PRIMARY, ...courts.map(({ index }) => index)])]
  const indexes = paths.map((path): IndexPage => ({ path, bodies: [], fault: null, speech: 'honest' }))
  return { courts, indexes, meanings: new Map() }
}

/** Puts a new file into a court's list, under the name that its labels give it. */
export function publish (court: CourtSite, labels: Labels, more: Partial<File> = {}): File {
  const directory = court.index === PRIMARY ? `${ROOT}` : court.index.replace(/index\.xml$/, '')
  const file = { labels, entry: labels, path: `${directory}${fileNameOf(labels)}`, fee: '10.00', isListed: true, fault: null, ...more }
  court.files.push(file)
  return file
}

export const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex')

/** The bytes of a policy file. */
export function policyBody (world: World, court: CourtSite, { labels, fee }: File): string {
  const body = policyXml({ ...labels, fee }).replace('California</CourtDetails:State>', `${court.state}</CourtDetails:State>`)
  world.meanings.set(digestOf(body), { kind: 'policy', policy: labels })
  return body
}

/** Writes every index anew; one that says what it said keeps its body. */
export function writeIndexes (world: World, origin: string, now: number): void {
  for (const page of world.indexes) {
    const files = world.courts.filter(({ index }) => index === page.path).flatMap(court => court.files.filter(({ isListed }) => isListed))
    const local = page.path === PRIMARY ? world.indexes.filter(({ path }) => path !== PRIMARY).map(({ path }) => path) : []
    const body = indexXml({ policies: files.map(({ entry, path }) => ({ ...entry, location: path })), local })
    const entries = files.map(({ entry, path }): Entry => ({ ...entry, url: `${origin}${path}` }))
    world.meanings.set(digestOf(body), { kind: 'index', entries })
    if (page.bodies.at(-1)?.body !== body) page.bodies.push({ since: now, body })
  }
}

/** What an index said at a moment. */
export function bodyAt ({ bodies }: IndexPage, moment: number): string {
  return (bodies.findLast(({ since }) => since <= moment) ?? bodies[0] as { body: string }).body
}
