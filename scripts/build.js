// Compiles src/ to dist/ when dist/ is missing or older than any source. Says one line when there was something to do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const dist = join(root, 'dist')
const built = await times(dist, '.js')
const written = await times(join(root, 'src'), '.ts')
const missing = built.length === 0

if (missing || Math.max(...written) > Math.min(...built)) {
  const compiler = typescript()
  if (compiler !== undefined) await build(compiler)
  else if (missing) fail('dist/ is missing and TypeScript, which makes it, is not installed: run npm ci (with the development packages), then npm run build')
  else console.log('dist/ is older than src/, but TypeScript is not installed: going on with dist/ as it is')
}

async function build (compiler) {
  const since = Date.now()
  // Beside the old one, which stays when this fails, and may be in use.
  const fresh = `dist.${process.pid}`
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', fresh, '--noEmitOnError'], { cwd: root, stdio: 'inherit' })
  if (status === 0) {
    await rm(dist, { recursive: true, force: true })
    await rename(join(root, fresh), dist)
    console.log(`Built dist/ from src/ in ${((Date.now() - since) / 1000).toFixed(1)} s`)
  } else {
    await rm(join(root, fresh), { recursive: true, force: true })
    fail('src/ does not compile, see above: dist/ was left as it is')
  }
}

function typescript () {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc')
  } catch {
    return undefined
  }
}

/** When the files of a folder with that ending were written, in milliseconds. */
async function times (folder, ending) {
  if (!existsSync(folder)) return []
  const names = (await readdir(folder, { recursive: true })).filter(name => name.endsWith(ending))
  return await Promise.all(names.map(async name => (await stat(join(folder, name))).mtimeMs))
}

function fail (message) {
  console.error(message)
  process.exitCode = 1
}
