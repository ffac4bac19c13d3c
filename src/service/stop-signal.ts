import { onStop } from './workers.ts'

/** npm hands on a Ctrl-C that the terminal has sent to everybody: what comes so soon is the same one. */
const SAME_MS = 500

/** A supervisor waits ten seconds before it kills: by then everything has ended, or is left as it is. */
const ENDED_WITHIN = 9_000

/** Aborts at the first SIGINT or SIGTERM, and ends the process in time whatever hangs; a second one ends it at once, whatever is under way. */
export function stopSignal (exitCode = 0): AbortSignal {
  const stop = new AbortController()
  let since: number | undefined
  const hear = (secondCode: number) => (): void => {
    if (since !== undefined && performance.now() - since >= SAME_MS) process.exit(secondCode)
    if (since !== undefined) return
    since = performance.now()
    endInTime(exitCode)
    stop.abort(new Error('its process was stopped'))
  }
  process.on('SIGINT', hear(130))
  process.on('SIGTERM', hear(143))
  return stop.signal
}

/**
 * The same for a process that answers beside others: it is told by the one that started it. A Ctrl-C that the terminal has sent to
 * everybody is not meant for it.
 */
export function workerStop (): AbortSignal {
  const stop = new AbortController()
  const end = (): void => {
    if (stop.signal.aborted) return
    endInTime(0)
    stop.abort(new Error('its process was stopped'))
  }
  process.on('SIGINT', () => {})
  process.on('SIGTERM', end)
  onStop(end)
  return stop.signal
}

/** Ends the process in time, should something that does not answer keep it. */
export function endInTime (exitCode: number): void {
  setTimeout(() => {
    console.error('Something did not end in time, and is left as it is.')
    process.exit(exitCode)
  }, ENDED_WITHIN).unref()
}

/** Ends the process a moment after everything was closed, should a connection that was given up keep it. */
export function endSoon (): void {
  setTimeout(() => process.exit(), 500).unref()
}

/** Resolves once a signal is aborted. */
export async function whenAborted (signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
}
