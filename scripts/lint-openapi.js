// npm run check:contract: what a linter of OpenAPI documents recommends, held without a warning.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './source.js'

const linter = join(root, 'node_modules/@redocly/cli/bin/cli.js')
const document = join(root, 'openapi/openapi.json')
const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

const { stdout } = await promisify(execFile)(process.execPath, [linter, 'lint', document, '--extends=recommended', '--format=json', '--max-problems=1000'], { env, maxBuffer: 100_000_000 })
  .catch(error => error)
/** Dumps are listed as the directory in which they are; a licence that is none has no page to lead to. */
const accepted = ['no-path-trailing-slash #/paths/~1dumps~1', 'info-license-strict #/info/license']

const found = JSON.parse(stdout).problems.map(({ location, ...problem }) => ({ ...problem, pointer: location[0]?.pointer ?? 'the document' }))
const problems = found.filter(({ pointer, ruleId }) => !accepted.includes(`${ruleId} ${pointer}`))
for (const { message, pointer, ruleId, severity } of problems) console.error(`${severity} ${ruleId}: ${message} (${pointer})`)
if (problems.length > 0) process.exitCode = 1
