import type { Database } from '../archive/database.ts'
import { findLastCheckpoint } from '../archive/log/checkpoints.ts'
import { findLastNumber } from '../archive/log/leaves.ts'
import type { Part } from '../http/health.ts'
import { newKeepUp } from '../log/keep-up.ts'
import type { Stamp } from '../log/publish.ts'
import { openSigning, type Signing } from '../log/signing.ts'
import { askForStamp, type Authority } from '../log/time-stamp.ts'
import { whileHolding } from '../postgres/holding.ts'
import type { Timers } from '../timing/timers.ts'
import type { Config } from './config.ts'
import { newWorkLoop } from './work-loop.ts'
import type { ServiceLog } from './log.ts'

/** Key of the advisory lock of who appends to the log and signs it: one at a time, whichever instance it is. */
const LOG_LOCK = 4_702_188_012

/** Who finds that another has it looks again. */
const HELD_BY_ANOTHER = 2_000

/** A time stamp is waited for so long, in milliseconds; then the checkpoint is published without. */
export const STAMPED_WITHIN = 60_000

export interface SignedLogTools {
  config: Pick<Config, 'logKeyFile' | 'logOrigin' | 'publicUrl' | 'tsaUrl'>
  /** For who waits for an answer, and for what has time. */
  answering: Database
  database: Database
  /** Whether this process signs, where it has the key. */
  hasDuties: boolean
  log: Pick<ServiceLog, 'warn'>
  onError: (error: unknown) => void
  fetch: typeof fetch
  timers: Timers
  /** Milliseconds, from whenever. */
  now: () => number
}

/** The log in this process: how it is, and whatever has it followed. */
export interface SignedLog {
  find: () => Promise<Part>
  countBehind: () => Promise<number>
  /** Tells that something was recorded. */
  ring: () => void
  close: () => Promise<void>
}

/** Takes the key, and from then on keeps the log up where this process is to. */
export async function openSignedLog (tools: SignedLogTools): Promise<SignedLog> {
  const { answering, config: { logKeyFile: file, logOrigin, publicUrl }, database, hasDuties, log } = tools
  const signing = await openSigning(database, { file, logOrigin, publicUrl })
  if (signing.kind === 'does-not' && hasDuties) log.warn(`The log is not signed here. ${signing.why}`)
  const keeping = signing.kind === 'signs' && hasDuties ? keep(tools, signing) : nothing
  return {
    ...keeping,
    find: async () => partOf(signing, keeping.failure(), await findExtent(answering)),
    countBehind: async () => {
      const { covered, last } = await findExtent(answering)
      return last - covered
    }
  }
}

type Keeping = Pick<SignedLog, 'ring' | 'close'> & { failure: () => string | null }

const nothing: Keeping = { ring: () => {}, failure: () => null, close: async () => {} }

function keep (
  { config: { tsaUrl }, database, fetch, log, now, onError, timers }: SignedLogTools,
  signing: Signing & { kind: 'signs' }
): Keeping {
  const closing = new AbortController()
  const stamp: Stamp =
    tsaUrl === null ? async () => null : stampInTime({ url: tsaUrl, fetch }, timers, closing.signal, log)
  const keepUp = newKeepUp({ now, signing, stamp })
  const loop = newWorkLoop({
    work: async () => (await whileHolding(database, LOG_LOCK, keepUp)) ?? HELD_BY_ANOTHER,
    timers,
    onError
  })
  return {
    ...loop,
    close: async () => {
      closing.abort(new Error('The service ends.'))
      await loop.close()
    }
  }
}

/** A stamp that came in time, else null; but where the service ends meanwhile nothing is published. */
function stampInTime (authority: Authority, timers: Timers, closing: AbortSignal, log: SignedLogTools['log']): Stamp {
  return async bytes => {
    const late = new AbortController()
    const timer = timers.set(
      () => late.abort(new Error(`No answer came within ${STAMPED_WITHIN / 1_000} s.`)),
      STAMPED_WITHIN
    )
    try {
      return await askForStamp(authority, bytes, AbortSignal.any([late.signal, closing]))
    } catch (error) {
      closing.throwIfAborted()
      log.warn(`A checkpoint of the log goes without a time stamp. ${(error as Error).message}`)
      return null
    } finally {
      timers.clear(timer)
    }
  }
}

interface Extent { last: number, covered: number }

async function findExtent (database: Database): Promise<Extent> {
  const covered = (await findLastCheckpoint(database))?.size ?? 0
  return { last: await findLastNumber(database), covered }
}

function partOf (signing: Signing, failure: string | null, { covered, last }: Extent): Part {
  const extent = `Its last checkpoint covers ${covered} of ${last} entries.`
  if (signing.kind === 'does-not') return { state: 'degraded', text: `${extent} It is not signed here. ${signing.why}` }
  if (failure !== null) return { state: 'degraded', text: `${extent} It could not be kept up: ${failure}` }
  return { state: 'ok', text: `${extent} It is signed as ${signing.key.name}.` }
}
