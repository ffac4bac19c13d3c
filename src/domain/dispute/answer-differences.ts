import { canonicalJson } from '../text/canonical-json.ts'

/**
 * One thing that two answers say differently: where (`policy/version`), what each says, and a line a person can read.
 */
export interface AnswerDifference { path: string, before: unknown, after: unknown, text: string }

/**
 * What differs between two answers, in the order of the later one's
 * fields. A list is one thing; so is what only one of them has.
 */
export function answerDifferences (before: object, after: object): AnswerDifference[] {
  return fieldsDiffering('', { ...before }, { ...after })
}

function fieldsDiffering (path: string, before: Fields, after: Fields): AnswerDifference[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap(name => {
    const [was, is, place] = [before[name] ?? null, after[name] ?? null, `${path}${name}`]
    if (isFields(was) && isFields(is)) return fieldsDiffering(`${place}/`, was, is)
    if (canonicalJson(was) === canonicalJson(is)) return []
    return [{ path: place, before: was, after: is, text: `${place}: ${said(was)} to ${saidAfter(was, is)}` }]
  })
}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of two lists of one length it is told that the other is another. */
function saidAfter (was: unknown, is: unknown): string {
  return Array.isArray(was) && Array.isArray(is) && was.length === is.length ? `another list of ${is.length}` : said(is)
}

/** A value in a sentence; what is longer than that by what it is. */
function said (value: unknown): string {
  if (value === null) return 'none'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : `a list of ${value.length}`
  if (isFields(value)) return 'an entry'
  return JSON.stringify(value)
}
