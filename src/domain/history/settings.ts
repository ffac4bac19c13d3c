import type { Instant } from '../time/court-time.ts'

/** What a configuration says of one court, or of one repository; nulls where it says nothing (any more). */
export interface Configured {
  /** The court; null of a repository. */
  organizationKey: string | null
  /** The repository; null of a court. */
  repositoryId: string | null
  /** IANA zone. */
  timeZone: string | null
  /** The repository whose word counts for the court; null of a repository. */
  source: string | null
}

/** What was configured, from one moment on, for a court or for a repository (domain §3.8). */
export interface Setting extends Configured {
  /** Of the first configuration that an archive ever had: it counts from the beginning. */
  initial: boolean
  recordedAt: Instant
}

/** The settings that hold for a court. */
export interface HeldSettings {
  /** IANA zone configured for the court itself. */
  timeZone: string | null
  /** Repository configured as the court's source. */
  source: string | null
  /** IANA zones configured for repositories, by their id. */
  repositoryZones: ReadonlyMap<string, string | null>
}

/**
 * What holds as known at a moment (null: everything recorded): the last setting of each that was recorded by then.
 *
 * @param settings of one court and of repositories, in recorded order
 */
export function settingsAt (settings: readonly Setting[], knownAt: Instant | null): HeldSettings {
  const known = settings.filter(({ initial, recordedAt }) => initial || knownAt === null || recordedAt <= knownAt)
  const own = known.findLast(({ repositoryId }) => repositoryId === null)
  return {
    timeZone: own?.timeZone ?? null,
    source: own?.source ?? null,
    repositoryZones: new Map(
      known.flatMap(({ repositoryId, timeZone }) => (repositoryId === null ? [] : [[repositoryId, timeZone]]))
    )
  }
}

/**
 * Where a configuration differs from what holds: what it says now of each, nulls of what it names no more.
 *
 * @param held the last that was kept of each court and repository
 */
export function settingsChanged (held: readonly Configured[], configured: readonly Configured[]): Configured[] {
  const before = new Map(held.map(setting => [subjectOf(setting), setting]))
  const now = new Map(configured.map(setting => [subjectOf(setting), setting]))
  const gone = held
    .filter(setting => !now.has(subjectOf(setting)))
    .map(setting => ({ ...setting, timeZone: null, source: null }))
  return [...now.values(), ...gone].filter(setting => {
    const { timeZone, source } = before.get(subjectOf(setting)) ?? { timeZone: null, source: null }
    return setting.timeZone !== timeZone || setting.source !== source
  })
}

const subjectOf = ({ organizationKey, repositoryId }: Configured): string =>
  JSON.stringify([organizationKey, repositoryId])
