import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'

// Before and after all tests: ends the database servers of this run, and of runs that were killed before they could.
// Those of other runs under way are left alone. Most runs of a single file find nothing, and load nothing.
const directory = resolve(import.meta.dirname, '../.tap/databases')
for (const file of await readdir(directory).catch(() => [])) {
  const runner = Number(basename(file, '.json'))
  const { endServer, isAlive } = await import('./server.ts')
  if (runner === process.ppid || !isAlive(runner)) await endServer(join(directory, file))
}
