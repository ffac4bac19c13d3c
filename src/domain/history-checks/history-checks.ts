import type { ListedHistory, NoHistory } from '../history/court-history.ts'
import type { KnownPolicy, SetAside } from '../history/known-policy.ts'
import type { ClockChange } from '../time/court-time.ts'
import { doubtsWithoutHistory } from '../history/doubts.ts'
import type { PolicyFact } from '../history/facts.ts'
import { checkFileName, fileNameOf } from '../policy/file-name.ts'
import { indexDisagreement, toldByIndex } from './index-agreement.ts'
import type { HistoryCheck } from './history-check.ts'
import { listingsOf } from '../history/listings.ts'
import { byKey, latest } from '../text/lookup.ts'
import { publicationChecks } from './publication-checks.ts'
import { finding } from '../policy/rules.ts'
import { sharedKeyChecks } from './shared-key-checks.ts'
import { checkSetAside, describeSetAside } from './set-aside-checks.ts'
import type { Finding } from '../policy/finding.ts'
import { offsetsContradict } from '../time/time-zone.ts'
import { supersededBy } from '../history/timeline.ts'
import { compareVersions, type Version } from '../policy/version.ts'

const checks: readonly HistoryCheck[] = [
  { rule: 'overtaken', find: findOvertaken },
  { rule: 'document-changed', find: (policy, { setAside }) => asides(setAside, policy, 'document-changed') },
  { rule: 'version-reused', find: (policy, { setAside }) => asides(setAside, policy, 'version-reused') },
  { rule: 'version-reused', find: findOtherNames },
  { rule: 'version-goes-down', find: findFallingVersion },
  { rule: 'other-source', find: (policy, { setAside }) => asides(setAside, policy, 'other-source') },
  { rule: 'index-disagrees', find: findIndexDisagreements },
  { rule: 'label-repeated', find: policy => labelsThat('repeated', policy, 'the first of the two is taken') },
  { rule: 'label-skipped', find: policy => labelsThat('skipped', policy, 'the first instant after the gap is taken') },
  { rule: 'offset-contradicts-zone', find: findContradictingOffsets },
  ...publicationChecks,
  ...sharedKeyChecks
]

/**
 * Findings on a policy's place in its court's history and on its file name: computed when asked,
 * never stored (domain §5). A document that does not count has no place there, and says why.
 */
export function checkHistory (history: ListedHistory, policy: KnownPolicy): Finding[] {
  const aside = history.setAside.find(({ document }) => document.sha256 === policy.sha256)
  if (aside !== undefined) return checkSetAside(aside)
  return [
    ...urlsOf(policy, history).flatMap(url => checkFileName(url, policy)),
    ...findingsOfEntries(policy, history),
    ...checks.flatMap(({ rule, severity, find }) =>
      find(policy, history).map(message => finding(rule, message, severity === undefined ? {} : { severity }))
    )
  ]
}

/**
 * What the newest reader found in the entries that list a
 * policy now (domain §4); what several say alike is told once.
 */
function findingsOfEntries (policy: KnownPolicy, { listings, policies }: ListedHistory): Finding[] {
  const open = listingsOf(policy, listings, policies).filter(({ until }) => until === null)
  const found = open.flatMap(({ readings }) => readings.at(-1)?.findings ?? [])
  return [...new Map(found.map(each => [JSON.stringify(each), each])).values()]
}

/** Of a court that nobody can place in time: a finding on each of its policies (domain §2). */
export function checkWithoutHistory (nothing: NoHistory): Finding[] {
  return doubtsWithoutHistory(nothing)
    .filter(({ kind }) => kind === 'zone-unknown')
    .map(({ text }) => finding('zone-unknown', `${text} Configure the zone of the court or of its repository.`))
}

/** Where the court's own repository has a document. */
function urlsOf ({ sightings }: PolicyFact, { source }: ListedHistory): string[] {
  return [...new Set(sightings.filter(({ repositoryId }) => repositoryId === source).map(({ url }) => url))]
}

