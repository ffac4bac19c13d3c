import { readFile } from 'node:fs/promises'
import type { PolicyFact } from '../domain/history/facts.ts'
import type { Finding } from '../domain/policy/finding.ts'
import type { PolicyIndex } from '../domain/policy/policy.ts'
import { readIndexBeside, readPolicyBeside } from '../reading/read-beside.ts'
import { policyFact } from './court-facts.ts'

/** What was read from a file: null where it cannot be read as what it was taken for. */
export interface FileRead<T> { read: T | null, findings: readonly Finding[] }

/** Reads an index. */
export async function readIndexFile (path: string): Promise<FileRead<PolicyIndex>> {
  const reading = await readIndexBeside(await readFile(path))
  return { read: reading.kind === 'index' ? reading.index : null, findings: reading.findings }
}

/** Reads a policy: what the history of its court has to know of it. */
export async function readPolicyFile (path: string): Promise<FileRead<Omit<PolicyFact, 'sightings'>>> {
  const bytes = await readFile(path)
  const { findings, ...reading } = await readPolicyBeside(bytes)
  return { read: reading.kind === 'policy' ? policyFact(reading.policy, bytes, findings) : null, findings }
}
