// npm run settings: writes .env.example from the list of settings in src/service; with --check only says whether it is stale.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importSource, root } from './source.js'

const { printSettings } = await importSource('service/setting-list.ts')
const file = join(root, '.env.example')
const text = printSettings()
const isFresh = await readFile(file, 'utf8').catch(() => '') === text

if (!process.argv.includes('--check')) await writeFile(file, text)
else if (!isFresh) {
  console.error('stale: npm run settings (.env.example)')
  process.exitCode = 1
} else console.log('.env.example is fresh')
