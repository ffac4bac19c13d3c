import pg from 'pg'
import { cut, endClient } from './connections.ts'
import { within } from './within.ts'

/** Hears the database's own word that something was recorded. */
export interface Listener {
  /** False while the connection is lost: then whoever relies on it has to ask. */
  hears: () => boolean
  close: () => Promise<void>
}

/**
 * What is listened to: a channel whose notices are numbers, and the SQL that
 * asks for the last of them. Null: a replica has no notices, and is asked often.
 */
export interface Word { channel: string | null, last: string }

/** A sign of life: the last number, as of when it was asked for, by `now` of the options. */
export interface Beat { sequence: number, askedAt: number }

export interface ListenerOptions {
  url: string
  /** Dates the beats. */
  now: () => number
  /**
   * Something was recorded, told by the database's word or by
   * a sign of life; also called each time it begins to hear.
   */
  onRecorded: () => void
  onBeat?: (beat: Beat) => void
  /** A try that failed: to be heard, or to be answered. */
  onFailure?: (error: unknown) => void
}

/** What the connection is called among those of the database. */
export const LISTENER = 'court-policy-archive listener'

/** A connection may go silent, and what is said on it is lost: so often it is asked for a sign of life. */
const BEAT_EVERY = 1_000
const ASK_REPLICA_EVERY = 200
const ANSWER_WITHIN = 2_000

/**
 * Listens on a connection of its own. One that is lost, or that gives no sign of life in time, is replaced:
 * at once, then once a second until the database can be reached again. Throws when the first cannot be had.
 */
export async function listen (word: Word, options: ListenerOptions): Promise<Listener> {
  const { onRecorded, onBeat, onFailure } = options
  const beatEvery = word.channel === null ? ASK_REPLICA_EVERY : BEAT_EVERY
  const bell = newBell()
  let ear: Ear | undefined = await openEar(word, options, bell.ring)
  const closing = new AbortController()
  onRecorded()

  const listenOnce = async (): Promise<void> => {
    if (ear === undefined) {
      ear = await openEar(word, options, bell.ring)
      onRecorded()
    }
    const beat = await ear.beat()
    if (!ear.hasHeardOf(beat.sequence)) onRecorded()
    onBeat?.(beat)
  }
  const follow = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      const had = ear
      await listenOnce().catch((error: unknown) => {
        ear?.drop()
        ear = undefined
        if (!closing.signal.aborted) onFailure?.(error)
      })
      // What was lost just now is replaced at once.
      if (!closing.signal.aborted && (had === undefined || ear !== undefined)) await bell.heard(beatEvery)
    }
    await ear?.end()
  }
  const followed = follow()
  return {
    hears: () => ear?.isOpen() === true,
    close: async () => {
      closing.abort()
      bell.ring()
      // One that is only being opened ends by itself, and nobody waits for who may not answer.
      if (ear === undefined) return
      await ear.end()
      await followed
    }
  }
}

/** One connection that listens. */
interface Ear {
  isOpen: () => boolean
  beat: () => Promise<Beat>
  /** Whether a number needs no word any more, which it does not afterwards; the first one counts as heard. */
  hasHeardOf: (sequence: number) => boolean
  drop: () => void
  end: () => Promise<void>
}

async function openEar (
  { channel, last: lastNumber }: Word, { url, now, onRecorded }: ListenerOptions, onLost: () => void
): Promise<Ear> {
  const client = new pg.Client({
    connectionString: url, connectionTimeoutMillis: ANSWER_WITHIN, keepAlive: true, application_name: LISTENER
  })
  let isOpen = true
  let last: number | undefined
  const lose = (): void => {
    isOpen = false
    onLost()
  }
  client.on('error', lose)
  client.on('end', lose)
  client.on('notification', ({ payload }) => {
    last = Math.max(last ?? 0, Number(payload))
    onRecorded()
  })
  await connect(client, channel)
  return {
    isOpen: () => isOpen,
    beat: async () => {
      const askedAt = now()
      const answer = client.query<{ last: string }>(lastNumber)
      const { rows } = await within(ANSWER_WITHIN, 'A sign of life of the connection that listens', answer)
      return { sequence: Number(rows[0]?.last), askedAt }
    },
    hasHeardOf: sequence => {
      const before = last ?? sequence
      last = Math.max(before, sequence)
      return sequence <= before
    },
    drop: () => cut(client),
    end: async () => await endClient(client)
  }
}

/** Connects and listens; one that does not come so far is cut. */
async function connect (client: pg.Client, channel: string | null): Promise<void> {
  try {
    await client.connect()
    if (channel === null) return
    await within(ANSWER_WITHIN, 'The answer of a connection that is to listen', client.query(`listen ${channel}`))
  } catch (error) {
    cut(client)
    throw error
  }
}

/** Waits for a time, or until it is rung. */
function newBell (): { ring: () => void, heard: (ms: number) => Promise<void> } {
  let wake = (): void => {}
  return {
    ring: () => wake(),
    heard: async ms => {
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>(resolve => {
        wake = resolve
        timer = setTimeout(resolve, ms).unref()
      })
      clearTimeout(timer)
    }
  }
}
