import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Database } from '../../archive/database.ts'
import { requireDocument } from '../../archive/documents.ts'
import { documentsOf, eachWholeEntry, type WholeEntry } from '../../archive/whole-entries.ts'
import type { Sha256 } from '../../domain/history/capture.ts'
import { replaceFile } from '../replace-file.ts'
import { CAPTURES_FILE, DOCUMENTS_FOLDER, printDocument, printEntry, printHead } from './captures-file.ts'
import { repositoryPlaces, type ArchivedCourt } from './repository-places.ts'
import { openWarc, WARC_FILE, type WarcOptions } from './warc-file.ts'

/** Hears how much of what is done. */
export type OnProgress = (what: string, done: number, total: number) => void

export interface Export {
  database: Database
  /** As known when the last of the entries was recorded. */
  courts: readonly ArchivedCourt[]
  /** How many entries: those numbered from 1. */
  entries: number
  directory: string
  /** For tools of web archives as well; null: not. */
  warc: Pick<WarcOptions, 'software' | 'until'> | null
  onProgress: OnProgress
}

/** What came of an export. */
export interface Exported {
  documents: number
  indexes: number
  entries: number
  /** What is listed, and has a name that no file can have: its bytes lie among the documents. */
  unplaced: string[]
  /** Files in the folder that are none of this export's: of an earlier one, or somebody's own. */
  others: string[]
}

/** The folder holds something, and no exported archive. */
class ForeignFolder extends Error {
  constructor (directory: string) {
    super(
      `${directory} is not empty, and there is no ${CAPTURES_FILE} in it: give a new folder, or that of an earlier export.`
    )
  }
}

/**
 * Writes the archive into a folder: a policy repository with its indexes, the other
 * documents by their digests, and all that was recorded. The same archive gives the
 * same bytes. Nothing is deleted; what stands there already is not written again.
 *
 * @throws where the folder holds something, and no exported archive
 */
export async function exportArchive (given: Export): Promise<Exported> {
  const { courts, database, directory, entries, onProgress } = given
  if (!await isFree(directory)) throw new ForeignFolder(directory)
  const { documents, indexes, unplaced } = repositoryPlaces(courts)
  const shelf = newShelf(database, directory)
  for (const [place, [path, sha256]] of [...documents].entries()) {
    await shelf.keep(path, sha256)
    onProgress('policies', place + 1, documents.size)
  }
  await writeCaptures(given, shelf)
  // Indexes come last, the primary one at the very end: nothing leads to what is not there yet.
  for (const [path, text] of [...indexes].reverse()) await replaceFile(join(directory, path), Buffer.from(text))
  const own = new Set([...shelf.paths(), ...indexes.keys(), ...given.warc === null ? [] : [WARC_FILE], CAPTURES_FILE])
  const others = (await listFiles(directory)).filter(path => !own.has(path))
  return { documents: shelf.count(), indexes: indexes.size, entries, unplaced, others }
}

async function isFree (directory: string): Promise<boolean> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[]
    throw error
  })
  return names.length === 0 || names.includes(CAPTURES_FILE)
}

async function listFiles (directory: string): Promise<string[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = found.filter(each => each.isFile()).map(each => relative(directory, join(each.parentPath, each.name)))
  return paths.map(path => path.split(sep).join('/')).sort()
}

/** Where documents lie in the folder. */
interface Shelf {
  /** Writes a document to a path. */
  keep: (path: string, sha256: Sha256) => Promise<void>
  /** The line that says where a document lies; undefined once it was said. */
  tell: (sha256: Sha256) => Promise<string | undefined>
  paths: () => Iterable<string>
  count: () => number
}

function newShelf (database: Database, directory: string): Shelf {
  const places = new Map<Sha256, { path: string, size: number }>()
  const paths = new Set<string>()
  const told = new Set<Sha256>()
  const keep = async (path: string, sha256: Sha256): Promise<void> => {
    const file = join(directory, path)
    if (await digestOfFile(file) !== sha256) await replaceFile(file, await requireDocument(database, sha256))
    paths.add(path)
    if (!places.has(sha256)) places.set(sha256, { path, size: (await stat(file)).size })
  }
  const tell = async (sha256: Sha256): Promise<string | undefined> => {
    if (told.has(sha256)) return undefined
    told.add(sha256)
    if (!places.has(sha256)) await keep(`${DOCUMENTS_FOLDER}/${sha256}`, sha256)
    return printDocument({ ...places.get(sha256) as { path: string, size: number }, sha256 })
  }
  return { keep, tell, paths: () => paths, count: () => places.size }
}

/** Undefined where there is no such file. */
export async function digestOfFile (path: string): Promise<Sha256 | undefined> {
  if ((await stat(path).catch(() => undefined))?.isFile() !== true) return undefined
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** The files appear as a whole, when all that they speak of is there. */
async function writeCaptures (given: Export, shelf: Shelf): Promise<void> {
  const { database, directory, entries, onProgress, warc } = given
  await mkdir(directory, { recursive: true })
  const beside = join(directory, `.${CAPTURES_FILE}.${process.pid}`)
  const file = await open(beside, 'w', 0o644)
  const warcFile = warc === null ? null : await openWarc({ database, directory, ...warc })
  try {
    await write(file, [printHead(entries)])
    await eachWholeEntry(database, entries, async batch => {
      for (const entry of batch) await writeEntry(file, shelf, entry)
      await warcFile?.take(batch)
      onProgress('entries', batch.at(-1)?.sequence ?? 0, entries)
    })
    await warcFile?.close()
    await file.sync()
    await file.close()
    await rename(beside, join(directory, CAPTURES_FILE))
  } catch (error) {
    await file.close().catch(() => {})
    await warcFile?.abandon()
    await rm(beside, { force: true })
    throw error
  }
}

async function writeEntry (file: FileHandle, shelf: Shelf, entry: WholeEntry): Promise<void> {
  const lines = []
  for (const sha256 of documentsOf(entry)) lines.push(await shelf.tell(sha256))
  await write(file, [...lines.filter(line => line !== undefined), printEntry(entry)])
}

async function write (file: FileHandle, lines: readonly string[]): Promise<void> {
  await file.appendFile(lines.map(line => `${line}\n`).join(''))
}
