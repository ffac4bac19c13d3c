import type { Instant } from '../domain/time/court-time.ts'
import { findChanges, findLastSequence, type Changes } from '../archive/changes.ts'
import { coalesced } from '../timing/coalesced.ts'
import type { Database } from '../archive/database.ts'
import { listenToArchive, type Beat } from '../archive/word.ts'
import { newUpToDate, type UpToDate } from './up-to-date.ts'

export interface FollowingOptions {
  database: Database
  url: string
  /** Milliseconds of a clock that is never set back: it tells how long ago the archive was heard. */
  now: () => Instant
  /** Hears of all that was recorded after a number, and forgets what it changes before anything is confirmed. */
  onChanges: (changes: Changes, after: number) => Promise<void>
  onError: (error: unknown) => void
  /** Hears whenever the database has answered, about once a second. */
  onReached?: (() => void) | undefined
}

/** Follows what the archive records, so that memory can answer in its place. */
export interface Following extends Pick<UpToDate, 'require' | 'isCurrent' | 'isCutOff'> {
  /** The last number taken up. */
  sequence: () => number
  /** Takes up what was recorded since; what is under way when this is called does not count as done. */
  refresh: () => Promise<void>
  close: () => Promise<void>
}

/** Begins to follow: nothing was taken up by then, so nothing of what is recorded already can be out of date. */
export async function follow (options: FollowingOptions): Promise<Following> {
  const { database, url, now, onChanges, onError, onReached } = options
  let last = await findLastSequence(database)
  let hears = (): boolean => false

  const refresh = coalesced(async () => {
    const askedAt = now()
    try {
      const changes = await findChanges(database, last)
      if (changes.sequence !== last) await onChanges(changes, last)
      last = changes.sequence
      upToDate.confirm(askedAt)
    } catch (error) {
      upToDate.fail(error)
      throw error
    }
  })
  const upToDate = newUpToDate({ now, hears: () => hears(), ask: refresh, onError })
  const onRecorded = (): void => { refresh().catch(onError) }
  const onBeat = ({ sequence, askedAt }: Beat): void => {
    onReached?.()
    // What was told without a word that was heard, or could not be taken up then.
    if (sequence > last) onRecorded()
    else upToDate.confirm(askedAt)
  }
  const onFailure = (error: unknown): void => {
    upToDate.fail(error)
    onError(error)
  }
  const listener = await listenToArchive({ url, now, onRecorded, onBeat, onFailure })
  hears = listener.hears
  await refresh()
  const close = async (): Promise<void> => {
    await listener.close()
    await refresh().catch(() => {})
  }
  return { sequence: () => last, refresh, require: upToDate.require, isCurrent: upToDate.isCurrent, isCutOff: upToDate.isCutOff, close }
}
