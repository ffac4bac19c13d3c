import type { Code } from '../policy/fees-and-codes.ts'
import type { Decimal } from '../policy/money.ts'
import { sameText } from '../text/text-match.ts'
import type { Applies } from './fee-applicability.ts'

/**
 * A type that a question names, and the codes that a text means in the tables
 * of such types that the key asked by sees: by value, else name, else alias.
 */
export interface AskedType { text: string, find: (text: string) => readonly Code[] }

/** What a question says of the filing for which fees are asked: of one document of it. Null where it says nothing. */
export interface AskedCriteria {
  caseType: AskedType | null
  documentType: AskedType | null
  documentGenericType: string | null
  firstPaper: boolean | null
  /** `Limited`, `Unlimited`, or an amount. */
  jurisdictionalAmount: string | null
  amountInControversy: Decimal | null
  /** A whole number from 1. */
  pages: number | null
}

export const nothingAsked: AskedCriteria = {
  caseType: null,
  documentType: null,
  documentGenericType: null,
  firstPaper: null,
  jurisdictionalAmount: null,
  amountInControversy: null,
  pages: null
}

/**
 * Whether the type asked about is one of those that a fee states (domain §6): both are
 * texts that may be a value, a name or an alias of a code; a text in no table is compared
 * as it is. `undetermined` where it means several codes, and the fee is for some of them.
 */
export function isOneOf ({ text, find }: AskedType, stated: readonly string[]): Applies {
  if (stated.some(each => sameText(each, text))) return 'yes'
  const meant = find(text)
  const covered = new Set(stated.flatMap(find))
  return ofAll(meant.map(code => covered.has(code)))
}

/**
 * Whether the generic type of the document, as the question says it or its document
 * type tells it, is one of those that a fee states; null where nothing tells it.
 */
export function isGenericallyOneOf (asked: AskedCriteria, stated: readonly string[]): Applies | null {
  const known = genericTypesOf(asked)
  if (known.length === 0 || known.includes(null)) return null
  return ofAll(known.map(type => stated.some(each => sameText(type, each))))
}

/**
 * The generic types that the document can have: what the question says, else
 * what the codes of its document type have, null for one that has none.
 */
function genericTypesOf ({ documentGenericType, documentType }: AskedCriteria): Array<string | null> {
  if (documentGenericType !== null) return [documentGenericType]
  return documentType === null ? [] : documentType.find(documentType.text).map(({ genericType }) => genericType)
}

/**
 * The generic types of the document type where they contradict
 * the one that the question says; empty where they do not.
 */
export function contradictedGenericTypes ({ documentType, documentGenericType }: AskedCriteria): string[] {
  if (documentType === null || documentGenericType === null) return []
  const types = documentType.find(documentType.text).map(({ genericType }) => genericType)
  const known = types.filter(type => type !== null)
  return known.length < types.length || known.some(type => sameText(type, documentGenericType))
    ? []
    : [...new Set(known)]
}

function ofAll (holds: readonly boolean[]): Applies {
  if (!holds.includes(true)) return 'no'
  return holds.includes(false) ? 'undetermined' : 'yes'
}
