import type { policyWire } from '../../answers/wire/decision.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import type { TimeWindow } from './window.ts'

/** A policy as answers print it. */
export type PrintedPolicy = ReturnType<typeof policyWire>

/** What a picture of a court's time shows; instants as text are printed in the court's zone. */
export interface CourtTime {
  zone: string
  window: TimeWindow
  periods: ReadonlyArray<{ version: string, from: string, until: string | null }>
  policies: readonly PrintedPolicy[]
  /** When answers carry a doubt; null for an open end. */
  doubted: readonly DoubtedTime[]
  /** From when on something published later could still change an answer; null: from the beginning. */
  settledUntil: Instant | null
  at: Instant
  /** What the reader calls now: of a page as known at a past moment it is that one, so that the page stays the same. */
  now: Instant
  isNow: boolean
  /** The page as of another instant. */
  hrefAt: (at: string) => string
}

/** A time in which answers carry a doubt, and the doubt in words; null for an open end. */
export interface DoubtedTime { from: Instant | null, until: Instant | null, version: string | null, text: string }
