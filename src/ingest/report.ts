import type { Finding, Severity } from '../domain/policy/finding.ts'
import { finding, rules, type RuleId } from '../domain/policy/rules.ts'
import type { XmlElement } from './element.ts'

/** Most findings of one document; what is more is only said to be. */
export const mostFindings = 1000

/** Where in an element a finding lies, and the paragraphs it rests on where they are not the rule's. */
export interface Detail { attribute?: string, paragraphs?: readonly number[] }

/** Gathers what is found while one document is read. */
export interface Report {
  /** A finding at an element; the message is made of the path, and only where the finding is kept. */
  tell: (rule: RuleId, at: XmlElement, message: (path: string) => string, detail?: Detail) => void
  /** A finding that was made elsewhere; its place is asked for only where it is kept. */
  include: (found: Finding, placeOf?: (found: Finding) => Pick<Finding, 'line' | 'column'>) => void
  /** What was found, in document order; of too many first the errors, and a note of it at the end. */
  findings: () => Finding[]
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

/** An empty report. */
export function startReport (): Report {
  const kept: Record<Severity, Finding[]> = { error: [], warning: [], info: [] }
  // One more than is given back, so that it shows that there were more.
  const isFull = (severity: Severity): boolean => kept[severity].length > mostFindings
  return {
    tell: (rule, at, message, { attribute, ...where } = {}) => {
      const { severity } = rules[rule]
      if (isFull(severity)) return
      const path = attribute === undefined ? at.path : `${at.path}/@${attribute}`
      kept[severity].push(finding(rule, message(path), { ...where, path, line: at.line, column: at.column }))
    },
    include: (found, placeOf = () => found) => {
      if (isFull(found.severity)) return
      const { line, column } = placeOf(found)
      kept[found.severity].push({ ...found, line, column })
    },
    findings: () => atMost(severities.flatMap(severity => kept[severity]))
  }
}

function atMost (found: readonly Finding[]): Finding[] {
  if (found.length <= mostFindings) return [...found].sort(byPosition)
  const note = finding(
    'limit-exceeded',
    `The document has more than ${mostFindings} findings: the others are left out. Correct these and read it again.`
  )
  return [...found.slice(0, mostFindings - 1).sort(byPosition), note]
}

/** What has no position comes last; findings of one element stay in the order in which they were made. */
function byPosition (a: Finding, b: Finding): number {
  return (a.line ?? Infinity) - (b.line ?? Infinity) || (a.column ?? Infinity) - (b.column ?? Infinity) || 0
}

/** Longest value that a message repeats, in characters. */
const longestQuote = 80

/** A value in quotes as a message repeats it, cut when it is long. */
export function quote (value: string, longest = longestQuote): string {
  return value.length > longest ? `"${value.slice(0, longest)}..."` : `"${value}"`
}
