// npm run readme: writes the README's lists of commands and routes, and docs/rules.md; with --check only says which are stale.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importSource, root } from './source.js'

const { rules } = await importSource('domain/policy/rules.ts')

/** What each script of package.json is for. */
const commands = {
  start: 'Migrates, serves, and crawls: at once what was never crawled, then by the hour. Without settings: the sample.',
  crawl: 'Crawls every configured repository once, and asks again for every listed policy. Exit code 1 when something failed.',
  publish: 'Publishes a draft as the next version of its court in the folder of a repository: `npm run publish -- --repository DIR --policy FILE [--major] [--effective LABEL] [--dry-run]`; version, labels, file name and indexes by the rules [18]-[50], [76]-[82]. Exit code 0 when it is published, 1 when a rule refuses it, 2 when used wrongly.',
  export: 'Writes the archive into a folder, as a policy repository with its indexes, and beside it all that was recorded: `npm run export -- DIR [--warc]`; with `--warc` the captures for tools of web archives as well (WARC 1.1). The same archive gives the same bytes. Exit code 2 when used wrongly.',
  import: 'Begins an archive with what another one exported, numbers and times included: `npm run import -- DIR|URL`. The same again changes nothing; what is not as it was exported, or an archive that holds other things, is refused, and nothing is kept. A URL is that of a mirror (`…/CourtPolicies/`): it is crawled once, and what answers is captures of our own. Exit code 1 when refused, 2 when used wrongly.',
  validate: 'Says what the checks find before something is published: `npm run validate -- [--json|--sarif] FILE…|FOLDER`; of a folder also what its indexes and its courts\' histories come to. Paths, here and of the commands above, are from where you stand. Exit code 0 without an error (warnings are none), 1 with one, 2 when used wrongly.',
  verify: 'Recomputes digests, the signed log, recorded time and readings of the archive. Exit code 1 when something is not as it was kept.',
  migrate: 'Brings the database up to date; with `-- --roles` also makes the role of `DATABASE_ROLE`.',
  test: 'Types, all tests with coverage, and 100 % of `src/domain` and `src/ingest`. `npm test -- FILE…` runs some.',
  'test:postgres-15': 'Runs the tests that ask the database on Debian\'s PostgreSQL 15.',
  fuzz: 'Reads and keeps thousands of damaged files: `npm run fuzz -- --cases 10000 --seed 1`.',
  crash: 'Kills a crawler again and again, and says whether what it had kept is whole: `npm run crash -- --times 200 --seed 1`.',
  faults: 'Takes the database away, freezes it, fills its disk, steps the clock, kills the service, each under load and for longer than `npm test` does: `npm run faults -- --seconds 30 --only full-disk`. A line a fault; exit code 1 when an answer was wrong or something was lost.',
  simulate: 'Reads every answer and event of a made-up month a second time, while connections are cut and clocks go wrong: `npm run simulate -- --seed 1 --courts 5 --days 30`; a night of it: `--courts 20 --years 50`.',
  smoke: 'Does what the first screen of this page does, and says whether it came out so.',
  'on-node': 'Starts, crawls, asks and stops the service on another Node, on Linux on x64: `npm run on-node -- 22`.',
  bench: 'Measures speed, memory and space beside yardsticks of the same run, against goals: `npm run bench -- --only effective-policy`. See [docs/performance.md](docs/performance.md).',
  lint: 'Style, and who may import whom.',
  types: 'Checks the types of everything.',
  sample: 'Writes `db/sample/CourtPolicies/` from `db/sample/data/`.',
  examples: 'Writes `openapi/examples/`: what the service answers to the example parameters of each route.',
  openapi: 'Writes `openapi/openapi.json` and `.yaml` from the routes\' schemas and the examples.',
  client: 'Writes `openapi/client.d.ts`, the types of every path, question and answer, from `openapi/openapi.json`.',
  schema: 'Writes `db/schema.sql` and `db/definitions.json`, from Debian\'s PostgreSQL 15 after the migrations.',
  readme: 'Writes these lists, and `docs/rules.md`.',
  settings: 'Writes `.env.example` from the list of settings in `src/service/setting-list.ts`.',
  licences: 'Writes `docs/licences.md`: the licence of every package that the service contains.',
  sbom: 'Prints a bill of materials (CycloneDX, what is for development alone marked): `npm run --silent sbom > sbom.json`.',
  'check:openapi': 'Is `openapi/` what `npm run openapi` writes?',
  'check:sample': 'Is the sample what `npm run sample` writes?',
  'check:schema': 'Are `db/schema.sql` and `db/definitions.json` what `npm run schema` writes?',
  'check:readme': 'Are the lists and `docs/rules.md` what `npm run readme` writes?',
  'check:settings': 'Is `.env.example` what `npm run settings` writes?',
  'check:licences': 'Is `docs/licences.md` what `npm run licences` writes, and every licence one that was accepted?',
  'check:client': 'Is `openapi/client.d.ts` what `npm run client` writes?',
  'check:contract': 'Does `openapi/openapi.json` hold what an OpenAPI linter recommends, without a warning?',
  'check:unused': 'Is every file, export and dependency used?'
}

