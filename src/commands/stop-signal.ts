/** npm hands on a Ctrl-C that the terminal has sent to everybody: what comes so soon is the same one. */
const SAME_MS = 500

/** Aborts at the first SIGINT or SIGTERM; a second one ends the process at once, whatever is under way. */
export function stopSignal (): AbortSignal {
  const stop = new AbortController()
  let since: number | undefined
  const hear = (exitCode: number) => (): void => {
    if (since !== undefined && performance.now() - since >= SAME_MS) process.exit(exitCode)
    since ??= performance.now()
    stop.abort(new Error('its process was stopped'))
  }
  process.on('SIGINT', hear(130))
  process.on('SIGTERM', hear(143))
  return stop.signal
}

/** Resolves once a signal is aborted. */
export async function whenAborted (signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
}
