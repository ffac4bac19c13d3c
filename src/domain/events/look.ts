import { brokenRules, type ReadingFindings } from './broken-rules.ts'
import { changedDocuments } from './changed-documents.ts'
import type { ListedHistory } from '../history/court-history.ts'
import type { Instant } from '../time/court-time.ts'
import { changesOfPolicy, newPolicies, published, type KnownSince, type Telling } from './events.ts'
import { pastChanges } from './past-changes.ts'

/** A court as known at the end of a crawl, and what was known before; nothing before the first. */
export interface CourtLook {
  /** From the look before on, in order. */
  known: readonly KnownSince[]
  after: ListedHistory
  moment: Instant
  /** Something was withheld before: whatever has changed is to be told again, as far as it was not. */
  wasWithheld: boolean
  findingsOf: ReadingFindings
}

/**
 * What a crawl brings to be told of a court.
 * 1. Policies that count now and did not, and every change of policy up to now that was not there before.
 * 2. Where the past has changed. At the first look nothing has: nobody could rest on what a crawl had half found.
 * 3. Rules that are broken now, and documents that were changed.
 */
export function eventsOfLook ({ known, after, moment, wasWithheld, findingsOf }: CourtLook): Telling[] {
  const [before] = known
  const told = new Set(
    before === undefined || wasWithheld
      ? []
      : changesOfPolicy(before.history, -Infinity, before.since).map(({ identity }) => identity)
  )
  const changedBefore = new Set(
    before === undefined ? [] : changedDocuments(before.history).map(({ identity }) => identity)
  )
  return [
    ...newPolicies(before?.history, after).map(published),
    ...changesOfPolicy(after, -Infinity, moment).filter(({ identity }) => !told.has(identity)),
    ...pastChanges(known, after, moment),
    ...brokenRules(before?.history, after, findingsOf, moment),
    ...changedDocuments(after).filter(({ identity }) => !changedBefore.has(identity))
  ]
}
