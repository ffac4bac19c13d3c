/**
 * What a log says of an error. A database's error has more fields,
 * which repeat what stands in a row: they may be nobody's to read here.
 */
export type LoggedError = { type: string, message: string, code: string | null, stack: string }

export function loggedError (error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), code: null, stack: '' }
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: error.message,
    code: code === undefined ? null : String(code),
    stack: error.stack ?? ''
  }
}
