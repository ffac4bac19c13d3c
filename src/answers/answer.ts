import type { Doubt } from '../domain/history/doubts.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import type { Version } from '../domain/policy/version.ts'
import { Refusal } from './refusal.ts'
import type { Freshness } from './shelf-life.ts'
import type { ByteText } from './template.ts'
import type { CodeList } from './wire/genericode.ts'

/** The document that an answer rests on, and the path of its policy under the key by which the court was asked for. */
export interface Basis { sha256: Sha256, path: string }

export function basisOf (courtKey: string, { version, sha256 }: { version: Version, sha256: Sha256 }): Basis {
  return { sha256, path: `/v1/courts/${encodeURIComponent(courtKey)}/policies/${version}?sha256=${sha256}` }
}

/** A body that stands ready: nothing is made of it for a caller who holds it already. */
export interface Prepared {
  /** Of its content: the same bytes have the same, on every instance. */
  tag: string
  print: () => ByteText
}

/** What a row of a list rests on, where the list is given as a table. */
export interface RowRest {
  version: Version | null
  sha256: Sha256 | null
  provisional: boolean
  doubts: readonly Doubt[]
}

/** The list of an answer as rows, each as it stands in the answer. */
export interface Rows {
  list: readonly object[]
  /** What the row at a place of the list rests on, counted from 0; null where it rests on no policy. */
  restOf: (place: number) => RowRest | null
}

/**
 * What an answer has beside its value to be given in another
 * form: its list as rows, or as a code list with what pins it.
 */
export interface OtherForms { rows?: Rows, codeList?: CodeList }

/** An answer as a value: what it says, for how long it may be kept, how fresh it is, and what it rests on. */
export interface Answer {
  kind: 'answer'
  /** What it says, in the contract's names, with its other forms; or the same printed already. */
  body: { kind: 'value', value: object, forms: OtherForms } | { kind: 'prepared', prepared: Prepared }
  /** In seconds. */
  shelfLife: number
  /** Null where several courts were asked. */
  freshness: Freshness | null
  basis: Basis | null
}

/** An answer that stands ready. */
export type ReadyAnswer = Answer & { body: { kind: 'prepared' } }

/** What comes of a question. */
export type Outcome = Answer | Refusal

/** The door of this room: that a question cannot be answered becomes a value; a broken world goes on as an error. */
export async function outcomeOf (answer: () => Promise<Answer>): Promise<Outcome> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** What stands ready, where anything does: what would be refused does not. */
export function unlessRefused<Ready> (ready: () => Ready | undefined): Ready | undefined {
  try {
    return ready()
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
