import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { printInstant } from '../domain/time/court-time.ts'
import { standingOf } from '../domain/history/decision.ts'
import type { FileFact } from '../domain/history/facts.ts'
import { nearNames } from '../domain/text/near-names.ts'
import type { CourtAsked, CourtQuestion } from './question.ts'
import { Refusal } from './refusal.ts'
import { policyWire } from './wire/decision.ts'

/**
 * The policy of a version as known; refused as `no-such-version` with
 * near versions, or with what is known of a file that nobody could read.
 */
function requireVersion (asked: CourtAsked, version: string): KnownPolicy {
  const { history, courtKey } = asked
  const policy = history.policies.find(each => each.version === version)
  if (policy !== undefined) return policy
  const suggestions = nearNames(version, history.policies.map(each => each.version))
  const unread = findUnread(asked, version)
  if (unread === undefined) throw noSuchVersion(asked, version, suggestions)
  const { kind, url, sha256 } = unread
  throw new Refusal(
    'no-such-version',
    kind === 'unreadable'
      ? `Policy ${version} is archived but cannot be read: its bytes are at /v1/documents/${sha256}, and /v1/courts/${courtKey}/policies/${version}/findings says why.`
      : `Policy ${version} is listed at ${url}, but nothing of it is archived: see /v1/captures?url=${encodeURIComponent(url)}.`,
    { courtKey, suggestions, url, sha256 }
  )
}

/**
 * A file of this version that is listed or archived, and that nobody
 * could read; a policy of the version that can be read comes first.
 */
export function findUnread ({ history }: CourtAsked, version: string): FileFact | undefined {
  if (history.policies.some(policy => policy.version === version)) return undefined
  return history.missing.find(({ subject }) => subject.version === version)
}

/**
 * The policy of a version, or what only another source has of a version that
 * the court's own does not know: of that, too, there are findings (domain §4).
 */
export function requireKnown (asked: CourtAsked, version: string): KnownPolicy {
  const { policies, setAside } = asked.history
  const foreign = policies.some(policy => policy.version === version)
    ? undefined
    : setAside.find(({ document }) => document.version === version)
  return foreign === undefined ? requireVersion(asked, version) : { ...foreign.document, first: foreign.first }
}

/** What only other repositories publish does not count, and can be had by its digest. */
function noSuchVersion ({ history, courtKey }: CourtAsked, version: string, suggestions: readonly string[]): Refusal {
  const documents = history.setAside
    .filter(({ document }) => document.version === version)
    .map(({ document, first }) => ({ sha256: document.sha256, url: first.url }))
  const [other] = documents
  const detail =
    other === undefined
      ? `No policy ${version} of this court is archived: see /v1/courts/${courtKey}/policies.`
      : `The court's own repository has no policy ${version}, only others have, so it does not count: read it at /v1/courts/${courtKey}/policies/${version}?sha256=${other.sha256}.`
  return new Refusal('no-such-version', detail, { courtKey, suggestions, documents })
}

/**
 * The policy of a version, or another document of it that is kept and does not count;
 * refused as `no-such-version`, and `no-such-document` with the digests that there are.
 */
export function requireDocument (asked: CourtAsked, version: string, sha256: string | undefined): KnownPolicy {
  const wanted = sha256?.toLowerCase()
  const others = asked.history.setAside.filter(({ document }) => document.version === version)
  const other = others.find(({ document }) => document.sha256 === wanted)
  if (other !== undefined) return { ...other.document, first: other.first }
  const policy = requireVersion(asked, version)
  if (wanted === undefined || wanted === policy.sha256) return policy
  const known = [policy.sha256, ...others.map(({ document }) => document.sha256)]
  throw new Refusal(
    'no-such-document',
    `Policy ${version} of this court has no document ${wanted}: there are ${known.join(', ')}.`,
    { courtKey: asked.courtKey, suggestions: known }
  )
}

/** A policy where it stands at the instant of a question, as answers print it. */
export function policyAsked ({ history, courtKey, decision: { at } }: CourtQuestion, policy: KnownPolicy) {
  return policyWire(history, standingOf(history, policy, at), courtKey, printInstant(at, history.zone.name))
}
