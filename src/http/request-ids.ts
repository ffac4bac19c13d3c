import type { IncomingMessage } from 'node:http'

/** The field that names a request, in what is asked and in every answer. */
export const REQUEST_ID = 'x-request-id'

/** Names a request: by the id it came with, else by a new one. */
export type IdOf = (request?: Pick<IncomingMessage, 'headers'>) => string

/** What may go into an answer and a log as it came. */
const HARMLESS = /^[\w.-]{1,100}$/

/**
 * Ids that no other request of this process has: counted, as chance for each request would cost more than its answer.
 *
 * @param prefix that no other process has
 */
export function newRequestIds (prefix: string): IdOf {
  let count = 0
  return request => {
    const given = request?.headers[REQUEST_ID]
    if (typeof given === 'string' && HARMLESS.test(given)) return given
    count += 1
    return `${prefix}-${count.toString(36)}`
  }
}
