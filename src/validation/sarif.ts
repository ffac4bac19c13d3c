import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Severity } from '../domain/policy/finding.ts'
import { rules, type Rule } from '../domain/policy/rules.ts'
import type { NamedFinding, Validation } from './validate-files.ts'

/** What SARIF calls it. */
const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>

const ids = Object.keys(rules)

/**
 * The findings as a log of SARIF 2.1.0, for tools that show them beside the files. `version`
 * is that of this program, `from` the folder from which the files are called.
 */
export function sarifLog ({ files, findings }: Validation, version: string, from = process.cwd()) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'court-policy-archive', semanticVersion: version, rules: Object.entries(rules).map(ruleOf) }
        },
        // Columns are counted as the reader counts them.
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(file => ({ location: { uri: uriOf(file, from) } })),
        results: findings.map(finding => resultOf(finding, uriOf(finding.file, from), files.indexOf(finding.file)))
      }
    ]
  }
}

function ruleOf ([id, { severity, text, paragraphs }]: [string, Rule]) {
  return {
    id,
    shortDescription: { text },
    defaultConfiguration: { level: levels[severity] },
    properties: { paragraphs }
  }
}

function resultOf (
  { rule, severity, paragraphs, path, line, column, message }: NamedFinding,
  uri: string,
  index: number
) {
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: levels[severity],
    message: { text: message },
    locations: [{
      physicalLocation: {
        artifactLocation: { uri, index },
        ...(line === null ? {} : { region: { startLine: line, ...(column === null ? {} : { startColumn: column }) } })
      },
      ...(path === null ? {} : { logicalLocations: [{ fullyQualifiedName: path, kind: 'element' }] })
    }],
    properties: { paragraphs }
  }
}

/** Relative to the folder from which files are called; of a file above it, absolute. */
function uriOf (file: string, from: string): string {
  return file.startsWith('../') ? pathToFileURL(resolve(from, file)).href : file.split('/').map(encodeURIComponent).join('/')
}
