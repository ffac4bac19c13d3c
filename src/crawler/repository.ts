import type { LeasedRepository } from '../archive/jobs/leases.ts'

/** A site that publishes policies, as configured [20]-[32]. */
export interface Repository {
  id: string
  /** The `CourtPolicies/` root; ends in `/`. */
  url: string
  /** IANA zone of its courts, where configured. */
  timeZone: string | null
  /** Whether its references to remote repositories may be followed [32]. */
  remote: boolean
}

/** As its lease knows it. */
export const leasedAs = ({ id, url }: Pick<Repository, 'id' | 'url'>): LeasedRepository => ({ repositoryId: id, url })
