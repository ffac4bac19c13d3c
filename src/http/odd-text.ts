import { badRequest } from '../answers/refusal.ts'

/**
 * What of a text cannot be kept as it came: PostgreSQL has no
 * text with NUL, and UTF-8 none with half of a surrogate pair.
 */
function oddityOf (text: string): string | undefined {
  if (text.includes('\0')) return 'a NUL character'
  return /\p{Surrogate}/u.test(text) ? 'half of a surrogate pair' : undefined
}

/**
 * Refuses a value in which some text could not be kept as it came, however deep it stands.
 *
 * @param path names the value in the message; empty for a whole body
 * @param example what is said after what is expected, for example `, for example 0101`
 * @throws the refusal `bad-request`
 */
export function refuseOddTexts (value: unknown, path: string, example = ''): void {
  if (typeof value === 'string') {
    const oddity = oddityOf(value)
    if (oddity === undefined) return
    const parameter = path === '' ? 'body' : path
    throw badRequest({ parameter, message: `${parameter} holds ${oddity}: text is expected${example}.` })
  }
  if (typeof value !== 'object' || value === null) return
  for (const [name, held] of Object.entries(value)) {
    refuseOddTexts(held, path === '' ? name : `${path}/${name}`, example)
  }
}
