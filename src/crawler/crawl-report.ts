import type { CaptureRole } from '../domain/history/capture.ts'
import type { Finding } from '../domain/policy/finding.ts'
import { finding, type RuleId } from '../domain/policy/rules.ts'
import type { Fetched } from './fetch-document.ts'
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
const listing = { index: 'the index that leads here', policy: 'the index that lists it' }

/** Nothing answered that can be kept as what was listed. A host that puts the crawl off is told of once. */
export function reportFailure (
  walk: Walk,
  role: CaptureRole,
  url: string,
  { failure, reason, finalUrl }: Fetched
): void {
  walk.counts.failed += 1
  if (failure === 'put-off') return reportPutOff(walk, finalUrl ?? url, reason)
  const rule =
    failure === 'location-refused' || failure === 'redirect-refused' ? failure : (`${role}-unreachable` as const)
  report(
    walk,
    rule,
    url,
    `${expected[role]} is expected here, and ${reason}. Publish it at this address, or correct ${listing[role]}.`
  )
}

/**
 * What the reader found in an index that could be read (domain §4):
 * each finding stands on the repository, under the index's URL.
 */
export function reportIndexFindings (walk: Walk, url: string, findings: readonly Finding[]): void {
  walk.findings.push(...findings.map(finding => ({ ...finding, url })))
}

function reportPutOff (walk: Walk, url: string, reason: string | null): void {
  const { hostname } = new URL(url)
  if (walk.toldHosts.has(hostname)) return
  walk.toldHosts.add(hostname)
  report(walk, 'site-busy', url, `${reason}: this crawl asks nothing more of it, and leaves the rest to the next one.`)
}

/**
 * What answered is kept, and says nothing; the reader's first error tells why, and the others stand with the document.
 * An index that cannot be read has failed: nobody knows what it was to lead to.
 */
export function reportUnreadable (walk: Walk, role: CaptureRole, url: string, findings: readonly Finding[]): void {
  walk.counts.unreadable += 1
  if (role === 'index') walk.counts.failed += 1
  const why =
    findings.find(({ severity }) => severity === 'error')?.message ??
    'What was read from it could not be kept: the log says why.'
  report(
    walk,
    `${role}-unreadable`,
    url,
    `${expected[role]} is expected here; the bytes that answered are kept, and cannot be read as one. ${why}`
  )
}
