// Holds src/domain and src/ingest at full coverage, each source by a test of its own name. Run after
// tap --coverage-report=json-summary; files with nothing to run, types alone, need no test.
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '..')
const report = join(root, '.tap/report/coverage-summary.json')
const folders = ['domain', 'ingest']
const measures = ['statements', 'branches', 'functions', 'lines']

const summary = JSON.parse(await readFile(report, 'utf8').catch(() => {
  console.error('There is no coverage report: npm test makes it, by tap --coverage-report=json-summary')
  process.exit(1)
}))

const complaints = []
let held = 0
for (const source of await sources()) {
  if (!await hasCode(join(root, 'src', source))) continue
  held++
  const test = `test/${source.replace(/\.ts$/, '.test.ts')}`
  if (!existsSync(join(root, test))) complaints.push(`src/${source}: has no test, ${test} is expected`)
  const covered = summary[join(root, 'src', source)]
  if (covered === undefined) complaints.push(`src/${source}: was loaded by no test`)
  else complaints.push(...lacks(source, covered))
}

for (const complaint of complaints) console.error(complaint)
console.log(complaints.length === 0
  ? `coverage: all ${held} files of ${folders.map(folder => `src/${folder}`).join(' and ')} at 100 %`
  : `coverage: ${complaints.length} complaints, see above`)
if (complaints.length > 0) process.exitCode = 1

async function sources () {
  const found = await Promise.all(folders.map(async folder => {
    const names = await readdir(join(root, 'src', folder), { recursive: true })
    return names.filter(name => name.endsWith('.ts')).map(name => join(folder, name))
  }))
  return found.flat().sort()
}

async function hasCode (path) {
  const { outputText } = ts.transpileModule(await readFile(path, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true, removeComments: true }
  })
  return outputText.replace(/^export \{\};$/m, '').trim() !== ''
}

function lacks (source, covered) {
  const low = measures.filter(measure => covered[measure].total > 0 && covered[measure].pct < 100)
  return low.length === 0 ? [] : [`src/${source}: ${low.map(measure => `${measure} ${covered[measure].pct} %`).join(', ')}; 100 % is expected`]
}
