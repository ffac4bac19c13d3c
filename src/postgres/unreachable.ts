/** The database did not answer, or not in time: not now, which says nothing of what was asked. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** What was asked for is recorded, or said to be, and has not come so far: not now, though everything answers. */
export class Behind extends Unreachable {}

/**
 * SQLSTATEs and codes of the network that say: not now. Classes 08 (connection), 53
 * (resources), 57 (operator), 28 (who may connect); a database that is not there; one that only
 * reads, as a replica before it takes over; a statement cut short by the server's own limit.
 */
const passing = /^(08|53|57P|28|3D000|25006|57014|25P03|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/

/** What the driver says in words alone. */
const said =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered a connection error|was closed)|Cannot use a pool after calling end)/

/**
 * Whether an error means that the database cannot be reached at the moment, and not that something was asked wrongly.
 */
export function isUnreachable (error: unknown): boolean {
  if (error instanceof Unreachable) return true
  const { code, message, syscall } = (error ?? {}) as { code?: unknown, message?: unknown, syscall?: unknown }
  if (typeof code === 'string' && passing.test(code)) return true
  // A socket that is not there, or not for us, has the code of a file.
  if (syscall === 'connect') return true
  return typeof message === 'string' && said.test(message)
}

/**
 * Whether the database answers, but takes nothing new at the moment:
 * its disk is full, or it only reads, as one does that is to take over.
 */
export function takesNothing (error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }
  return code === '53100' || code === '25006'
}
