import type { Doubt } from './doubts.ts'

/** Kinds of doubt with which, where they could change an answer, nothing is said to hold (domain §3.7). */
const changing: ReadonlySet<Doubt['kind']> = new Set(['unreadable', 'not-fetched', 'zone-unknown', 'version-reused'])

/** Whether any of an answer's doubts could make it another. */
export const couldBeAnother = (doubts: readonly Doubt[]): boolean => doubts.some(({ kind }) => changing.has(kind))
