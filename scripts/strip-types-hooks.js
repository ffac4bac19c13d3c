// The load hook of strip-types.js. What was made of a source is kept under the source's digest, so that it is never of another one.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const kept = resolve(import.meta.dirname, '../node_modules/.cache/court-policy-archive/stripped')

export async function load (url, context, nextLoad) {
  if (!url.startsWith('file:') || !new URL(url).pathname.endsWith('.ts')) return await nextLoad(url, context)
  return { format: 'module', shortCircuit: true, source: await stripped(fileURLToPath(url)) }
}

async function stripped (path) {
  const source = await readFile(path, 'utf8')
  const file = join(kept, createHash('sha256').update(source).digest('hex'))
  return await readFile(file, 'utf8').catch(async () => await keep(file, await strip(path, source)))
}

async function strip (path, source) {
  const { default: blankTypes } = await import('ts-blank-space')
  return blankTypes(source, node => {
    const line = source.slice(0, node.getStart()).split('\n').length
    throw new SyntaxError(`${path}:${line}: has to be compiled, and types alone are stripped here`)
  })
}

/** Two tests that start at the same time keep the same text: whose file stays does not matter, but it has to be whole. */
async function keep (file, text) {
  const draft = `${file}.${process.pid}`
  await mkdir(kept, { recursive: true })
  await writeFile(draft, text)
  await rename(draft, file)
  return text
}
