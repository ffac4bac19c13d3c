import { readFile } from 'node:fs/promises'
import { checkFileName } from '../domain/policy/file-name.ts'
import type { Finding } from '../domain/policy/finding.ts'
import { readIndex, readPolicy } from '../ingest/ingest-document.ts'
import { runCommand } from './run-command.ts'

/** `npm run validate -- FILE…`: what the checks say of policy and index files; exit code 1 when a file has an error. */
await runCommand(async () => {
  const files = process.argv.slice(2)
  if (files.length === 0) throw new Error('Say which files: npm run validate -- path/to/policy.xml path/to/index.xml')
  let failed = false
  for (const file of files) {
    const findings = await findingsOf(file)
    failed ||= findings.some(({ severity }) => severity === 'error')
    console.log(`${file}: ${findings.length === 0 ? 'nothing to say' : ''}`)
    for (const finding of findings) console.log(`  ${print(finding)}`)
  }
  return failed ? 1 : 0
})

async function findingsOf (file: string): Promise<Finding[]> {
  const bytes = await readFile(file).catch(error => { throw new Error(`${file} cannot be read: ${(error as Error).message}`) })
  if (/(^|[\\/])index\.xml$/.test(file)) return (await readIndex(bytes)).findings
  const reading = await readPolicy(bytes)
  return reading.kind === 'policy' ? [...checkFileName(file, reading.policy), ...reading.findings] : reading.findings
}

function print ({ severity, rule, paragraphs, line, column, message }: Finding): string {
  const place = line === null ? '' : `${line}:${column ?? 1} `
  const rests = paragraphs.length === 0 ? '' : ` ${paragraphs.map(each => `[${each}]`).join('')}`
  return `${place}${severity} ${rule}: ${message}${rests}`
}
