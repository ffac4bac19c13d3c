import type { FirstCheck, PolicyFact, Sighting } from '../../domain/history/facts.ts'
import type { Connection } from '../../postgres/database.ts'
import { findFirstCheck } from './index-checks.ts'

type Read = Pick<PolicyFact, 'organizationKey' | 'sha256' | 'version' | 'readAt'>

/**
 * A version of a court in one repository, in which documents
 * it stands there, and since when one of them could be read.
 */
interface Version {
  organizationKey: string
  repositoryId: string
  version: string
  documents: Set<string>
  since: number
}

/** The first complete check after each version of these courts that stands in several documents of one repository. */
export async function listFirstChecks (
  database: Connection,
  policies: readonly Read[],
  sightings: ReadonlyArray<Sighting & { sha256: string }>
): Promise<Array<FirstCheck & { organizationKey: string }>> {
  const repeated = [...versionsOf(policies, sightings).values()].filter(({ documents }) => documents.size > 1)
  const checks = []
  for (const { organizationKey, repositoryId, version, since } of repeated) {
    const check = await findFirstCheck(database, repositoryId, organizationKey, since)
    if (check !== undefined) checks.push({ organizationKey, repositoryId, version, recordedAt: check.recordedAt })
  }
  return checks
}

function versionsOf (
  policies: readonly Read[],
  sightings: ReadonlyArray<Sighting & { sha256: string }>
): Map<string, Version> {
  const seen = new Map<string, Sighting[]>()
  for (const sighting of sightings) seen.set(sighting.sha256, [...(seen.get(sighting.sha256) ?? []), sighting])
  const versions = new Map<string, Version>()
  for (const { organizationKey, sha256, version, readAt } of policies) {
    for (const { repositoryId, recordedAt } of seen.get(sha256) ?? []) {
      const key = JSON.stringify([organizationKey, repositoryId, version])
      const since = Math.max(readAt, recordedAt)
      const known = versions.get(key)
      if (known === undefined) {
        versions.set(key, { organizationKey, repositoryId, version, documents: new Set([sha256]), since })
      } else {
        known.documents.add(sha256)
        known.since = Math.min(known.since, since)
      }
    }
  }
  return versions
}
