import type { Sha256 } from '../history/capture.ts'
import type { CourtHistory, ListedHistory } from '../history/court-history.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import type { Instant, Label } from '../time/court-time.ts'
import type { FileFact } from '../history/facts.ts'
import { periodAt } from '../history/timeline.ts'
import type { Version } from '../policy/version.ts'

/** What a person reads of each kind; what falls together is told in this order. */
export const eventWords = {
  'policy-published': 'was published',
  'policy-effective': 'took effect',
  'policy-superseded': 'was superseded',
  'history-changed': 'history changed',
  'rule-broken': 'breaks a rule',
  'document-changed': 'changed its bytes',
  'repository-unreachable': 'cannot be reached',
  'court-stale': 'was not checked for two hours',
  'court-fresh': 'is checked again'
} as const

export type EventKind = keyof typeof eventWords

export const eventKinds = Object.keys(eventWords) as EventKind[]

/** The instants that events tell beside their own: on the court's clock, or, as the archive's, in UTC. */
export const eventInstants: Readonly<Record<string, 'court' | 'utc' | undefined>> = {
  from: 'court',
  until: 'court',
  startsAt: 'court',
  staleSince: 'court',
  lastCheckedAt: 'utc'
}

/** Kinds that tell with which doubts they are told. */
export const doubtedKinds = ['policy-effective', 'policy-superseded', 'history-changed'] as const satisfies EventKind[]

/** A doubt for want of a file that an index lists, or of one that can be read. */
export type FileDoubtKind = 'not-fetched' | 'unreadable'

/** Kinds of the doubts with which it is told after a complete check (domain §3.6). */
interface Doubted { doubtKinds: readonly FileDoubtKind[] }

/** What an event of each kind tells beside where and when. */
export type Told =
  | {
    kind: 'policy-published'
    version: Version
    sha256: Sha256
    published: Label
    effective: Label
    startsAt: Instant
  }
  | (Doubted & { kind: 'policy-effective', version: Version, sha256: Sha256 })
  | (Doubted & { kind: 'policy-superseded', version: Version, sha256: Sha256, supersededBy: Version })
  /**
   * From `from` up to, not including, `until` another policy answers than was
   * told before; null: none yet. Where `until` is `at`, it goes on answering.
   */
  | (Doubted & {
    kind: 'history-changed'
    version: null
    from: Instant
    until: Instant
    before: Version | null
    after: Version | null
    beforeSha256: Sha256 | null
    afterSha256: Sha256 | null
  })
  /** `count` findings of one rule; `message` is the first. */
  | {
    kind: 'rule-broken'
    version: Version
    sha256: Sha256
    rule: string
    paragraphs: readonly number[]
    message: string
    count: number
  }
  /** `sha256` are other bytes of the policy that `answeringSha256` answers for. */
  | { kind: 'document-changed', version: Version, sha256: Sha256, answeringSha256: Sha256, url: string }
  | {
    kind: 'repository-unreachable'
    version: null
    url: string
    crawlId: string
    failure: string
    status: number | null
  }
  /** `lastCheckedAt` is the time of the last complete check. */
  | { kind: 'court-stale', version: null, lastCheckedAt: Instant }
  /** `staleSince` is when it had become stale. */
  | { kind: 'court-fresh', version: null, staleSince: Instant }

/** Something that is told once, by its identity; `at` is the instant it is about. */
export type Telling = Told & { at: Instant, identity: string }

/**
 * A court as it was known from a moment on, up to the next such moment,
 * and the files that then belonged to a check not yet complete.
 */
export interface KnownSince { since: Instant, history: ListedHistory, pending: readonly FileFact[] }

/** The changes from one policy to the next in `(after, until]`, in time order. */
export function changesOfPolicy ({ periods }: CourtHistory, after: Instant, until: Instant): Telling[] {
  return periods.flatMap(({ policy, from }, place) => {
    if (from <= after || from > until) return []
    const ended = periods[place - 1]?.policy
    return ended === undefined ? [effective(policy, from)] : [effective(policy, from), superseded(ended, policy, from)]
  })
}

/** The policies that count now and did not before. */
export function newPolicies (before: CourtHistory | undefined, after: CourtHistory): KnownPolicy[] {
  return after.policies.filter(policy => !has(before, policy))
}

/** When the archive recorded the first document of a court that counts. */
export function firstCapture ({ policies }: CourtHistory): Instant {
  return policies.reduce((earliest, { first }) => Math.min(earliest, first.recordedAt), Infinity)
}

/** The first instant after `moment` at which another policy will rule; null while none is known. */
export function nextChange ({ periods }: CourtHistory, moment: Instant): Instant | null {
  return periods.find(({ from }) => from > moment)?.from ?? null
}

/** In the order of the instants they are about; what falls together in the order of the kinds. */
export function inOrder<E extends Telling> (events: readonly E[]): E[] {
  return events.toSorted((a, b) => a.at - b.at || eventKinds.indexOf(a.kind) - eventKinds.indexOf(b.kind))
}

/** That a policy counts from now on, whenever it starts. */
export function published ({ version, sha256, published, effective, publishedAt, startsAt }: KnownPolicy): Telling {
  return {
    kind: 'policy-published',
    version,
    sha256,
    published,
    effective,
    startsAt,
    at: publishedAt,
    identity: `policy-published ${version}`
  }
}

function effective ({ version, sha256 }: KnownPolicy, at: Instant): Telling {
  return { kind: 'policy-effective', version, sha256, doubtKinds: [], at, identity: `policy-effective ${version}` }
}

function superseded ({ version, sha256 }: KnownPolicy, by: KnownPolicy, at: Instant): Telling {
  return {
    kind: 'policy-superseded',
    version,
    sha256,
    supersededBy: by.version,
    doubtKinds: [],
    at,
    identity: `policy-superseded ${version} by ${by.version}`
  }
}

const has = (history: CourtHistory | undefined, { version }: KnownPolicy): boolean =>
  history?.policies.some(policy => policy.version === version) === true

/** The policy that a history gives at an instant. */
export const answerAt = ({ periods }: CourtHistory, at: Instant): KnownPolicy | undefined =>
  periodAt(periods, at)?.policy
