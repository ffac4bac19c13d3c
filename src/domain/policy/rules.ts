import type { Finding, Severity } from './finding.ts'

/** What a check looks for: one row each; the id is what findings, the API and the docs call it. */
export interface Rule {
  severity: Severity
  /** Paragraphs of Court Policy 02 that the rule rests on; empty where only a table or our profile says it. */
  paragraphs: readonly number[]
  text: string
}

const error = (paragraphs: readonly number[], text: string): Rule => ({ severity: 'error', paragraphs, text })
const warning = (paragraphs: readonly number[], text: string): Rule => ({ severity: 'warning', paragraphs, text })
const info = (paragraphs: readonly number[], text: string): Rule => ({ severity: 'info', paragraphs, text })

const documentRules = {
  'encoding-unreadable': error([], 'The bytes are what the encoding they declare allows.'),
  'not-well-formed': error([], 'The document is well-formed XML with namespaces.'),
  'document-type-refused': error([], 'The document has no document type declaration.'),
  'limit-exceeded': error([], 'The document stays within the limits on bytes, depth, attributes and elements.'),
  'wrong-root': error([6], 'The root element is Policy, or Index, in a namespace of 2GEFS.'),
  'identity-unreadable': error([44, 102, 162], 'OrganizationKey, Version, publication and effective date and hour are there and readable.'),
  'namespace-unusual': warning([6], 'A namespace is spelled as the schemas of 2GEFS spell it, and has a number that is known.'),
  'element-missing': error([], 'Every element that its schema requires is there, and is not empty.'),
  'element-repeated': error([], 'An element stands at most as often as its schema allows.'),
  'content-unknown': info([], 'Elements, attributes and text that the schemas do not know are kept under extra.'),
  'value-forbidden': error([], 'A value is one that its type allows.'),
  'date-with-zone': warning([109, 114], 'A date stands without a time zone; the zone is ignored.')
} satisfies Record<string, Rule>

const policyRules = {
  'file-name-pattern': error([41, 42], 'The file is named OrganizationKey_YYYY_MM_DD_VerX_Y_Y.xml.'),
  'file-name-key': error([44], 'The OrganizationKey in the file name is that of the policy.'),
  'file-name-date': error([44], 'The date in the file name is the publication date.'),
  'file-name-version': error([44], 'The version in the file name is that of the policy.'),
  'too-soon': error([64, 81], 'A policy takes effect at least one hour after it is published.'),
  'short-notice': info([18, 105], 'A policy is published at least three days before it takes effect.'),
  'keys-differ': warning([165], "In the court's own details OrganizationKey and CourtKey are the same."),
  'division-of-other-court': warning([166], 'A division names the OrganizationKey of its court, and has a key that no other court had before.'),
  'division-repeated': warning([163], 'Each division has a CourtKey of its own.'),
  'division-unknown': warning([118, 164], 'Fees, code tables, human policies, exchanges, associated policies and contacts name only divisions of the policy.'),
  'size-not-positive': error([123, 124], 'A maximum size is a number of bytes above zero.'),
  'code-repeated': warning([171], 'Within a code table each value and each name stands once.'),
  'extension-repeated': warning([158], 'Extensions holds one Extension.'),
  'encoding-absent': warning([141], 'Absent is no encoding that a policy accepts.'),
  'delivery-format-without-smtp': warning([147], 'DeliveryFormat goes with SMTP only.'),
  'credit-card-spelling': warning([122], 'Common credit cards are spelled Visa, Master Card, American Express, Discover.'),
  'offset-unreadable': warning([154, 155], 'A UTC offset reads like -08:00.'),
  'currency-unknown': warning([172], "A fee's currency is a code of ISO 4217."),
  'amount-negative': warning([172], 'An amount is not below zero.'),
  'fee-dates-crossed': warning([172], 'A fee does not expire before it takes effect.')
} satisfies Record<string, Rule>

