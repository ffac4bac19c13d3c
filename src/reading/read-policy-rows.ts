import { policyRows } from '../archive/court/policy-rows.ts'
import type { Reading } from '../archive/readings.ts'
import { readerVersion, readPolicy } from '../ingest/ingest-document.ts'

/** Reads a policy into what the archive's tables take. */
export async function readPolicyRows (bytes: Uint8Array): Promise<Reading> {
  const reading = await readPolicy(bytes)
  return reading.kind === 'policy'
    ? { reader: readerVersion, kind: 'policy', findings: reading.findings, policy: policyRows(reading.policy) }
    : { reader: readerVersion, ...reading }
}
