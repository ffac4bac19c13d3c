import { defaultLimits, type ReadingLimits } from './gate.ts'
import { policyFrom, type PolicyReading } from './policy.ts'
import { indexFrom, type IndexReading } from './policy-index.ts'
import { parseXml } from './xml.ts'

export { defaultLimits, type ReadingLimits } from './gate.ts'
export type { PolicyReading } from './policy.ts'
export type { IndexReading } from './policy-index.ts'

/** Names what these functions make of bytes: it changes whenever they come to make something else of the same bytes. */
export const readerVersion = 'policy-reader/3'

/** Reads the bytes of a policy file, whatever they are: a policy, or why it is none. Never throws. */
export async function readPolicy (bytes: Uint8Array, limits: ReadingLimits = defaultLimits): Promise<PolicyReading> {
  const document = await parseXml(bytes, limits)
  return document.kind === 'refused' ? { kind: 'unreadable', findings: [document.finding] } : policyFrom(document.root)
}

/** Reads the bytes of an index [28]-[32], likewise. */
export async function readIndex (bytes: Uint8Array, limits: ReadingLimits = defaultLimits): Promise<IndexReading> {
  const document = await parseXml(bytes, limits)
  return document.kind === 'refused' ? { kind: 'unreadable', findings: [document.finding] } : indexFrom(document.root)
}
