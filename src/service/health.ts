import { findLastCrawlEnd } from '../archive/crawls.ts'
import { withClient } from '../postgres/database.ts'
import { listPendingMigrations } from '../postgres/migrations.ts'
import { within } from '../postgres/within.ts'
import type { Health, Part } from '../http/health.ts'
import type { Instant } from '../domain/time/court-time.ts'

/** Whoever asks is answered within two seconds, whatever the database or another part does. */
const ANSWER_WITHIN = 1_700

/** Who would not even hear that it is given up is not waited for. */
const AND_NO_LONGER = 1_850

export interface HealthParts {
  /** Of the role the service works with. */
  url: string
  /** Whether the archive's word is heard, and was a moment ago. */
  hears: () => boolean
  /** How the replica is that is read from; null where there is none. Within two seconds, whatever it does. */
  findReplica: (() => Promise<Part>) | null
  /** What the signed log says of itself; null where there is none. */
  findLog: (() => Promise<Part>) | null
}

interface Asked { pending: string[], lastCrawlEndedAt: Instant | null }

/** How each part is; never throws. */
export async function findHealth ({ url, hears, findReplica, findLog }: HealthParts): Promise<Health> {
  const [asked, replica, log] = await Promise.all([
    within(AND_NO_LONGER, 'An answer', ask(url)).catch(() => null),
    findReplica === null
      ? null
      : within(AND_NO_LONGER, 'Its answer', findReplica()).catch(() => failed('The replica does not answer.')),
    findLog === null
      ? null
      : within(ANSWER_WITHIN, 'Its answer', findLog()).catch((): Part => ({
        state: 'unknown',
        text: 'It did not answer in time.'
      }))
  ])
  return {
    database: asked === null ? failed('The database does not answer.') : well('It answers a new connection.'),
    migrations: migrationsOf(asked),
    replica,
    word: hears()
      ? well('The archive says of itself when something is recorded.')
      : {
          state: 'degraded',
          text: 'It is not heard: the database is asked once a second, and memory answers for ten seconds without it.'
        },
    log,
    lastCrawlEndedAt: asked?.lastCrawlEndedAt ?? null
  }
}

async function ask (url: string): Promise<Asked> {
  return await withClient(url, async client => {
    const pending = await listPendingMigrations(client)
    return { pending, lastCrawlEndedAt: pending.length > 0 ? null : await findLastCrawlEnd(client) }
  }, ANSWER_WITHIN)
}

function migrationsOf (asked: Asked | null): Part {
  if (asked === null) return { state: 'unknown', text: 'The database cannot be asked.' }
  const { pending } = asked
  return pending.length === 0
    ? well('All have been run.')
    : failed(pending.map(name => `Migration ${name} has not been run: npm run migrate.`).join(' '))
}

const well = (text: string): Part => ({ state: 'ok', text })

const failed = (text: string): Part => ({ state: 'failed', text })

/** Lets all who ask while one question is under way share its answer. */
export function shared<T> (ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | undefined
  return async () => await (asking ??= ask().finally(() => { asking = undefined }))
}
