import { stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { listFiles } from './folder-files.ts'

/** No site has this address. */
const BASE = 'http://folder.invalid/'

/** Files that somebody wants checked, each by the address that it has here. */
export interface GivenFiles {
  /** The primary index of a folder that was given; null of files. */
  primary: string | null
  /** Their paths, by their addresses, in the order of the latter. */
  paths: ReadonlyMap<string, string>
  /** How a person calls the file of an address: from the folder in which that person stands, with slashes. */
  nameOf: (url: string) => string
}

/** Something was given that cannot be checked: what, and what is expected. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}

/**
 * What was given: one folder, or files, by their paths from a folder, by which they are also called. Throws
 * `WrongUsage` where that is not there.
 */
export async function givenFiles (given: readonly string[], from = process.cwd()): Promise<GivenFiles> {
  if (given.length === 0) throw new WrongUsage('Say which files, or one folder.')
  const paths = given.map(path => resolve(from, path))
  const kinds = await Promise.all(paths.map(async (path, place) => await kindOf(path, given[place] as string)))
  if (!kinds.includes('folder')) return filesUnder(commonFolder(paths), paths, null, from)
  if (given.length > 1) throw new WrongUsage('A folder is checked alone: give one folder, or files.')
  const root = paths[0] as string
  const files = await listFiles(root)
  if (!files.some(isXml)) {
    throw new WrongUsage(
      `There is no XML file in ${String(given[0])}: the folder of a repository is expected, with its index.xml.`
    )
  }
  return filesUnder(root, files, `${BASE}index.xml`, from)
}

async function kindOf (path: string, given: string): Promise<'file' | 'folder'> {
  const found = await stat(path).catch((error: Error) => {
    throw new WrongUsage(`${given} cannot be read: ${error.message}.`)
  })
  if (found.isDirectory()) return 'folder'
  if (found.isFile()) return 'file'
  throw new WrongUsage(`${given} is neither a file nor a folder.`)
}

/** Whether a file of a folder is for this, whoever leads to it. */
export const isXml = (pathOrUrl: string): boolean => /\.xml$/i.test(pathOrUrl)

function commonFolder (paths: readonly string[]): string {
  const folders = paths.map(path => dirname(path).split(sep))
  const first = folders[0] as string[]
  const shared = first.findIndex((part, place) => folders.some(folder => folder[place] !== part))
  return (shared < 0 ? first : first.slice(0, shared)).join(sep) + sep
}

function filesUnder (root: string, paths: readonly string[], primary: string | null, from: string): GivenFiles {
  const urlOf = (path: string): string => new URL(relative(root, path).split(sep).map(escaped).join('/'), BASE).href
  const pairs = paths.map(path => [urlOf(path), path] as const).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0)
  const nameOf = (url: string): string => {
    const parts = url.slice(BASE.length).split('/').map(decodeURIComponent)
    return relative(from, join(root, ...parts)).split(sep).join('/')
  }
  return { primary, paths: new Map(pairs), nameOf }
}

/** What would be no part of a path; all else is escaped as in a location of an index. */
const escaped = (name: string): string => name.replace(/[%?#\\:]/g, encodeURIComponent)

/** A message with the names of files in the place of the addresses that they have here. */
export const withNames = (message: string, nameOf: GivenFiles['nameOf']): string =>
  message.replaceAll(/http:\/\/folder\.invalid\/[^\s"',;:)]*[^\s"',;:).]/g, nameOf)

/**
 * The address of the file that a location leads to. Absolute ones lead to where
 * the folder will be published: which that is nobody said, so that the longest
 * end of the path counts that is a file here. Null where it is none of these.
 */
export function fileAt (location: string, url: string, isThere: (url: string) => boolean): string | null {
  if (isThere(url)) return url
  if (!/^([a-z][a-z\d+.-]*:|\/)/i.test(location.trim())) return null
  const parts = new URL(url).pathname.split('/').slice(1)
  const ends = parts.map((_, place) => BASE + parts.slice(place).join('/'))
  return ends.find(isThere) ?? null
}

/** Whether a location leads out of what was given, wherever that is published. */
export const leadsOut = (url: string): boolean => !url.startsWith(BASE)
