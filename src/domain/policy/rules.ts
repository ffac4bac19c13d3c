import type { Finding, Severity } from './finding.ts'

/** What a check looks for: one row each; the id is what findings, the API and the docs call it. */
export interface Rule {
  severity: Severity
  /** Paragraphs of Court Policy 02 that the rule rests on; empty where only a table or our profile says it. */
  paragraphs: readonly number[]
  text: string
}

const documentRules = {
  'encoding-unreadable': {
    severity: 'error',
    paragraphs: [],
    text: 'The bytes are what the encoding they declare allows.'
  },
  'not-well-formed': { severity: 'error', paragraphs: [], text: 'The document is well-formed XML with namespaces.' },
  'document-type-refused': {
    severity: 'error',
    paragraphs: [],
    text: 'The document has no document type declaration.'
  },
  'limit-exceeded': {
    severity: 'error',
    paragraphs: [],
    text: 'The document stays within the limits on bytes, depth, attributes and elements.'
  },
  'wrong-root': {
    severity: 'error',
    paragraphs: [6],
    text: 'The root element is Policy, or Index, in a namespace of 2GEFS.'
  },
  'identity-unreadable': {
    severity: 'error',
    paragraphs: [44, 102, 162],
    text: 'OrganizationKey, Version, publication and effective date and hour are there and readable.'
  },
  'namespace-unusual': {
    severity: 'warning',
    paragraphs: [6],
    text: 'A namespace is spelled as the schemas of 2GEFS spell it, and has a number that is known.'
  },
  'element-missing': {
    severity: 'error',
    paragraphs: [],
    text: 'Every element that its schema requires is there, and is not empty.'
  },
  'element-repeated': {
    severity: 'error',
    paragraphs: [],
    text: 'An element stands at most as often as its schema allows.'
  },
  'content-unknown': {
    severity: 'info',
    paragraphs: [],
    text: 'Elements, attributes and text that the schemas do not know are kept under extra.'
  },
  'value-forbidden': { severity: 'error', paragraphs: [], text: 'A value is one that its type allows.' },
  'date-with-zone': {
    severity: 'warning',
    paragraphs: [109, 114],
    text: 'A date stands without a time zone; the zone is ignored.'
  }
} as const satisfies Record<string, Rule>

const policyRules = {
  'file-name-pattern': {
    severity: 'error',
    paragraphs: [41, 42],
    text: 'The file is named OrganizationKey_YYYY_MM_DD_VerX_Y_Y.xml.'
  },
  'file-name-key': {
    severity: 'error',
    paragraphs: [44],
    text: 'The OrganizationKey in the file name is that of the policy.'
  },
  'file-name-date': {
    severity: 'error',
    paragraphs: [44],
    text: 'The date in the file name is the publication date.'
  },
  'file-name-version': {
    severity: 'error',
    paragraphs: [44],
    text: 'The version in the file name is that of the policy.'
  },
  'too-soon': {
    severity: 'error',
    paragraphs: [64, 81],
    text: 'A policy takes effect at least one hour after it is published.'
  },
  'short-notice': {
    severity: 'info',
    paragraphs: [18, 105],
    text: 'A policy is published at least three days before it takes effect.'
  },
  'keys-differ': {
    severity: 'warning',
    paragraphs: [165],
    text: "In the court's own details OrganizationKey and CourtKey are the same."
  },
  'division-of-other-court': {
    severity: 'warning',
    paragraphs: [166],
    text: 'A division names the OrganizationKey of its court.'
  },
  'division-repeated': { severity: 'warning', paragraphs: [163], text: 'Each division has a CourtKey of its own.' },
  'division-unknown': {
    severity: 'warning',
    paragraphs: [118, 164],
    text: 'Fees, code tables, human policies, exchanges, associated policies and contacts name only divisions of the policy.'
  },
  'size-not-positive': {
    severity: 'error',
    paragraphs: [123, 124],
    text: 'A maximum size is a number of bytes above zero.'
  },
  'code-repeated': {
    severity: 'warning',
    paragraphs: [171],
    text: 'Within a code table each value and each name stands once.'
  },
  'extension-repeated': { severity: 'warning', paragraphs: [158], text: 'Extensions holds one Extension.' },
  'encoding-absent': { severity: 'warning', paragraphs: [141], text: 'Absent is no encoding that a policy accepts.' },
  'delivery-format-without-smtp': {
    severity: 'warning',
    paragraphs: [147],
    text: 'DeliveryFormat goes with SMTP only.'
  },
  'credit-card-spelling': {
    severity: 'warning',
    paragraphs: [122],
    text: 'Common credit cards are spelled Visa, Master Card, American Express, Discover.'
  },
  'offset-unreadable': { severity: 'warning', paragraphs: [154, 155], text: 'A UTC offset reads like -08:00.' },
  'currency-unknown': { severity: 'warning', paragraphs: [172], text: "A fee's currency is a code of ISO 4217." },
  'amount-negative': { severity: 'warning', paragraphs: [172], text: 'An amount is not below zero.' },
  'fee-dates-crossed': {
    severity: 'warning',
    paragraphs: [172],
    text: 'A fee does not expire before it takes effect.'
  }
} as const satisfies Record<string, Rule>

