/** A rule of ours that was wrong and is corrected: from then on answers differ, also as known at moments before (domain §3.8). */
export interface Correction { number: number, text: string }

/** In the order of their numbers; what is corrected together has one number. */
export const corrections: readonly Correction[] = [
  { number: 1, text: 'The rules as they stood before corrections were counted.' },
  { number: 2, text: 'A timeline from an instant leaves out the policy whose period ended at that instant: spans are half-open, as periods are.' },
  { number: 2, text: 'The first moment of knowledge that a refusal offers is one at which something answers, or none is offered.' },
  { number: 2, text: 'A list of courts names no version in force where a file that could not be read or fetched, or a version used again, could make it another.' }
]

/** The number of our rules, which answers carry as `Archive-Rules`. */
export const rulesNumber: number = Math.max(...corrections.map(({ number }) => number))
