import { isUnreachable } from '../postgres/unreachable.ts'
import { endInTime, endSoon } from './stop-signal.ts'

type Close = () => unknown

/** What a command has opened, to be closed in the end whatever happened. */
export interface Closing {
  atEnd: (...closes: Close[]) => void
  /**
   * The last first; what was given together is closed at once. What fails keeps
   * nothing else open; a database that cannot be reached is no failure by then.
   */
  closeAll: () => Promise<void>
}

function newClosing (): Closing {
  const steps: Close[][] = []
  return {
    atEnd: (...closes) => { steps.unshift(closes) },
    closeAll: async () => {
      const failures: unknown[] = []
      for (const step of steps) {
        const ends = await Promise.allSettled(step.map(async close => await close()))
        failures.push(
          ...ends.flatMap(end => (end.status === 'rejected' && !isUnreachable(end.reason) ? [end.reason] : []))
        )
      }
      if (failures.length > 0) throw failures[0]
    }
  }
}

/**
 * Runs a service until `stop`, or until it fails; then closes what
 * it has opened, and the process ends in time whatever hangs.
 */
export async function runService (
  stop: AbortSignal,
  serve: (atEnd: Closing['atEnd']) => Promise<void>
): Promise<number> {
  const { atEnd, closeAll } = newClosing()
  try {
    await serve(atEnd)
  } finally {
    if (!stop.aborted) endInTime(1)
    await closeAll().finally(endSoon)
  }
  return 0
}
