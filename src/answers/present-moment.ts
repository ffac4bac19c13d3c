import { setTimeout as wait } from 'node:timers/promises'
import { findHorizon, findStamp } from '../archive/entries.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { Sources } from './question.ts'

/**
 * A moment that has passed and by which all counts that is
 * recorded: a stamp may lie a millisecond ahead of the clock.
 */
export async function presentMoment ({
  database,
  histories
}: Pick<Sources, 'database' | 'histories'>): Promise<Instant> {
  for (;;) {
    const { now, sequence } = await findHorizon(database)
    const last = await findStamp(database, sequence)
    const moment = Math.floor(now)
    if (last === null || last <= moment) {
      await histories.reach(sequence)
      await histories.refresh()
      return moment
    }
    await wait(1)
  }
}
