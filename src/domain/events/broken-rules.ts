import type { ListedHistory } from '../history/court-history.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import type { Instant } from '../time/court-time.ts'
import type { Telling } from './events.ts'
import type { Finding } from '../policy/finding.ts'
import { checkHistory } from '../history-checks/history-checks.ts'
import { finding } from '../policy/rules.ts'
import { describeSetAside } from '../history-checks/set-aside-checks.ts'

/** What the reader of a policy found in its document. */
export type ReadingFindings = (policy: KnownPolicy) => readonly Finding[]

/**
 * The rules that policies break now and did not before (severity error, domain §5), each
 * once a policy; and versions that only another source has. Of a policy that is new it is
 * about its publication, else about `moment`. Changed documents are told of by themselves.
 */
export function brokenRules (
  before: ListedHistory | undefined,
  after: ListedHistory,
  findingsOf: ReadingFindings,
  moment: Instant
): Telling[] {
  return [...brokenByPolicies(before, after, findingsOf, moment), ...foreignVersions(before, after, moment)]
}

/** Versions that the court's own repository does not know (domain §4). */
function foreignVersions (before: ListedHistory | undefined, { setAside }: ListedHistory, moment: Instant): Telling[] {
  return setAside.flatMap((aside): Telling[] => {
    const { document: { version, sha256 }, answering } = aside
    if (answering !== null || before?.setAside.some(({ document }) => document.sha256 === sha256) === true) return []
    const { rule, paragraphs, message } = finding('other-source', describeSetAside(aside))
    return [
      {
        kind: 'rule-broken',
        version,
        sha256,
        rule,
        paragraphs,
        message,
        count: 1,
        at: moment,
        identity: `rule-broken ${version} ${rule} ${sha256}`
      }
    ]
  })
}

function brokenByPolicies (
  before: ListedHistory | undefined,
  after: ListedHistory,
  findingsOf: ReadingFindings,
  moment: Instant
): Telling[] {
  return after.policies.flatMap(policy => {
    const known = before?.policies.find(({ version }) => version === policy.version)
    const was = before === undefined || known === undefined ? undefined : errorsByRule(before, known, findingsOf)
    const at = known === undefined ? policy.publishedAt : moment
    return [...errorsByRule(after, policy, findingsOf)]
      .filter(([rule]) => was?.has(rule) !== true)
      .map(([rule, findings]) => tell(policy, rule, findings, at))
  })
}

function errorsByRule (
  history: ListedHistory,
  policy: KnownPolicy,
  findingsOf: ReadingFindings
): Map<string, [Finding, ...Finding[]]> {
  const byRule = new Map<string, [Finding, ...Finding[]]>()
  for (const finding of [...findingsOf(policy), ...checkHistory(history, policy)]) {
    if (finding.severity !== 'error' || finding.rule === 'document-changed') continue
    const others = byRule.get(finding.rule)
    if (others === undefined) byRule.set(finding.rule, [finding])
    else others.push(finding)
  }
  return byRule
}

function tell (
  { version, sha256 }: KnownPolicy,
  rule: string,
  [{ paragraphs, message }, ...others]: [Finding, ...Finding[]],
  at: Instant
): Telling {
  return {
    kind: 'rule-broken',
    version,
    sha256,
    rule,
    paragraphs,
    message,
    count: others.length + 1,
    at,
    identity: `rule-broken ${version} ${rule}`
  }
}
