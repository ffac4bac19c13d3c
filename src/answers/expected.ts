import type { Holds } from '../domain/expectations/holding.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import type { Instant } from '../domain/time/court-time.ts'

/** What a policy says of a thing that is expected: whether it holds, how many codes or fees there are, and as a sentence without its end. */
export interface Said { holds: Holds, found: number, text: string }

/** A thing that is expected, looked up in all that the court's policies say. */
export interface Expected {
  /** Instants at which it can become another while a policy rules. */
  cuts: readonly Instant[]
  saidBy: (policy: KnownPolicy, at: Instant) => Said
}
