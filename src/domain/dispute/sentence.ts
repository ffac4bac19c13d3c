import type { Money } from '../policy/money.ts'
import type { Version } from '../policy/version.ts'
import type { Instant } from '../time/court-time.ts'
import { amountInWords, dayInWords, listInWords, timeInWords } from './court-words.ts'
import type { DisputedFee } from './disputed-fee.ts'
import type { DisputeOutcome } from './verdict.ts'

/** What a letter about a dispute tells. */
export interface SentenceFacts {
  zone: string
  filedAt: Instant
  /** The policy in force, and since when; null while none is. */
  ruling: { version: Version, from: Instant } | null
  /** Since when the first policy rules; null where none ever does. */
  firstFrom: Instant | null
  fees: ReadonlyArray<{ code: string } & DisputedFee>
  outcome: DisputeOutcome
  /** False where a doubt could make another answer. */
  isSure: boolean
  /** False where something published after the last check could. */
  isSettled: boolean
}

/**
 * The answer in plain words, to be put into a letter: which policy the
 * filing falls under, what was due, what that means, and what is open.
 */
export function disputeSentence (told: SentenceFacts): string {
  return [rulingSentence(told), ...told.fees.length === 0 ? [] : feeSentences(told), ...openSentences(told)].join(' ')
}

function rulingSentence ({ zone, filedAt, ruling, firstFrom }: SentenceFacts): string {
  const filing = `The filing of ${dayInWords(filedAt, zone)}, ${timeInWords(filedAt, zone)} (court time)`
  if (ruling !== null) {
    return `${filing} falls under version ${ruling.version}, in force since ${since(ruling.from, filedAt, zone)}`
  }
  const first =
    firstFrom === null
      ? ''
      : `; the first one is in force from ${dayInWords(firstFrom, zone)}, ${timeInWords(firstFrom, zone)} on`
  return `${filing} falls under no policy: none was in force${first}.`
}

/** On the day of the filing the time alone. It ends the sentence: `10:00 a.m.` has its stop. */
function since (from: Instant, filedAt: Instant, zone: string): string {
  const day = dayInWords(from, zone)
  const time = timeInWords(from, zone)
  if (day === dayInWords(filedAt, zone)) return `${time} of that day.`
  return time.endsWith('.') ? `${day}, ${time}` : `${day}, ${time}.`
}

function feeSentences ({ fees, outcome }: SentenceFacts): string[] {
  const { due, tendered, difference } = outcome
  const each = fees.length === 1 && due !== null ? [] : fees.map(feeSentence)
  if (due === null || difference === null) return [...each, `${amountInWords(tendered)} was tendered.`]
  const codes = listInWords(fees.map(({ code }) => code))
  const owed =
    fees.length === 1 ? `The fee ${codes} was ${amountInWords(due)}` : `Together that is ${amountInWords(due)}`
  return [...each, `${owed}; ${amountInWords(tendered)} was tendered, ${comparison(difference)}.`]
}

function comparison (difference: Money): string {
  if (!/[1-9]/.test(difference.amount)) return 'which is the amount due'
  return `which is ${amountInWords(difference)} too ${difference.amount.startsWith('-') ? 'little' : 'much'}`
}

function feeSentence ({ code, standing, due, candidates }: SentenceFacts['fees'][number]): string {
  if (due !== null) return `The fee ${code} was ${amountInWords(due)}.`
  if (standing === 'fee-not-in-policy') return `That version has no fee ${code} for this filing.`
  if (standing === 'fee-not-in-force') {
    return `The fee ${code} is in that version, but by its own dates was not in force.`
  }
  const dues = candidates.map(({ judgement }) => judgement.due)
  const known = [...new Set(dues.filter(amount => amount !== null).map(amountInWords))]
  if (known.length === 0) return `What the fee ${code} was is not known from that version and what was asked.`
  const open = dues.includes(null) ? [...known, 'an amount that is not known'] : known
  return `What the fee ${code} was cannot be told from what was asked: it could be ${open.join(' or ')}.`
}

/** What of the answer could still become another, and why. */
function openSentences ({ isSettled, isSure }: SentenceFacts): string[] {
  return [
    ...(isSure ? [] : ['This is not certain: the archive knows of a policy file that could change the answer.']),
    ...(isSettled
      ? []
      : [
          'This is not settled: a policy that was published after the archive last checked the court could still change the answer.'
        ])
  ]
}
