// npm test: types, then every test with coverage, counted in one line, then the coverage that src/domain and src/ingest are held at.
// Names of test files as arguments run only those, and leave the coverage unjudged.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const tap = join(root, 'node_modules/.bin/tap')
const some = process.argv.slice(2)

const compiled = run(require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.json')
const ready = compiled && (hasPlugins() || run(tap, 'build'))
const tested = ready && await runTap()
const covered = tested && (some.length > 0 || run(join(root, 'scripts/coverage.js')))
process.exitCode = covered ? 0 : 1

function run (script, ...given) {
  return spawnSync(process.execPath, [script, ...given], { cwd: root, stdio: 'inherit' }).status === 0
}

/** Whether tap is built with the plugins of .taprc. It would see to that itself, and run the tests with those that it came with once more. */
function hasPlugins () {
  const built = join(root, 'node_modules/@tapjs/test/test-built/dist/esm/index.js')
  return !readFileSync(built, 'utf8').includes('@tapjs/typescript')
}

async function runTap () {
  const tests = spawn(tap, ['--reporter=tap', '--coverage-report=text', '--coverage-report=json-summary', ...some], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const tally = spawn(process.execPath, [join(root, 'scripts/tally.js')], { stdio: [tests.stdout, 'inherit', 'inherit'] })
  const codes = await Promise.all([tests, tally].map(async child => await new Promise(resolve => child.once('exit', resolve))))
  return codes.every(code => code === 0)
}
