import type { Money } from '../domain/policy/money.ts'

/**
 * The answer to a fee dispute as it is printed: what a page tells of it. Instants are ISO
 * 8601 in the court's zone. It is read from what was recorded, so a record of any age has
 * to fit: what a later form adds may be absent here, and nothing here is taken away.
 */
export interface RecordedAnswer {
  court: {
    organizationKey: string
    courtKey: string
    name: string | null
    timeZone: string | null
    timeZoneSource: string | null
  }
  filedAt: string
  knownAt: string | null
  fee: { code: string, name: string | null } | null
  fees: readonly RecordedFee[]
  tendered: Money
  due: Money | null
  difference: Money | null
  verdict: string
  policy: (RecordedPeriod & { labels?: { published: string, effective: string } }) | null
  cited: { version: string, inForce: boolean, amount: Money | null } | null
  sameAmountElsewhere: ReadonlyArray<
    RecordedPeriod & { amount: Money, state: string | null, relation: string, secondsAway: number | null }
  >
  nearChange: { what: string, at: string, before: RecordedSide, after: RecordedSide } | null
  evidence: ReadonlyArray<{
    version: string
    sha256: string | null
    firstCapture: RecordedCapture | null
    lastIndexWithout: RecordedCapture | null
    firstIndexWith: RecordedCapture | null
  }>
  findings: ReadonlyArray<{ version: string | null, rule: string, severity: string, message: string }>
  doubts: ReadonlyArray<{ kind: string, version: string | null, text: string }>
  reasons: ReadonlyArray<{ version?: string | null, text: string }>
  sentence: string
}

/** One fee of the filing; a candidate is what remained where several fees have the code. */
export interface RecordedFee {
  code: string
  name: string | null
  due: Money | null
  candidates: ReadonlyArray<{ code: string | null, name: string | null, due: Money | null, applies?: string }>
}

/** A version with the time in which it was in force, if ever. */
export interface RecordedPeriod { version: string, effectiveFrom: string | null, effectiveUntil: string | null }

/** One side of a change: no version before the first policy, no amount where there is none. */
export interface RecordedSide { version: string | null, amount: Money | null }

/** A capture as far as a packet follows it. */
export interface RecordedCapture { sequence: number, sha256: string | null, url: string, requestedAt: string }

/** A dispute as its entry of the archive has it, in the first form. */
export interface RecordedDispute {
  form: number
  id: string
  askedAt: string
  askedBy: string
  previous: string | null
  reader: string
  question: Readonly<Record<string, unknown>>
  answer: RecordedAnswer
}
