import { policyRows } from '../archive/court/policy-rows.ts'
import { digestOf } from '../archive/documents.ts'
import { digestOfReading, type Reading } from '../archive/readings.ts'
import { readerVersion, readPolicy } from '../ingest/ingest-document.ts'

/** Reads a policy into what the archive's tables take. */
export async function readPolicyRows (bytes: Uint8Array): Promise<Reading> {
  const read = await readPolicy(bytes)
  const reading: Reading = read.kind === 'policy'
    ? { reader: readerVersion, kind: 'policy', findings: read.findings, policy: policyRows(read.policy) }
    : { reader: readerVersion, ...read }
  return { ...reading, digest: digestOfReading(digestOf(bytes), 'policy', reading) }
}
