import type { Sha256 } from './capture.ts'
import type { BackDating } from './back-dating.ts'
import type { CourtHistory, NoHistory } from './court-history.ts'
import type { KnownPolicy, SetAside } from './known-policy.ts'
import { instantOf, printInstant, type Instant } from '../time/court-time.ts'
import { availableFrom, effectivePolicy, newestFirst } from './effective-policy.ts'
import type { FileFact } from './facts.ts'
import { couldRule } from './pending-files.ts'
import type { Version } from '../policy/version.ts'

/** Something that could make an answer wrong, carried by the answer itself (domain §3.7). */
export interface Doubt {
  kind: 'unreadable' | 'not-fetched' | 'zone-unknown' | 'version-reused' | 'back-dated' | 'too-soon' | 'other-source'
  version: Version | null
  sha256: Sha256 | null
  url: string | null
  text: string
}

/**
 * The doubts of an answer at an instant.
 * - A file of which nothing readable is known, where it could be newer than the answer and have started by then.
 * - A version stands in a second document with other labels, from that one's start on (Rule 9 [85]).
 * - Another repository publishes what the court's own does not:
 *   other bytes of the version that answers, or a newer policy.
 * - A policy was published later than it says, and with the hour at which it was the rule would answer otherwise.
 * - The floor of Rule 5 was applied to the answer, or alone keeps a newer policy from it [81].
 * - What is known was known within a crawl that did not read all indexes first.
 *
 * @param chosen the policy in force; undefined while none is yet
 */
export function doubtsOf (history: CourtHistory, chosen: KnownPolicy | undefined, at: Instant): Doubt[] {
  const missing = history.missing.filter(file => couldRule(file, chosen, at, history.zone.name))
  const aside = history.setAside.filter(document => concerns(document, chosen, at))
  return [
    ...missing.map(missingDoubt),
    ...aside.map(asideDoubt),
    ...history.backDated
      .filter(({ orders }) => orders.some(order => effectivePolicy(order, at)?.version !== chosen?.version))
      .map(each => backDatedDoubt(each, history.zone.name)),
    ...history.floored.filter(policy => hangsOnFloor(policy, chosen, at, history.zone.name)).map(floorDoubt),
    ...halfCrawlDoubts(history.halfCrawl)
  ]
}

/** Of a court without a zone every policy is a doubt, and none an answer (domain §2). */
export function doubtsWithoutHistory ({ unplaced, missing, halfCrawl }: NoHistory): Doubt[] {
  return [
    ...unplaced.map((policy): Doubt => ({
      kind: 'zone-unknown',
      version: policy.version,
      sha256: policy.sha256,
      url: policy.first.url,
      text: `Policy ${policy.version} cannot be placed in time: the court's time zone is neither configured nor told by its state or its UTC offsets.`
    })),
    ...missing.map(missingDoubt),
    ...halfCrawlDoubts(halfCrawl)
  ]
}

function concerns ({ kind, document, answering }: SetAside, chosen: KnownPolicy | undefined, at: Instant): boolean {
  if (kind === 'document-changed' || availableFrom(document) > at) return false
  return kind === 'version-reused' || answering === chosen || chosen === undefined || newestFirst(document, chosen) < 0
}

/**
 * What is newer than the answer and published has not started: nothing but the
 * floor, which was applied to it, keeps it back where its own label has come.
 */
function hangsOnFloor (policy: KnownPolicy, chosen: KnownPolicy | undefined, at: Instant, zone: string): boolean {
  if (policy === chosen) return true
  const hasComeByItself = policy.publishedAt <= at && instantOf(policy.effective, zone).instant <= at
  return hasComeByItself && (chosen === undefined || newestFirst(policy, chosen) < 0)
}

function missingDoubt (file: FileFact): Doubt {
  const { kind, subject, sha256, url } = file
  return {
    kind: kind === 'unreadable' ? kind : 'not-fetched',
    version: subject.version,
    sha256,
    url,
    text: `${describeMissing(file)}: it could be newer than this answer.`
  }
}

/** What is known of a file of which nothing readable is archived, as the beginning of a sentence. */
export function describeMissing ({ kind, subject }: FileFact): string {
  const what = subject.version === null ? 'A policy' : `Policy ${subject.version}`
  const when = subject.published === null ? 'at an hour that nothing tells' : `on ${subject.published}`
  return `${what}, published ${when}, ${became[kind]}`
}

const became = {
  listed: 'is listed and has not been fetched yet',
  'not-fetched': 'is listed but could not be fetched',
  unreadable: 'is archived but cannot be read'
}

/** Domain §3.8. */
function halfCrawlDoubts (url: string | null): Doubt[] {
  if (url === null) return []
  return [
    {
      kind: 'not-fetched',
      version: null,
      sha256: null,
      url,
      text: 'What was known then was known within a crawl that kept indexes only after their policies: what it had not come to yet could be newer than this answer.'
    }
  ]
}

function asideDoubt ({ kind, document, first, answering }: SetAside): Doubt {
  const { version, sha256 } = document
  const other =
    answering === null
      ? "the court's own repository does not know this version"
      : `the answer rests on ${answering.sha256}`
  return kind === 'version-reused'
    ? {
        kind,
        version,
        sha256,
        url: first.url,
        text: `Version ${version} was published again on ${document.published} with other content (${sha256}); ${other} (Rule 9).`
      }
    : {
        kind: 'other-source',
        version,
        sha256,
        url: first.url,
        text: `Version ${version} also came from repository ${first.repositoryId} (${sha256}); ${other}.`
      }
}

function backDatedDoubt ({ policy, without, shownAt }: BackDating<KnownPolicy>, zone: string): Doubt {
  const { version, sha256, first, published } = policy
  return {
    kind: 'back-dated',
    version,
    sha256,
    url: first.url,
    text: `Policy ${version} says it was published ${published}, but ${without.index} did not list it yet ${printInstant(shownAt, zone)}: had it the hour at which it was published, another answer would hold.`
  }
}

function floorDoubt ({ version, sha256, first, published, effective }: KnownPolicy): Doubt {
  return {
    kind: 'too-soon',
    version,
    sha256,
    url: first.url,
    text: `Policy ${version} says it takes effect ${effective}, less than an hour after its publication ${published}; it is taken to start an hour after (Rule 5).`
  }
}
