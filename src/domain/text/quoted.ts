const LONGEST = 200

/** A text of the caller's in quotation marks, as messages repeat it: 200 characters at most. */
export const quoted = (text: string): string => `"${shortened(text)}"`

/** The first characters of a text of the caller's, with a mark where there were more. */
export function shortened (text: string, most = LONGEST): string {
  return text.length <= most ? text : `${[...text.slice(0, 2 * most)].slice(0, most).join('')}…`
}
