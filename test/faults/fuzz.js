// npm run fuzz -- --cases 10000 --seed 1: many more cases of test/faults/fuzz.test.ts, without measuring coverage.
// --from begins at another case of the same seed; --keep-each 10 keeps each tenth in the archive.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const root = resolve(import.meta.dirname, '../..')
const text = given => ({ type: 'string', default: given })
const { values } = parseArgs({ options: { cases: text('10000'), seed: text(String(Date.now() % 1_000_000)), from: text('0'), 'keep-each': text('10') } })
for (const [name, value] of Object.entries(values)) if (!/^\d+$/.test(value)) throw new Error(`--${name} is "${value}": a whole number is expected.`)
const given = Object.entries(values).map(([name, value]) => `--test-arg=--${name}=${value}`)
console.log(`Seed ${values.seed}, cases ${values.from} to ${Number(values.from) + Number(values.cases) - 1}`)

const tap = spawn(join(root, 'node_modules/.bin/tap'), ['--reporter=tap', '--disable-coverage', '--timeout=0', ...given, 'test/faults/fuzz.test.ts'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
const isAbout = /^ +(not ok|# (seed|the document|\d+ courts))/
createInterface({ input: tap.stdout }).on('line', line => { if (isAbout.test(line)) console.log(line.trim().replace(/^# /, '')) })
tap.once('close', code => {
  console.log(code === 0 ? 'ok: nothing was thrown, lost or changed' : 'FAILED, see above')
  process.exitCode = code === 0 ? 0 : 1
})
