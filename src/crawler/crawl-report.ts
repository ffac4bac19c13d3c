import type { CaptureRole } from '../domain/capture.ts'
import type { Finding } from '../domain/finding.ts'
import { finding, type RuleId } from '../domain/rules.ts'
import type { Walk } from './walk.ts'

/** Adds a finding about a URL to the report. */
export function report (walk: Walk, rule: RuleId, url: string, message: string): void {
  walk.findings.push({ ...finding(rule, message), url })
}

/** A listed file that may not be asked for is one that the archive failed to get. */
export function reportRefused (walk: Walk, url: string, message: string): void {
  walk.counts.failed += 1
  report(walk, 'location-refused', url, message)
}

const expected = { index: 'A policy index', policy: 'A Court Policy' }

/** What answered is kept, and says nothing; the reader's first error tells why, and the others stand with the document. */
export function reportUnreadable (walk: Walk, role: CaptureRole, url: string, findings: readonly Finding[]): void {
  walk.counts.unreadable += 1
  const why = findings.find(({ severity }) => severity === 'error')?.message ?? 'What was read from it could not be kept: the log says why.'
  report(walk, `${role}-unreadable`, url, `${expected[role]} is expected here; the bytes that answered are kept, and cannot be read as one. ${why}`)
}

/** Says once of each kind how much lies beyond the limits of a crawl. */
export function reportLeftOut (walk: Walk): void {
  for (const kind of ['indexes', 'policies'] as const) {
    if (walk.leftOut[kind] === 0) continue
    walk.counts.failed += walk.leftOut[kind]
    report(walk, 'location-refused', walk.crawl.url, `The repository lists ${walk.leftOut[kind]} ${kind} beyond the ${walk.limits[kind]} that one crawl asks for. Split it into several repositories.`)
  }
}
