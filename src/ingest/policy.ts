import type { Finding } from '../domain/policy/finding.ts'
import type { Policy, PolicyIdentity } from '../domain/policy/policy.ts'
import { checkPolicy } from '../domain/policy/policy-checks.ts'
import { finding } from '../domain/policy/rules.ts'
import { readAccepted } from './accepted.ts'
import { extraLeft, isThere, open, textOf, type BlockReader } from './block-reader.ts'
import { readCodeTable } from './code-table.ts'
import { readContact, readCourtDivision } from './contact.ts'
import { blockOf, itemsOf } from './containers.ts'
import { readCourtDetails } from './court-details.ts'
import { locate, type ChildrenByName, type XmlElement } from './element.ts'
import { readAssociatedPolicy, readExchange } from './exchange.ts'
import { readFee } from './fee.ts'
import { readHoursOfOperation } from './hours-of-operation.ts'
import { readExtension, readHumanPolicy } from './human-policy.ts'
import { readIdentity } from './identity.ts'
import { readKey } from './key.ts'
import { tellUnusualNamespaces } from './namespaces.ts'
import { readPerson } from './people.ts'
import { quote, startReport } from './report.ts'
import { policyOf } from './standard.ts'
import { dateOf } from './typed-values.ts'

/** What was made of a policy file; `unreadable` when it does not tell whose policy of when it is. */
export type PolicyReading =
  { kind: 'policy', policy: Policy, findings: Finding[] } | { kind: 'unreadable', findings: Finding[] }

/** Reads a policy from its tree: its identity, every element by its own reader, and what the checks say of it. */
export function policyFrom (root: XmlElement): PolicyReading {
  const courtPolicy = policyOf(root.namespace)
  if (root.name !== 'Policy' || courtPolicy === undefined) return { kind: 'unreadable', findings: [wrongRoot(root)] }
  const report = startReport()
  tellUnusualNamespaces(root, report)
  const block = open(root, { report, isConfirmed: courtPolicy === '02' })
  const identity = readIdentity(block, courtPolicy)
  if (identity === undefined) return { kind: 'unreadable', findings: report.findings() }
  const policy = readContent(block, identity)
  // The checks know paths, always, and nothing of lines.
  const looked: ChildrenByName = new Map()
  for (const found of checkPolicy(policy)) {
    report.include(found, ({ path }) => locate(root, path as string, looked) ?? nowhere)
  }
  return { kind: 'policy', policy, findings: report.findings() }
}

function readContent (block: BlockReader, identity: PolicyIdentity): Policy {
  return {
    ...identity,
    namespace: block.element.namespace,
    name: textOf(block, 'Name', 'required'),
    expirationDate: identity.specification === '01' ? dateOf(block, 'ExpirationDate') : null,
    key: blockOf(block, 'Key', readKey, 'required'),
    clerkOfCourt: blockOf(block, 'ClerkOfCourt', readPerson),
    // The identity stands in the details, so that they are there.
    courtDetails: blockOf(block, 'CourtDetails', readCourtDetails) as Policy['courtDetails'],
    hoursOfOperation: blockOf(block, 'HoursOfOperation', readHoursOfOperation),
    contacts: itemsOf(block, 'Contacts', 'Contact', readContact),
    courtDivisions: itemsOf(block, 'CourtDivisions', 'CourtDivision', readCourtDivision),
    codeTables: itemsOf(block, 'CodeTables', 'CodeTable', readCodeTable),
    fees: itemsOf(block, 'Fees', 'Fee', readFee),
    hasPayment: isThere(block, 'Payment'),
    hasTestCreditCard: isThere(block, 'TestCreditCard'),
    ...readAccepted(block),
    utcOffset: textOf(block, 'UTCOffset'),
    utcOffsetDaylightSavings: textOf(block, 'UTCOffsetDaylightSavings'),
    exchanges: itemsOf(block, 'Exchanges', 'Exchange', readExchange),
    associatedPolicies: itemsOf(block, 'AssociatedPolicies', 'AssociatedPolicy', readAssociatedPolicy),
    humanPolicies: itemsOf(block, 'HumanPolicies', 'HumanPolicy', readHumanPolicy),
    extensions: itemsOf(block, 'Extensions', 'Extension', readExtension),
    extra: extraLeft(block)
  }
}

const nowhere = { line: null, column: null }

function wrongRoot ({ namespace, name, line, column, path }: XmlElement): Finding {
  const message = `The root element is ${quote(name)} in the namespace ${quote(namespace)}: "Policy" is expected, in http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/02/ or that of an older Court Policy. Check that this is the policy's file, and the namespace's spelling.`
  return finding('wrong-root', message, { path, line, column })
}
