import { pino } from 'pino'
import { loggedError } from '../http/logged-error.ts'

/** What happens to a running service, for who is on call: a line each, as JSON. */
export interface ServiceLog {
  info: (line: string) => void
  warn: (line: string) => void
  error: (line: string, err?: unknown) => void
}

/** @param level the least that is told */
export function openLog (level: string, stream: NodeJS.WritableStream): ServiceLog {
  const log = pino({ level, serializers: { err: loggedError }, base: { pid: process.pid } }, stream)
  return {
    info: line => log.info(line),
    warn: line => log.warn(line),
    error: (line, err) => err === undefined ? log.error(line) : log.error({ err }, line)
  }
}