const historyRules = {
  'zone-unknown': {
    severity: 'error',
    paragraphs: [154, 155],
    text: "The court's time zone is configured, or known by its state or its UTC offsets."
  },
  'offset-contradicts-zone': {
    severity: 'warning',
    paragraphs: [154, 155],
    text: "The UTC offsets of a policy are those of the court's zone in its year."
  },
  'label-repeated': {
    severity: 'warning',
    paragraphs: [61, 68],
    text: "A label names an hour that the court's clock shows once; of two, the first is taken."
  },
  'label-skipped': {
    severity: 'warning',
    paragraphs: [61, 68],
    text: "A label names an hour that the court's clock shows; of none, the first instant after the gap is taken."
  },
  'document-changed': {
    severity: 'error',
    paragraphs: [84],
    text: 'A published policy is never changed in any way (Rule 8).'
  },
  'version-reused': { severity: 'error', paragraphs: [85], text: 'A new policy has a new version number (Rule 9).' },
  'version-goes-down': {
    severity: 'warning',
    paragraphs: [85, 103],
    text: 'A newer publication has a higher version.'
  },
  overtaken: {
    severity: 'warning',
    paragraphs: [77, 96],
    text: "No newer publication takes effect before a policy's own start."
  },
  'back-dated': {
    severity: 'error',
    paragraphs: [59, 61, 63],
    text: 'From minute 45 of the hour of its publication label on, no index that lists a policy is without it.'
  },
  'post-dated': {
    severity: 'error',
    paragraphs: [59, 61],
    text: 'A policy is not there before its publication label.'
  },
  'published-in-last-quarter': {
    severity: 'error',
    paragraphs: [82],
    text: 'A policy is not published in the last quarter of an hour (Rule 6).'
  },
  'not-indexed': {
    severity: 'error',
    paragraphs: [32, 50, 86],
    text: 'The index of a directory lists every policy in it, and the primary index leads to each (Rule 10).'
  },
  withdrawn: {
    severity: 'error',
    paragraphs: [52, 54],
    text: 'A policy stays in its place and in its index for two years after it has expired; of what is withdrawn later the severity is info.'
  },
  'other-source': {
    severity: 'error',
    paragraphs: [162, 163],
    text: "A court's policies come from the court's own repository."
  }
} as const satisfies Record<string, Rule>

const repositoryRules = {
  'index-unreachable': { severity: 'error', paragraphs: [28, 50], text: 'Every index can be fetched.' },
  'index-unreadable': { severity: 'error', paragraphs: [28, 86], text: 'An index can be read.' },
  'directory-without-index': {
    severity: 'error',
    paragraphs: [35, 50],
    text: 'Every directory in which a policy lies has an index.xml.'
  },
  'index-older': {
    severity: 'warning',
    paragraphs: [52, 86],
    text: 'An index is not older than the one that was there before it.'
  },
  'mirror-ahead': {
    severity: 'warning',
    paragraphs: [83],
    text: "A mirror's index states no check that is still to come."
  },
  'index-cycle': { severity: 'warning', paragraphs: [32], text: 'Indexes do not lead back to themselves.' },
  'index-shape-unknown': {
    severity: 'warning',
    paragraphs: [50],
    text: 'An index has the elements of Policy Index.'
  },
  'index-disagrees': {
    severity: 'error',
    paragraphs: [44, 50],
    text: 'An index says of a policy what the policy says of itself; the policy wins.'
  },
  'policy-unreachable': {
    severity: 'error',
    paragraphs: [32, 52],
    text: 'Every policy that an index lists can be fetched.'
  },
  'policy-unreadable': { severity: 'error', paragraphs: [86], text: 'Every policy that an index lists can be read.' },
  'crawl-failed': { severity: 'error', paragraphs: [], text: 'A crawl comes to its end.' },
  'location-refused': {
    severity: 'error',
    paragraphs: [20, 32],
    text: 'An index leads to http and https only, to sites of the configuration or to public addresses.'
  },
  'redirect-refused': {
    severity: 'error',
    paragraphs: [20, 32],
    text: 'A redirect leads where an index may lead, in few steps.'
  },
  'remote-refused': {
    severity: 'warning',
    paragraphs: [32],
    text: 'An index refers to remote repositories only where the configuration lets them be followed.'
  },
  'validator-lies': {
    severity: 'warning',
    paragraphs: [84],
    text: 'A strong ETag or a Last-Modified stands over the same bytes only.'
  },
  'site-busy': {
    severity: 'warning',
    paragraphs: [],
    text: 'A site answers what one crawl asks of it, and does not put it off.'
  },
  'crawl-limit': {
    severity: 'error',
    paragraphs: [],
    text: 'A repository stays within the limits of one crawl: files, depth, bytes, time, remote repositories.'
  }
} as const satisfies Record<string, Rule>

/** Every check there is, by id. */
export const rules = { ...documentRules, ...policyRules, ...historyRules, ...repositoryRules } satisfies Record<
  string,
  Rule
>

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
