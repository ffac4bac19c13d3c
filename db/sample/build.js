import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { repositoryFiles } from './repository.js'

const usage = 'Usage: node db/sample/build.js [--check] [folder]   (folder: CourtPolicies beside this script)'

function main () {
  const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true })
  if (positionals.length > 1) {
    console.error(usage)
    process.exitCode = 2
    return
  }
  const folder = positionals[0] ?? fileURLToPath(new URL('./CourtPolicies', import.meta.url))
  const differences = differencesOf(repositoryFiles(), folder)
  if (values.check !== true) return write(differences, folder)
  for (const { path, what } of differences) console.error(`${path}: ${what}; run node db/sample/build.js`)
  if (differences.length > 0) process.exitCode = 1
}

/** What the folder lacks, has otherwise, or has too much: `{ path, what, text }`, text null for a surplus file. */
function differencesOf (files, folder) {
  const present = filesIn(folder)
  const wanted = [...files].flatMap(([path, text]) => {
    if (!present.includes(path)) return [{ path, what: 'missing', text }]
    return readFileSync(join(folder, path)).equals(Buffer.from(text)) ? [] : [{ path, what: 'stale', text }]
  })
  const surplus = present.filter(path => !files.has(path)).map(path => ({ path, what: 'surplus', text: null }))
  return [...wanted, ...surplus]
}

function filesIn (folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

function write (differences, folder) {
  for (const { path, text } of differences) {
    const file = join(folder, path)
    if (text === null) rmSync(file)
    else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }
  console.log(`${folder}: ${differences.length} files changed`)
}

main()
