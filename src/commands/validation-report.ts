import { countFindings, type FindingCounts } from '../domain/policy/finding.ts'
import { byKey } from '../domain/text/lookup.ts'
import type { NamedFinding, Validation } from '../validation/validate-files.ts'

/** What was found, for a person: file by file, and what it comes to. */
export function printValidation ({ files, findings }: Validation): string {
  const foundIn = byKey(findings, ({ file }) => [file])
  const lines = files.flatMap(file => {
    const found = foundIn(file)
    return found.length === 0
      ? [`${file}: nothing to say`]
      : [`${file}:`, ...found.map(finding => `  ${print(finding)}`)]
  })
  return `${lines.join('\n')}\n\n${summary(files.length, countFindings(findings))}\n`
}

/** The same for a program. */
export function validationJson ({ files, findings }: Validation): string {
  return `${JSON.stringify({ files, counts: countFindings(findings), items: findings }, null, 2)}\n`
}

function print ({ severity, rule, paragraphs, path, line, column, message }: NamedFinding): string {
  const place = line === null ? '' : `${line}:${column ?? 1} `
  // Most messages begin with where they are about.
  const at = path === null || message.startsWith(path) ? '' : `${path}: `
  const rests = paragraphs.length === 0 ? '' : ` ${paragraphs.map(each => `[${each}]`).join('')}`
  return `${place}${severity} ${rule}: ${at}${message}${rests}`
}

function summary (files: number, { error, warning, info }: FindingCounts): string {
  return `${counted(files, 'file')}: ${counted(error, 'error')}, ${counted(warning, 'warning')}, ${info} to know. ${error === 0 ? 'Nothing stands against publishing.' : 'Correct the errors before publishing.'}`
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
