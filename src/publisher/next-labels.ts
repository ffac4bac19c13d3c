import { versionAfter, type Version } from '../domain/policy/version.ts'
import { printInstant, type Instant, type Label } from '../domain/time/court-time.ts'
import { earliestStart, isInLastQuarter, publicationLabel } from '../domain/time/publication-hour.ts'
import { isDate } from '../domain/time/wall-clock.ts'
import type { PublishedAs } from './relabel.ts'
import type { CourtShelf } from './repository-files.ts'

/** How something is to be published, by a clock. */
export interface Publication { isMajor: boolean, effective: Label | null, now: Instant }

/** Why nothing can be published, each reason a sentence. */
export interface Refused { kind: 'refused', reasons: string[] }

/** Version and labels: Rules 3 to 6 [79]-[82]. */
export function labelsFor (
  { effective, isMajor, now }: Publication, { files, versions }: CourtShelf, zone: string
): PublishedAs | Refused {
  const published = publicationLabel(now, zone)
  const no = (reason: string): Refused => ({ kind: 'refused', reasons: [reason] })
  if (isInLastQuarter(now, zone)) {
    return no(
      `It is ${printInstant(now, zone).slice(11, 16)} on the court's clock (${zone}): nothing is published in minutes 45 to 59 of an hour [82]. Publish from ${published.slice(11)}:00 on.`
    )
  }
  const last = versions.at(-1)
  const version: Version | undefined = last === undefined ? '1.0.0' : versionAfter(last, isMajor)
  if (version === undefined) {
    return no(
      `After ${last ?? ''} there is no ${isMajor ? 'major' : 'minor'} version: ${isMajor ? 'versions have three digits [102]' : 'publish it with --major'}.`
    )
  }
  const newest = files[0]?.policy
  if (newest !== undefined && newest.published > published) {
    return no(
      `Version ${newest.version} was published ${newest.published}, which by this clock is still to come (it is ${printInstant(now, zone)}): set the clock, or wait for that hour.`
    )
  }
  const earliest = earliestStart(published)
  if (effective !== null && !isLabel(effective)) {
    return no(
      `--effective is "${effective}": a date and an hour of the court's clock are expected, for example ${earliest}.`
    )
  }
  if (effective !== null && effective < earliest) {
    return no(
      `--effective is ${effective}: what is published ${published} takes effect ${earliest} at the earliest (Rule 5 [81]).`
    )
  }
  return { version, published, effective: effective ?? earliest }
}

const isLabel = (text: string): boolean => /^\d{4}-\d\d-\d\dT([01]\d|2[0-3])$/.test(text) && isDate(text.slice(0, 10))
