import type { CourtHistory, KnownPolicy, SetAside } from './court-history.ts'
import type { ClockChange } from './court-time.ts'
import { checkFileName } from './file-name.ts'
import { finding, type RuleId } from './rules.ts'
import type { Finding } from './finding.ts'
import { offsetsContradict } from './time-zone.ts'
import { supersededBy } from './timeline.ts'

/** What a policy's place among the others says of it. */
interface HistoryCheck { rule: RuleId, find: (policy: KnownPolicy, history: CourtHistory) => string[] }

const checks: readonly HistoryCheck[] = [
  {
    rule: 'overtaken',
    find: (policy, { periods }) => {
      if (periods.some(period => period.policy === policy)) return []
      const passed = supersededBy(policy, periods) ?? ''
      return [`Policy ${policy.version} never takes effect: ${passed} was published later and starts no later. If the court did not mean that, it has to publish ${policy.version}'s content under a new version.`]
    }
  },
  { rule: 'document-changed', find: (policy, { setAside }) => asides(setAside, policy, 'document-changed', 'The first one captured answers; both are kept.') },
  { rule: 'version-reused', find: (policy, { setAside }) => asides(setAside, policy, 'version-reused', 'The first one captured answers; a new policy needs a new version.') },
  { rule: 'other-source', find: (policy, { setAside }) => asides(setAside, policy, 'other-source', 'Only the court\'s own repository counts.') },
  { rule: 'label-repeated', find: policy => labelsThat('repeated', policy, 'the first of the two is taken') },
  { rule: 'label-skipped', find: policy => labelsThat('skipped', policy, 'the first instant after the gap is taken') },
  {
    rule: 'offset-contradicts-zone',
    find: (policy, { zone }) => offsetsContradict(zone.name, policy)
      ? [`UTCOffset ${policy.utcOffset ?? '(none)'} and UTCOffsetDaylightSavings ${policy.utcOffsetDaylightSavings ?? '(none)'} are not those of ${zone.name} in ${policy.published.slice(0, 4)}. The zone is used.`]
      : []
  }
]

/** Findings on a policy's place in its court's history and on its file name: computed when asked, never stored (domain §5). */
export function checkHistory (history: CourtHistory, policy: KnownPolicy): Finding[] {
  const urls = [...new Set(policy.sightings.filter(sighting => sighting.repositoryId === history.source).map(sighting => sighting.url))]
  return [
    ...urls.flatMap(url => checkFileName(url, policy)),
    ...checks.flatMap(({ rule, find }) => find(policy, history).map(message => finding(rule, message)))
  ]
}

function asides (setAside: readonly SetAside[], policy: KnownPolicy, kind: SetAside['kind'], consequence: string): string[] {
  return setAside.filter(aside => aside.kind === kind && aside.answering === policy).map(({ document, first }) =>
    `Version ${policy.version} stands in two documents: ${policy.sha256} (published ${policy.published}) and ${document.sha256} (published ${document.published}, at ${first.url}). ${consequence}`)
}

function labelsThat (change: ClockChange, { clockChanges, published, effective }: KnownPolicy, consequence: string): string[] {
  const labels = { PublicationHour: [clockChanges.published, published], EffectiveHour: [clockChanges.effective, effective] } as const
  return Object.entries(labels).filter(([, [met]]) => met === change).map(([element, [, label]]) =>
    `Policy/${element}: the court's clock ${change === 'repeated' ? 'shows twice' : 'never shows'} ${label}; ${consequence}.`)
}