const historyRules = {
  'zone-unknown': error([154, 155], "The court's time zone is configured, or known by its state or its UTC offsets."),
  'offset-contradicts-zone': warning([154, 155], "The UTC offsets of a policy are those of the court's zone in its year."),
  'label-repeated': warning([61, 68], "A label names an hour that the court's clock shows once; of two, the first is taken."),
  'label-skipped': warning([61, 68], "A label names an hour that the court's clock shows; of none, the first instant after the gap is taken."),
  'document-changed': error([84], 'A published policy is never changed in any way (Rule 8).'),
  'version-reused': error([85], 'A new policy has a new version number (Rule 9).'),
  'version-goes-down': warning([85, 103], 'A newer publication has a higher version.'),
  overtaken: warning([77, 96], "No newer publication takes effect before a policy's own start."),
  'back-dated': error([59, 61, 63], 'From minute 45 of the hour of its publication label on, no index that lists a policy is without it.'),
  'post-dated': error([59, 61], 'A policy is not there before its publication label.'),
  'published-in-last-quarter': error([82], 'A policy is not published in the last quarter of an hour (Rule 6).'),
  'not-indexed': error([32, 50, 86], 'The index of a directory lists every policy in it, and the primary index leads to each (Rule 10).'),
  withdrawn: error([52, 54], 'A policy stays in its place and in its index for two years after it has expired; of what is withdrawn later the severity is info.'),
  'other-source': error([162, 163], "A court's policies come from the court's own repository.")
} satisfies Record<string, Rule>

const repositoryRules = {
  'index-unreachable': error([28, 50], 'Every index can be fetched.'),
  'index-unreadable': error([28, 86], 'An index can be read.'),
  'directory-without-index': error([35, 50], 'Every directory in which a policy lies has an index.xml.'),
  'index-older': warning([52, 86], 'An index is not older than the one that was there before it.'),
  'mirror-ahead': warning([83], "A mirror's index states no check that is still to come."),
  'index-cycle': warning([32], 'Indexes do not lead back to themselves.'),
  'index-shape-unknown': warning([50], 'An index has the elements of Policy Index.'),
  'index-disagrees': error([44, 50], 'An index says of a policy what the policy says of itself; the policy wins.'),
  'policy-unreachable': error([32, 52], 'Every policy that an index lists can be fetched.'),
  'policy-unreadable': error([86], 'Every policy that an index lists can be read.'),
  'crawl-failed': error([], 'A crawl comes to its end.'),
  'location-refused': error([20, 32], 'An index leads to http and https only, to sites of the configuration or to public addresses.'),
  'redirect-refused': error([20, 32], 'A redirect leads where an index may lead, in few steps.'),
  'remote-refused': warning([32], 'An index refers to remote repositories only where the configuration lets them be followed.'),
  'validator-lies': warning([84], 'A strong ETag or a Last-Modified stands over the same bytes only.'),
  'site-busy': warning([], 'A site answers what one crawl asks of it, and does not put it off.'),
  'crawl-limit': error([], 'A repository stays within the limits of one crawl: files, depth, bytes, time, remote repositories.')
} satisfies Record<string, Rule>

/** Every check there is, by id. */
export const rules = { ...documentRules, ...policyRules, ...historyRules, ...repositoryRules }

export type RuleId = keyof typeof rules

/** Where a finding lies and, where they differ from the rule's row, what it rests on and how bad it is. */
export interface Whereabouts {
  path?: string | null
  line?: number | null
  column?: number | null
  paragraphs?: readonly number[]
  severity?: Severity
}

/** A finding of a rule: its severity and paragraphs come from the rule's row. */
export function finding (rule: RuleId, message: string, where: Whereabouts = {}): Finding {
  const { severity, paragraphs } = rules[rule]
  return {
    rule,
    severity: where.severity ?? severity,
    paragraphs: where.paragraphs ?? paragraphs,
    path: where.path ?? null,
    line: where.line ?? null,
    column: where.column ?? null,
    message
  }
}
