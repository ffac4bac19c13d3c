import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inTransaction, type Connection, type Database } from '../../archive/database.ts'
import { digestOf, keepDocument } from '../../archive/documents.ts'
import {
  countEntries, keepImport, keepPlaced, keepWritten, listLeafHashes, lockRecording, NotKept, type Placed
} from '../../archive/imports.ts'
import { CAPTURES_FILE, readCaptures, type PlacedDocument } from './captures-file.ts'
import type { OnProgress } from './export-archive.ts'
import { checkImport, RefusedImport, type Checked } from './import-check.ts'

export interface Import { database: Database, directory: string, onProgress: OnProgress }

/** What came of an import; `entries` is 0 where the archive held all of it already. */
export interface Imported { entries: number, held: number }

/** So many entries, or so many signs of JSON, are kept at once. */
const BATCH = 200
const BATCH_SIGNS = 8_000_000
const COMPARED_AT_ONCE = 5_000

/**
 * Brings an exported archive in, with its numbers and stamps: all of
 * it in one transaction, or nothing. The same again changes nothing.
 *
 * @throws RefusedImport, WrongCaptures: where the archive holds other things, or the folder is not as it was exported
 */
export async function importArchive ({ database, directory, onProgress }: Import): Promise<Imported> {
  const checked = await checkImport(directory, onProgress)
  const total = checked.leafHashes.length
  return await inTransaction(database, async client => {
    await lockRecording(client)
    const entries = await countEntries(client)
    if (entries > 0) return await heldAlready(client, checked, entries)
    if (total === 0) return { entries: 0, held: 0 }
    await keepAll(client, directory, checked, onProgress)
    await keepImport(client, total)
    return { entries: total, held: 0 }
  })
}

/** An archive that begins with all of these entries has nothing to learn. */
async function heldAlready (client: Connection, { leafHashes }: Checked, entries: number): Promise<Imported> {
  const total = leafHashes.length
  let same = 0
  while (same < total) {
    const held = await listLeafHashes(client, same, Math.min(COMPARED_AT_ONCE, total - same))
    const differs = held.findIndex((hash, place) => hash !== leafHashes[same + place])
    same += differs < 0 ? held.length : differs
    if (differs >= 0 || held.length === 0) break
  }
  if (same === total) return { entries: 0, held: total }
  const what =
    same === 0
      ? 'other things'
      : `the first ${same} of these ${total} entries, and ${entries > same ? 'then others' : 'no more'}`
  throw new RefusedImport(
    `Nothing is imported: this archive holds ${what}. An import begins an archive: give it an empty database, in which no service was started yet.`
  )
}

async function keepAll (
  client: Connection,
  directory: string,
  { leafHashes, written }: Checked,
  onProgress: OnProgress
): Promise<void> {
  const ids = await keepWritten(client, written)
  let [events, signs, batch] = [0, 0, [] as Placed[]]
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return
    await keepPlaced(client, batch).catch((error: unknown) => {
      throw error instanceof NotKept ? new RefusedImport(`Nothing is imported: ${error.message}.`) : error
    })
    onProgress('entries kept', batch.at(-1)?.sequence ?? 0, leafHashes.length)
    signs = 0
    batch = []
  }
  for await (const { line } of readCaptures(join(directory, CAPTURES_FILE))) {
    if (line.kind === 'document') await keepFile(client, directory, line.document)
    if (line.kind !== 'entry') continue
    const { entry } = line
    if (written[entry.written - 1]?.digest !== entry.digest) {
      throw new RefusedImport(`Nothing is imported: ${CAPTURES_FILE} was changed while it was read.`)
    }
    if (entry.kind === 'event') events += 1
    batch.push({ ...entry, entryId: ids[entry.written - 1] as number, event: entry.kind === 'event' ? events : null })
    signs += JSON.stringify(entry.content).length
    if (batch.length === BATCH || signs > BATCH_SIGNS) await flush()
  }
  await flush()
}

/** What was changed since it was looked at is refused all the same. */
async function keepFile (client: Connection, directory: string, { path, sha256 }: PlacedDocument): Promise<void> {
  const bytes = await readFile(join(directory, path))
  if (digestOf(bytes) !== sha256) throw new RefusedImport(`Nothing is imported: ${path} was changed while it was read.`)
  await keepDocument(client, { sha256, bytes })
}
