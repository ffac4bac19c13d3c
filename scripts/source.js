// Imports modules of src/ on every Node: as they are where Node strips types by itself, from 22.18 on; elsewhere what esbuild makes
// of them in dist/, a file a file, whenever that is missing or not of its source's time. Nothing here looks at types: npm run types does.
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export const root = resolve(import.meta.dirname, '..')
const sources = join(root, 'src')
const dist = join(root, 'dist')
const stripsTypes = Boolean(process.features.typescript)
let made

/** The module that lies in src at `path`, for example 'domain/rules.ts'. */
export async function importSource (path) {
  return await import(await urlOf(path))
}

/** From where this Node can import it; throws, with what to do, where that cannot be made. */
export async function urlOf (path) {
  if (stripsTypes) return pathToFileURL(join(sources, path)).href
  await (made ??= make())
  return pathToFileURL(join(dist, nameIn(path))).href
}

const nameIn = path => path.replace(/\.ts$/, '.js')

async function make () {
  const names = (await readdir(sources, { recursive: true })).filter(name => name.endsWith('.ts'))
  const stale = (await Promise.all(names.map(async name => await isFresh(name) ? [] : [name]))).flat()
  if (stale.length === 0) return
  const outputs = await strip(stale)
  await Promise.all(outputs.map(keep)).catch(error => {
    throw new Error(`dist/ cannot be written (${error.message}), and Node ${process.version} cannot run src/ as it is: start once as a user who may write there, or use Node 22.18 or later.`)
  })
}

/** What was made has its source's time, so that an older source put in the place of a newer one counts as well. */
async function isFresh (name) {
  const times = await Promise.all([join(sources, name), join(dist, nameIn(name))].map(async path => (await stat(path)).mtimeMs)).catch(() => undefined)
  return times !== undefined && Math.abs(times[0] - times[1]) < 2
}

async function strip (names) {
  const { build, stop } = await import('esbuild').catch(error => {
    throw new Error(`Node ${process.version} cannot run src/ as it is, and esbuild, which helps it, cannot be loaded (${error.message}): run npm ci, or use Node 22.18 or later.`)
  })
  // As imports between sources end in .ts, so those between what is made of them end in .js.
  const renamed = ({ path }) => ({ path: nameIn(path), external: true })
  try {
    const { outputFiles } = await build({
      entryPoints: names.map(name => join(sources, name)),
      outbase: sources,
      outdir: dist,
      write: false,
      bundle: true,
      packages: 'external',
      plugins: [{ name: 'imports', setup: ({ onResolve }) => onResolve({ filter: /^\.\.?\/.*\.ts$/ }, renamed) }],
      format: 'esm',
      platform: 'node',
      target: 'node20',
      tsconfigRaw: { compilerOptions: { target: 'es2023', verbatimModuleSyntax: true } },
      logLevel: 'silent'
    })
    return outputFiles
  } finally {
    await stop()
  }
}

/** Puts a file in its place at once: whoever starts at the same time finds the old one or the new one, and never half of it. */
async function keep ({ path, contents }) {
  const { mtime } = await stat(join(sources, path.slice(dist.length + 1).replace(/\.js$/, '.ts')))
  const draft = `${path}.${process.pid}`
  await mkdir(dirname(path), { recursive: true })
  try {
    await writeFile(draft, contents)
    await utimes(draft, mtime, mtime)
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}
