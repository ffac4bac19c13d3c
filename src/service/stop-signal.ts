/** npm hands on a Ctrl-C that the terminal has sent to everybody: what comes so soon is the same one. */
const SAME_MS = 500

/** A supervisor waits ten seconds before it kills: by then everything has ended, or is left as it is. */
export const ENDED_WITHIN = 9_000

/**
 * Aborts at the first SIGINT or SIGTERM, and ends the process in time
 * whatever hangs; a second one ends it at once, whatever is under way.
 *
 * @param within milliseconds in which the process ends
 * @param listen is given what a signal does, for who hears in another way that the process is to stop
 */
export function stopSignal (
  exitCode = 0,
  within = ENDED_WITHIN,
  listen: (begin: () => void) => void = () => {}
): AbortSignal {
  const stop = new AbortController()
  let since: number | undefined
  const begin = (): void => {
    if (since !== undefined) return
    since = performance.now()
    endInTime(exitCode, within)
    stop.abort(new Error('its process was stopped'))
  }
  const hear = (secondCode: number) => (): void => {
    if (since !== undefined && performance.now() - since >= SAME_MS) process.exit(secondCode)
    begin()
  }
  process.on('SIGINT', hear(130))
  process.on('SIGTERM', hear(143))
  listen(begin)
  return stop.signal
}

/** Ends the process in time, should something that does not answer keep it. */
export function endInTime (exitCode: number, within = ENDED_WITHIN): void {
  setTimeout(() => {
    console.error('Something did not end in time, and is left as it is.')
    process.exit(exitCode)
  }, within).unref()
}

/** Ends the process a moment after everything was closed, should a connection that was given up keep it. */
export function endSoon (): void {
  setTimeout(() => process.exit(), 500).unref()
}

/** Resolves once a signal is aborted. */
export async function whenAborted (signal: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
  }
}
