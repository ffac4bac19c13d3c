import { findLastCrawlEnd } from '../archive/crawls.ts'
import { withClient } from '../postgres/database.ts'
import { listPendingMigrations } from '../postgres/migrations.ts'
import type { Health } from '../http/routes/service.ts'

/** Whoever asks is answered within two seconds, whatever the database does. */
const ANSWER_WITHIN = 1_700

/** Whether the database answers a new connection, and has been migrated; never throws. */
export async function findHealth (url: string): Promise<Health> {
  try {
    return await withClient(url, async client => {
      const pending = await listPendingMigrations(client)
      if (pending.length > 0) return { why: pending.map(name => `Migration ${name} has not been run: npm run migrate.`), lastCrawlEndedAt: null }
      return { why: [], lastCrawlEndedAt: await findLastCrawlEnd(client) }
    }, ANSWER_WITHIN)
  } catch {
    return { why: ['The database does not answer.'], lastCrawlEndedAt: null }
  }
}

/** Lets all who ask while one question is under way share its answer. */
export function shared<T> (ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | undefined
  return async () => await (asking ??= ask().finally(() => { asking = undefined }))
}
