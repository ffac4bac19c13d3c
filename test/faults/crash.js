// npm run crash -- --times 200 --seed 1: kills a crawler more often than test/faults/crash.test.ts does in npm test.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const root = resolve(import.meta.dirname, '../..')
const text = given => ({ type: 'string', default: given })
const { values } = parseArgs({ options: { times: text('200'), seed: text(String(Date.now() % 1_000_000)) } })
for (const [name, value] of Object.entries(values)) if (!/^\d+$/.test(value)) throw new Error(`--${name} is "${value}": a whole number is expected.`)
const given = Object.entries(values).map(([name, value]) => `--test-arg=--${name}=${value}`)
console.log(`Seed ${values.seed}, ${values.times} kills`)

const tap = spawn(join(root, 'node_modules/.bin/tap'), ['--reporter=tap', '--disable-coverage', '--timeout=0', ...given, 'test/faults/crash.test.ts'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
createInterface({ input: tap.stdout }).on('line', line => { if (/^ +(not ok|# seed)/.test(line)) console.log(line.trim().replace(/^# /, '')) })
tap.once('close', code => {
  console.log(code === 0 ? 'ok: nothing was half kept, kept twice or lost' : 'FAILED, see above')
  process.exitCode = code === 0 ? 0 : 1
})
