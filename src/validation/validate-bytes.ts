import { checkHistory, checkWithoutHistory } from '../domain/history-checks/history-checks.ts'
import { courtHistory } from '../domain/history/court-history.ts'
import type { Finding } from '../domain/policy/finding.ts'
import type { PolicyIdentity } from '../domain/policy/policy.ts'
import { readPolicyBeside } from '../reading/read-beside.ts'
import { courtFacts, policyFact, sightingAt } from './court-facts.ts'

/** What the checks say of a policy, and which one it is; null where the bytes are none. */
export interface BytesValidation { identity: PolicyIdentity | null, findings: readonly Finding[] }

/** It has no name, so that nothing is said of that. */
const ofNames: ReadonlySet<string> = new Set([
  'file-name-pattern',
  'file-name-key',
  'file-name-date',
  'file-name-version'
])

/** Says what the checks find in bytes alone: in the document, and in its labels on its court's clock. */
export async function validateBytes (bytes: Uint8Array): Promise<BytesValidation> {
  const { findings, ...reading } = await readPolicyBeside(bytes)
  if (reading.kind !== 'policy') return { identity: null, findings }
  const fact = {
    ...policyFact(reading.policy, bytes, findings),
    sightings: [sightingAt('http://folder.invalid/policy.xml')]
  }
  const history = courtHistory(courtFacts(fact.organizationKey, [fact], [], []), null)
  const placed =
    history.kind === 'answering'
      ? history.policies.flatMap(policy => checkHistory(history, policy))
      : checkWithoutHistory(history)
  return { identity: reading.policy, findings: [...findings, ...placed.filter(({ rule }) => !ofNames.has(rule))] }
}
