// npm run simulate -- --seed 7 --courts 5 --days 30: a longer run of test/simulation/simulation.test.ts, of more courts.
// --steps-a-day says how much happens; several seeds are given with commas between them. --instances services answer by turns, connections to the
// database are cut and our clock goes wrong unless --faults 0 is given. A night: --courts 20 --years 50, in which a step comes every ten days.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const root = resolve(import.meta.dirname, '../..')
const text = given => ({ type: 'string', default: given })
const { values: { years, ...values } } = parseArgs({
  options: { seed: text(String(Date.now() % 1_000_000)), courts: text('5'), years: { type: 'string' }, days: { type: 'string' }, 'steps-a-day': { type: 'string' }, instances: text('2'), faults: text('1') }
})
values.days ??= years === undefined ? '30' : String(Number(years) * 365)
values['steps-a-day'] ??= years === undefined ? '10' : '0.1'
for (const [name, value] of Object.entries(values)) if (!/^\d+([.,]\d+)*$/.test(value)) throw new Error(`--${name} is "${value}": a number is expected.`)
const given = Object.entries(values).map(([name, value]) => `--test-arg=--${name}=${value}`)
console.log(`Seed ${values.seed}, ${values.courts} courts, ${values.days} days`)

const tap = spawn(join(root, 'node_modules/.bin/tap'), ['--reporter=tap', '--disable-coverage', '--timeout=0', ...given, 'test/simulation/simulation.test.ts'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
createInterface({ input: tap.stdout }).on('line', line => { if (/^ +(not ok|# seed)/.test(line)) console.log(line.trim().replace(/^# /, '')) })
tap.once('close', code => {
  console.log(code === 0 ? 'ok: the second reading says the same' : 'FAILED, see above')
  process.exitCode = code === 0 ? 0 : 1
})
