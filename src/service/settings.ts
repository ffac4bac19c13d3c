import type { Database } from '../postgres/database.ts'
import { recordEntries } from '../archive/entries.ts'
import { keepSettings } from '../archive/court/settings.ts'
import type { Config } from './config.ts'
import type { Configured } from '../domain/history/settings.ts'

/**
 * Records what the configuration says of courts and repositories, where it says otherwise
 * than before: from here on that holds, for whoever answers, until another is started
 * with something else. Without REPOSITORIES nothing is said, and all stays as it is.
 */
export async function recordSettings (database: Database, config: Config): Promise<void> {
  await keepSettings(database, config.repositories.length === 0 ? null : configuredBy(config))
  await recordEntries(database)
}

function configuredBy ({ repositories, courts }: Config): Configured[] {
  return [
    ...repositories.map(({ id, timeZone }) => ({ organizationKey: null, repositoryId: id, timeZone, source: null })),
    ...courts.map(({ organizationKey, timeZone, repository }) => ({
      organizationKey,
      repositoryId: null,
      timeZone,
      source: repository
    }))
  ]
}
