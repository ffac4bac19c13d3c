import { badRequest } from '../answers/refusal.ts'

/** What cannot be kept as it came: PostgreSQL has no text with NUL, and UTF-8 none with half of a surrogate pair. */

const ODD = /[\0\p{Surrogate}]/u

/** Whether a text cannot be kept as it came. */
export const isOddText = (text: string): boolean => ODD.test(text)

/**
 * Refuses a value in which some text could not be kept as it came, however deep it stands.
 *
 * @param path names the value in the message; empty for a whole body
 * @param example what is said after what is expected, for example `, for example 0101`
 * @throws the refusal `bad-request`
 */
export function refuseOddTexts (value: unknown, path: string, example = ''): void {
  if (typeof value === 'string') {
    if (!isOddText(value)) return
    const oddity = value.includes('\0') ? 'a NUL character' : 'half of a surrogate pair'
    const parameter = path === '' ? 'body' : path
    throw badRequest({ parameter, message: `${parameter} holds ${oddity}: text is expected${example}.` })
  }
  if (typeof value !== 'object' || value === null) return
  for (const [name, held] of Object.entries(value)) {
    refuseOddTexts(held, path === '' ? name : `${path}/${name}`, example)
  }
}
