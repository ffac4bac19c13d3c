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
const { totals, problems } = JSON.parse(stdout)
for (const { ruleId, severity, message, location } of problems) console.error(`${severity} ${ruleId}: ${message} (${location[0]?.pointer ?? 'the document'})`)
if (totals.errors + totals.warnings > 0) process.exitCode = 1