const read = async path => await readFile(join(root, path), 'utf8')

try {
  const stale = (await pages()).filter(([, before, after]) => before !== after)
  if (process.argv.includes('--check')) check(stale.map(([path]) => path))
  else await write(stale)
} catch (error) {
  fail(error.message)
}

/** Each page: its path, what it says, and what it is to say. */
async function pages () {
  const readme = await read('README.md')
  return [
    ['README.md', readme, between(between(readme, 'commands', await commandTable()), 'routes', await routeTable())],
    ['docs/rules.md', await read('docs/rules.md').catch(() => ''), rulesPage()]
  ]
}

function check (stale) {
  if (stale.length > 0) fail(`stale: npm run readme (${stale.join(', ')})`)
  else console.log('README.md and docs/rules.md are fresh')
}

async function write (stale) {
  await mkdir(join(root, 'docs'), { recursive: true })
  for (const [path, , text] of stale) await writeFile(join(root, path), text)
  console.log(stale.length === 0 ? 'Nothing has changed' : `Wrote ${stale.map(([path]) => path).join(' and ')}`)
}

async function commandTable () {
  const { scripts } = JSON.parse(await read('package.json'))
  const names = Object.keys(scripts)
  const undescribed = names.filter(name => !(name in commands))
  const gone = Object.keys(commands).filter(name => !names.includes(name))
  if (undescribed.length + gone.length > 0) {
    throw new Error(`scripts/readme.js describes the scripts of package.json: add ${undescribed.join(', ') || 'none'}, remove ${gone.join(', ') || 'none'}`)
  }
  const typed = name => name === 'test' || name === 'start' ? `npm ${name}` : `npm run ${name}`
  return table(['command', 'what it does'], Object.entries(commands).map(([name, text]) => [`\`${typed(name)}\``, text]))
}

async function routeTable () {
  const { paths } = JSON.parse(await read('openapi/openapi.json'))
  const routes = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, { summary }]) => [`\`${method.toUpperCase()} ${path}\``, summary]))
  return table(['route', 'answers'], routes)
}

function rulesPage () {
  const rows = Object.entries(rules).map(([id, { severity, paragraphs, text }]) => [`\`${id}\``, severity, paragraphs.map(paragraph => `[${paragraph}]`).join(''), text])
  return `# Rules

What the checks look for, each as it should be; a finding says where it is not so. Written by \`npm run readme\` from
\`src/domain/policy/rules.ts\`. Numbers are paragraphs of Court Policy 02; where there are none, a table or the archive's own profile says it.

${table(['id', 'severity', 'paragraphs', 'what holds'], rows)}
`
}

function table (head, rows) {
  const cell = text => text.replaceAll('|', '\\|')
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n')
}

/** The text with what stands between the marks of that name replaced. */
function between (text, name, content) {
  const marks = [`<!-- ${name}: npm run readme -->`, `<!-- end of ${name} -->`]
  const [from, to] = marks.map(mark => text.indexOf(mark))
  if (from < 0 || to < from) throw new Error(`README.md needs the lines "${marks.join('" and "')}": what stands between them is generated`)
  return `${text.slice(0, from)}${marks[0]}\n${content}\n${text.slice(to)}`
}

function fail (message) {
  console.error(message)
  process.exitCode = 1
}
