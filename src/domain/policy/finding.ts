/**
 * How bad: `error` where a "must" is broken, `warning` where a "should" is or a person should look, `info` otherwise.
 */
export type Severity = 'error' | 'warning' | 'info'

/** What a check says of an index, a document, a policy or a history. It never hides a policy. */
export interface Finding {
  /** Id of the check, kebab-case: `too-soon`. */
  rule: string
  severity: Severity
  /** Paragraphs of Court Policy 02 that the check rests on. */
  paragraphs: readonly number[]
  /** Where in the document: `Policy/Fees/Fee[3]/Cost`; null when it is about the whole or about a history. */
  path: string | null
  /** Position of the element's start tag, from 1; null when unknown. */
  line: number | null
  column: number | null
  /** What, where, what was expected, what to do. */
  message: string
}

/** How many findings of each severity. */
export interface FindingCounts { error: number, warning: number, info: number }

/** How many of these are errors, warnings and infos. */
export function countFindings (findings: readonly Finding[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return counts
}
