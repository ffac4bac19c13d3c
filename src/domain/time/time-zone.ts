import { IANAZone } from 'luxon'
import type { Label } from './court-time.ts'
import { zonesOf } from './us-zones.ts'
import { parseUtcOffset } from './utc-offset.ts'

/**
 * How a court's zone became known, in the order of domain §2:
 * set up by us, told by its state, told by its UTC offsets.
 */
export type TimeZoneSource = 'configured' | 'state' | 'offsets'

/** A court's IANA zone. */
export interface CourtZone { name: string, source: TimeZoneSource }

/** What one policy tells of its court's zone; offsets as printed [154][155]. */
export interface ZoneEvidence {
  country: string | null
  state: string | null
  utcOffset: string | null
  utcOffsetDaylightSavings: string | null
  published: Label
}

/** Minutes east of UTC in winter and in summer. */
interface Offsets { standard: number, daylight: number }

/** Zones that two offsets tell alone, the US change dates taken for granted. */
const zonesByOffsets: readonly (readonly [standard: number, daylight: number, zone: string])[] = [
  [-5, -4, 'America/New_York'],
  [-6, -5, 'America/Chicago'],
  [-7, -6, 'America/Denver'],
  [-8, -7, 'America/Los_Angeles'],
  [-9, -8, 'America/Anchorage'],
  [-10, -9, 'America/Adak'],
  [-10, -10, 'Pacific/Honolulu'],
  [-7, -7, 'America/Phoenix'],
  [-4, -4, 'America/Puerto_Rico']
]

/** Whether IANA has a zone of this name. */
export function isZone (name: string): boolean {
  // Some runtimes take bare offsets such as +08:00 for zones.
  return /^[a-z]/i.test(name) && IANAZone.isValidZone(name)
}

/**
 * The one zone of a court, or undefined (domain §2): configured; else
 * its state's only one; else by state and offsets; else by offsets.
 */
export function courtZone (configured: string | null, evidence: readonly ZoneEvidence[]): CourtZone | undefined {
  if (configured !== null) return { name: configured, source: 'configured' }
  const earliestFirst = evidence.toSorted((a, b) => a.published < b.published ? -1 : a.published > b.published ? 1 : 0)
  return settledBy(earliestFirst, onlyZoneOfState, 'state') ??
    settledBy(earliestFirst, zoneOfStateAndOffsets, 'offsets') ??
    settledBy(earliestFirst, zoneOfOffsets, 'offsets')
}

/** Whether an offset that can be read is not the one that the zone had in the year of the policy's publication. */
export function offsetsContradict (zone: string, evidence: ZoneEvidence): boolean {
  return !agrees(zone, evidence)
}

function settledBy (
  evidence: readonly ZoneEvidence[],
  zoneOf: (one: ZoneEvidence) => string | undefined,
  source: TimeZoneSource
): CourtZone | undefined {
  for (const one of evidence) {
    const name = zoneOf(one)
    if (name !== undefined) return { name, source }
  }
  return undefined
}

function onlyZoneOfState ({ country, state }: ZoneEvidence): string | undefined {
  const [only, ...others] = zonesOf(country, state)
  return others.length === 0 ? only : undefined
}

function zoneOfStateAndOffsets (evidence: ZoneEvidence): string | undefined {
  const { standard, daylight } = readOffsets(evidence)
  if (standard === undefined && daylight === undefined) return undefined
  const agreeing = zonesOf(evidence.country, evidence.state).filter(zone => agrees(zone, evidence))
  // Zones that agree in both offsets showed the same clock that
  // year; one offset alone tells nothing of the other season.
  const bothGiven = standard !== undefined && daylight !== undefined
  return bothGiven || agreeing.length === 1 ? agreeing[0] : undefined
}

function zoneOfOffsets (evidence: ZoneEvidence): string | undefined {
  const { standard, daylight } = readOffsets(evidence)
  if (standard === undefined || daylight === undefined) return undefined
  const listed = zonesByOffsets.find(([winter, summer]) => winter * 60 === standard && summer * 60 === daylight)
  if (listed !== undefined) return listed[2]
  return standard === daylight ? fixedZone(standard) : undefined
}

/** IANA's zones of whole hours without seasons, whose names count westwards: five hours behind UTC is `Etc/GMT+5`. */
function fixedZone (minutes: number): string | undefined {
  if (minutes % 60 !== 0) return undefined
  const hours = minutes / 60
  return hours === 0 ? 'Etc/UTC' : `Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`
}

function agrees (zone: string, evidence: ZoneEvidence): boolean {
  const { standard, daylight } = readOffsets(evidence)
  if (standard === undefined && daylight === undefined) return true
  const own = offsetsOf(zone, Number(evidence.published.slice(0, 4)))
  return (standard ?? own.standard) === own.standard && (daylight ?? own.daylight) === own.daylight
}

function readOffsets ({ utcOffset, utcOffsetDaylightSavings }: ZoneEvidence): Partial<Offsets> {
  const standard = parseUtcOffset(utcOffset ?? '')
  const daylight = parseUtcOffset(utcOffsetDaylightSavings ?? '')
  return { ...(standard !== undefined && { standard }), ...(daylight !== undefined && { daylight }) }
}

/**
 * The offsets that a zone had in the middles of a year's months:
 * the smallest is standard time, the greatest daylight time.
 */
function offsetsOf (zone: string, year: number): Offsets {
  const rules = IANAZone.create(zone)
  const offsets = Array.from({ length: 12 }, (_, month) => rules.offset(Date.UTC(year, month, 15)))
  return { standard: Math.min(...offsets), daylight: Math.max(...offsets) }
}
