import { isUnreachable } from '../postgres/unreachable.ts'

/** An outage is over when the database has answered and nothing has failed for so many milliseconds. */
const QUIET = 2_000

/** What the log says of times in which the database cannot be reached. */
export interface Outage {
  /** A try has failed, whoever made it. */
  failed: (error: unknown) => void
  /** The database has answered. */
  reached: () => void
}

/** One line when an outage begins and one when it ends, which says how long it was and how many tries failed. */
export function newOutage (log: (line: string) => void, now: () => number, what = 'The database'): Outage {
  let begunAt: number | undefined
  let lastFailureAt = 0
  let failures = 0
  return {
    failed: error => {
      lastFailureAt = now()
      failures += 1
      if (begunAt !== undefined) return
      begunAt = lastFailureAt
      log(`${what} cannot be reached: ${reasonOf(error)}. It is tried again, and this log says when it answers.`)
    },
    reached: () => {
      if (begunAt === undefined || now() - lastFailureAt < QUIET) return
      const seconds = Math.max(1, Math.round((lastFailureAt - begunAt) / 1_000))
      log(
        `${what} answers again: for ${seconds} s it could not be reached, and ${failures === 1 ? 'one try' : `${failures} tries`} failed.`
      )
      begunAt = undefined
      failures = 0
    }
  }
}

/** Counts the failures of an outage; whatever else fails is told as it is. */
export function orElse (outage: Outage, tell: (error: unknown) => void): (error: unknown) => void {
  return error => {
    if (isUnreachable(error)) outage.failed(error)
    else tell(error)
  }
}

/** What the driver and the network say, without what may hold a password. */
function reasonOf (error: unknown): string {
  const { message, code } = (error ?? {}) as { message?: unknown, code?: unknown }
  const text = typeof message === 'string' && message !== '' ? message : String(code ?? error)
  return text.split('\n')[0]?.replace(/\.$/, '') ?? ''
}
