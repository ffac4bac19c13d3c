import type { Instant } from '../time/court-time.ts'

/** Whether what was expected is so; `undetermined` where nobody can tell. */
export const holdings = ['yes', 'no', 'undetermined'] as const

export type Holds = typeof holdings[number]

/**
 * What a policy says of something expected: whether it is so, how many
 * codes or fees there are, and as a sentence without beginning and end.
 */
export interface Said { holds: Holds, found: number, text: string }

/** What a policy says of it within a span, half-open, should it rule then. */
export interface SaidSpan extends Said { from: Instant, until: Instant }

/** Said of whatever time. */
export const always = (said: Said): SaidSpan[] => [{ ...said, from: -Infinity, until: Infinity }]