/** [96]; what ends a rule that has begun is no fault. */
function findOvertaken (policy: KnownPolicy, { periods }: ListedHistory): string[] {
  if (periods.some(period => period.policy === policy)) return []
  const passed = supersededBy(policy, periods) as Version
  return [
    `Policy ${policy.version} never takes effect: ${passed} is the newer publication and starts no later. If the court did not mean that, it has to publish ${policy.version}'s content under a new version.`
  ]
}

/** Rule 9 [85] asks for a new version, and [103] counts up; the order of publications does not depend on it. */
function findFallingVersion (policy: KnownPolicy, { policies }: ListedHistory): string[] {
  const higher = policies.find(
    other => other.published < policy.published && compareVersions(other.version, policy.version) > 0
  )
  if (higher === undefined) return []
  return [
    `Policy ${policy.version}, published ${policy.published}, is newer than ${higher.version}, published ${higher.published}, and has the lower version. The publication counts; number the next policy above both.`
  ]
}

function asides (setAside: readonly SetAside[], policy: KnownPolicy, kind: SetAside['kind']): string[] {
  return asidesOf(setAside)(policy).filter(aside => aside.kind === kind).map(describeSetAside)
}

/** The same version under another name, Rule 9 [85]; other directories may repeat a file under its own. */
function findOtherNames (policy: KnownPolicy, history: ListedHistory): string[] {
  const names = [...new Set(urlsOf(policy, history).map(fileNameOf))]
  return names.length < 2
    ? []
    : [
        `Policy ${policy.version} is published under ${names.length} names: ${names.join(', ')}. One name for each version was expected; keep the one that the policy's own values give.`
      ]
}

/** Where a URL gave several documents, an entry has to agree with one of them. */
function findIndexDisagreements (policy: KnownPolicy, history: ListedHistory): string[] {
  const { listingsAt, documentsAt } = placesIn(history)
  const messages = urlsOf(policy, history).flatMap(listingsAt).flatMap(file => {
    const told = toldByIndex(file)
    const message = indexDisagreement(told, policy)
    const isOfAnother = (): boolean => documentsAt(file.url).some(other => indexDisagreement(told, other) === undefined)
    return message === undefined || isOfAnother() ? [] : message
  })
  return [...new Set(messages)]
}

/** What is listed, and which documents stand, at a URL of the court's own repository. */
const placesIn = latest((history: ListedHistory) => ({
  listingsAt: byKey(history.listings, ({ url }) => [url]),
  documentsAt: byKey<PolicyFact, string>(
    [...history.policies, ...history.setAside.map(({ document }) => document)],
    document => urlsOf(document, history)
  )
}))

/** What is set aside, by the policy that answers in its place. */
const asidesOf = latest((setAside: readonly SetAside[]) => byKey(setAside, ({ answering }) => [answering]))

function labelsThat (
  change: ClockChange,
  { clockChanges, published, effective }: KnownPolicy,
  consequence: string
): string[] {
  const labels = {
    PublicationHour: [clockChanges.published, published],
    EffectiveHour: [clockChanges.effective, effective]
  } as const
  return Object.entries(labels)
    .filter(([, [met]]) => met === change)
    .map(
      ([element, [, label]]) =>
        `Policy/${element}: the court's clock ${change === 'repeated' ? 'shows twice' : 'never shows'} ${label}; ${consequence}. Choose an hour that the clock shows once.`
    )
}

function findContradictingOffsets (policy: KnownPolicy, { zone }: ListedHistory): string[] {
  const { utcOffset, utcOffsetDaylightSavings, published } = policy
  return offsetsContradict(zone.name, policy)
    ? [
        `UTCOffset ${utcOffset ?? '(none)'} and UTCOffsetDaylightSavings ${utcOffsetDaylightSavings ?? '(none)'} are not those of ${zone.name} in ${published.slice(0, 4)}. The zone is used. Correct the offsets in the next version, or the zone in the configuration.`
      ]
    : []
}
