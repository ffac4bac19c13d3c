import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What was found so far, links that are still to be followed, and the folders that were looked into. */
interface Walk { files: string[], links: string[], seen: Set<string> }

/**
 * The paths of all files below a folder, but for hidden ones, which belong to tools. Links are followed, each
 * folder once, by its own path where it has one here; a link that leads nowhere is no file.
 */
export async function listFiles (root: string): Promise<string[]> {
  const walk: Walk = { files: [], links: [root], seen: new Set() }
  // What is not led to by a link comes first, so that a folder has its own path.
  for (const link of walk.links) await look(walk, link)
  return walk.files
}

async function look (walk: Walk, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() === true) walk.files.push(path)
  if (found?.isDirectory() !== true) return
  const real = await realpath(path)
  if (walk.seen.has(real)) return
  walk.seen.add(real)
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    if (entry.isSymbolicLink()) walk.links.push(join(path, entry.name))
    else await look(walk, join(path, entry.name))
  }
}
