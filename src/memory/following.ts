import { setTimeout as wait } from 'node:timers/promises'
import type { Instant } from '../domain/time/court-time.ts'
import { findChanges, findLastSequence, type Changes } from '../archive/changes.ts'
import { coalesced } from '../timing/coalesced.ts'
import { Behind, type Database } from '../archive/database.ts'
import { listenToArchive, watchReplica, type Beat } from '../archive/word.ts'
import { newUpToDate, type UpToDate } from './up-to-date.ts'

/**
 * So often, and so many milliseconds from each other, is looked
 * for what a replica has not taken up yet: two seconds.
 */
const TRIES = 40
const TRY_EVERY = 50

export interface FollowingOptions {
  database: Database
  url: string
  /** Whether it is a replica that is followed: what it has not taken up yet is missing in memory too, until it has. */
  isReplica?: boolean
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
  /** Resolves when what has a number is taken up; throws `Behind` where that takes too long. */
  reach: (sequence: number) => Promise<void>
  close: () => Promise<void>
}

/** Begins to follow: nothing was taken up by then, so nothing of what is recorded already can be out of date. */
export async function follow (options: FollowingOptions): Promise<Following> {
  const { database, url, isReplica = false, now, onChanges, onError, onReached } = options
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
  const listener = await (isReplica ? watchReplica : listenToArchive)({ url, now, onRecorded, onBeat, onFailure })
  hears = listener.hears
  await refresh()
  const reach = async (sequence: number): Promise<void> => { await untilAt(sequence, () => last, refresh) }
  const close = async (): Promise<void> => {
    await listener.close()
    await refresh().catch(() => {})
  }
  const { require, isCurrent, isCutOff } = upToDate
  return { sequence: () => last, refresh, reach, require, isCurrent, isCutOff, close }
}

async function untilAt (sequence: number, lastNow: () => number, refresh: () => Promise<void>): Promise<void> {
  for (let tried = 0; lastNow() < sequence; tried += 1) {
    if (tried === TRIES) {
      throw new Behind(
        `What has the number ${sequence} is not taken up here yet, the last is ${lastNow()}: ask again in a moment, or another instance.`
      )
    }
    if (tried > 0) await wait(TRY_EVERY)
    await refresh()
  }
}
