import type { Filing } from './filing.ts'

/** What of a filing is checked, in the order of the answer, and the paragraphs that it has to keep to. */
export const checkedParagraphs = {
  'cited-version': [72, 77],
  'filing-size': [123],
  'document-size': [124],
  'mime-type': [126, 127, 128],
  encoding: [132, 133, 134],
  exhibits: [125],
  'reply-to': [142, 146, 147],
  code: [119, 171],
  fee: [120, 172]
} as const satisfies Readonly<Record<string, readonly number[]>>

export type Checked = keyof typeof checkedParagraphs

export const checkResults = ['pass', 'fail', 'undetermined'] as const

export type CheckResult = typeof checkResults[number]

/** What is said of one thing: a sentence, and what would pass; null where nothing tells. */
export interface Verdict { result: CheckResult, text: string, expected: string | null, paragraphs?: readonly number[] }

/** One check of a filing; `item` is its place in the list it came from, counted from 0, null where it is in none. */
export interface FilingCheck extends Verdict { what: Checked, item: number | null, paragraphs: readonly number[] }

export const filingCheck = (what: Checked, item: number | null, verdict: Verdict): FilingCheck =>
  ({ what, item, ...verdict, paragraphs: verdict.paragraphs ?? checkedParagraphs[what] })

/** The checks of each item of a list. */
export function checkEach<Item> (what: Checked, items: readonly Item[], judge: (item: Item) => Verdict): FilingCheck[] {
  return items.map((item, place) => filingCheck(what, place, judge(item)))
}

/** The check of what may be left out; what is left out is not checked. */
export function checkGiven<Value> (
  what: Checked,
  value: Value | null,
  judge: (value: Value) => Verdict
): FilingCheck[] {
  return value === null ? [] : [filingCheck(what, null, judge(value))]
}

/** While no policy is in force, nothing that is told of a filing can be judged. */
export function checksWithoutPolicy (filing: Filing, why: string): FilingCheck[] {
  const unknown = (): Verdict => ({ result: 'undetermined', text: why, expected: null })
  return [
    ...checkGiven('cited-version', filing.citedVersion, unknown),
    ...checkGiven('filing-size', filing.filingBytes, unknown),
    ...checkEach('document-size', filing.documents, unknown),
    ...checkEach('mime-type', filing.documents, unknown),
    ...checkEach('encoding', filing.documents, unknown),
    ...checkGiven('exhibits', filing.exhibitsDelimited, unknown),
    ...checkEach('reply-to', filing.replyTo, unknown),
    ...checkEach('code', filing.codes, unknown),
    ...checkEach('fee', filing.fees, unknown)
  ]
}

export const acceptances = ['yes', 'no', 'undetermined'] as const

/** Whether a filing would be accepted. */
export type Acceptance = typeof acceptances[number]

/**
 * What the checks say together.
 *
 * @param isSure false where another policy could be in force, or none is: then nobody can tell
 */
export function acceptanceOf (checks: readonly FilingCheck[], isSure: boolean): Acceptance {
  const results = checks.map(({ result }) => result)
  if (!isSure) return 'undetermined'
  if (results.includes('fail')) return 'no'
  return results.includes('undetermined') ? 'undetermined' : 'yes'
}
