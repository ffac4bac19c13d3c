/**
 * A rule of ours that was wrong and is corrected: from then on
 * answers differ, also as known at moments before (domain §3.8).
 */
export interface Correction { number: number, text: string }

/** In the order of their numbers; what is corrected together has one number. */
export const corrections: readonly Correction[] = [
  { number: 1, text: 'The rules as they stood before corrections were counted.' },
  {
    number: 2,
    text: 'A timeline from an instant leaves out the policy whose period ended at that instant: spans are half-open, as periods are.'
  },
  {
    number: 2,
    text: 'The first moment of knowledge that a refusal offers is one at which something answers, or none is offered.'
  },
  {
    number: 2,
    text: 'What a fee was over time carries the doubts of the instant asked about, by its policy, and not of the moment at which it is answered.'
  },
  {
    number: 2,
    text: 'A list of courts names no version in force where a file that could not be read or fetched, or a version used again, could make it another.'
  },
  {
    number: 2,
    text: 'What was known within a crawl of an archive made before all indexes were read first carries a doubt.'
  },
  {
    number: 2,
    text: 'A listed file that nobody could read, and that could change only what comes later, stands in the reasons.'
  },
  { number: 2, text: 'A timeline carries the doubts of its whole span, and not of one instant.' },
  { number: 2, text: 'A listed file of the version that answers, with another label, is a doubt.' },
  { number: 2, text: 'A file that no index lists any more and that never answered is no doubt from then on.' },
  {
    number: 2,
    text: 'A version that only another source has has its findings, where it was no version; a document that does not count has no state, no period and links of its own.'
  },
  {
    number: 2,
    text: 'Of two documents of a version that came before its first complete check the earlier label answers, then the first address; not the one that came first.'
  },
  {
    number: 2,
    text: 'Bytes that cannot be read as a policy, from the address of one that is held, are no changed document.'
  },
  {
    number: 2,
    text: 'An index with a Date that lies more than two minutes from our clock, or that a cache had held, does not show that a policy was back-dated.'
  },
  {
    number: 2,
    text: 'A check counts from the earliest request on the way to the court, less the age that a cache gives; a court below an index that failed was not checked.'
  },
  {
    number: 2,
    text: 'A draft of Court Policy 02 without hours may take effect in the hour of its publication, as Court Policy 01 may.'
  },
  { number: 2, text: 'Nothing below zero is due: what a fee would come to then is not known.' },
  {
    number: 2,
    text: 'Keys, codes, names and words are compared composed, with runs of white space as one blank and without directional marks.'
  },
  {
    number: 2,
    text: 'A key that only a fee, a code table, a contact, an exchange, a human policy or an associated policy names is one of the court.'
  },
  {
    number: 3,
    text: 'An amount as jurisdictional amount contradicts no fee for limited or unlimited cases, nor does such a class contradict a fee for an amount: nothing tells which amounts are of which class.'
  },
  { number: 3, text: 'An expected fee that is listed and not offered does not hold.' },
  {
    number: 3,
    text: 'A further page, and the address of a code list, rest on the last check too: they are as settled as what they continue.'
  },
  {
    number: 3,
    text: 'The next opening of a court is told only where none can come before it: hours that cannot be read, or that a policy does not state, may open it earlier.'
  },
  {
    number: 3,
    text: "What changed between two policies goes by what a thing is, not by where it stands or how it is written; asked for by a division's key it is what that key sees."
  },
  { number: 3, text: 'A division whose key another court had before is found.' }
]

/** The number of our rules, which answers carry as `Archive-Rules`. */
export const rulesNumber: number = Math.max(...corrections.map(({ number }) => number))
