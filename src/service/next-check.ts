import { nextDue } from '../crawler/schedule.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { ServiceParts } from './service.ts'

/**
 * By the pure rule, so that no answer waits for the database; null where
 * this instance does not crawl, or the repository is not configured.
 */
export function nextCheckFrom (
  { config, repositories, clock }: Pick<ServiceParts, 'config' | 'repositories' | 'clock'>
): (repositoryId: string) => Instant | null {
  const held = new Map<string, { from: Instant, due: Instant }>()
  return repositoryId => {
    const now = clock()
    const last = held.get(repositoryId)
    if (last !== undefined && last.from <= now && now < last.due) return last.due
    const repository = config.crawl === 'off' ? undefined : repositories.find(({ id }) => id === repositoryId)
    if (repository === undefined) return null
    const due = nextDue(repository, now)
    held.set(repositoryId, { from: now, due })
    return due
  }
}
