import { listCapturesByNumber, type RecordedCapture } from '../archive/captures.ts'
import { listFindings } from '../archive/readings.ts'
import type { ListedHistory } from '../domain/history/court-history.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { appearanceOf, listingsOf } from '../domain/history/listings.ts'
import { checkHistory } from '../domain/history-checks/history-checks.ts'
import type { Finding } from '../domain/policy/finding.ts'
import type { Sources } from './question.ts'

/** The captures that show when a policy appeared; undefined where there is none. */
export type Appeared = Record<'firstCapture' | 'lastIndexWithout' | 'firstIndexWith', RecordedCapture | undefined>

/**
 * When policies of a court appeared, in their order: the first
 * capture of each, the last index without it, the first with it.
 */
export async function listEvidence (
  { reading: database }: Sources,
  { listings, policies: known }: ListedHistory,
  policies: readonly KnownPolicy[]
): Promise<Appeared[]> {
  const numbers = policies.map(policy => {
    const appearance = appearanceOf(listingsOf(policy, listings, known))
    return {
      first: policy.first.sequence,
      without: appearance?.without?.capture.sequence,
      with: appearance?.with.capture.sequence
    }
  })
  const wanted = numbers.flatMap(each => Object.values(each)).filter(number => number !== undefined)
  const captures = new Map(
    (await listCapturesByNumber(database, [...new Set(wanted)])).map(capture => [capture.sequence, capture])
  )
  const numbered = (sequence: number | undefined): RecordedCapture | undefined =>
    sequence === undefined ? undefined : captures.get(sequence)
  return numbers.map(each => ({
    firstCapture: numbered(each.first),
    lastIndexWithout: numbered(each.without),
    firstIndexWith: numbered(each.with)
  }))
}

/** The numbers of captures, each once. */
export function sequencesOf (captures: ReadonlyArray<Record<string, RecordedCapture | undefined>>): number[] {
  return [...new Set(captures.flatMap(each => Object.values(each)).flatMap(capture => capture?.sequence ?? []))]
}

/** What the checks say of a policy: of its document, and of its place in its court's history. */
export async function findingsOf (
  { reading: database }: Sources,
  history: ListedHistory,
  policy: KnownPolicy
): Promise<Finding[]> {
  return [...(await listFindings(database, policy.sha256, 'policy', policy.reader)), ...checkHistory(history, policy)]
}
