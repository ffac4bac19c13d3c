import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { documentsOf } from '../../archive/whole-entries.ts'
import { entryShapes } from '../../archive/entry-shapes.ts'
import { digestOf } from '../../archive/documents.ts'
import type { GivenEntry, Written } from '../../archive/imports.ts'
import { leafHashOf, printLeaf } from '../../archive/leaf.ts'
import { canonicalJson } from '../../domain/text/canonical-json.ts'
import type { Sha256 } from '../../domain/history/capture.ts'
import { CAPTURES_FILE, readCaptures, WrongCaptures, type PlacedDocument } from './captures-file.ts'
import { digestOfFile, type OnProgress } from './export-archive.ts'

/** More files that differ are not named. */
const MOST_NAMED = 20

/** What a folder was found to hold: all as it was exported. */
export interface Checked {
  /** Kind and digest of each entry in the order in which they were written. */
  written: Written[]
  /** The hash of each entry's leaf, in the order of their numbers. */
  leafHashes: Sha256[]
}

/** Something in the folder is not as it was exported: what, by name. */
export class RefusedImport extends Error {}

/** Reads a folder from end to end, before anything of it is kept. */
export async function checkImport (directory: string, onProgress: OnProgress): Promise<Checked> {
  const path = join(directory, CAPTURES_FILE)
  if ((await stat(path).catch(() => undefined))?.isFile() !== true) {
    throw new RefusedImport(
      `There is no ${CAPTURES_FILE} in ${directory}: the folder that npm run export has written is expected.`
    )
  }
  let total = 0
  const [found, documents, different] = [newFound(), new Set<Sha256>(), [] as string[]]
  for await (const { line, number } of readCaptures(path)) {
    if (line.kind === 'head') total = line.entries
    else if (line.kind === 'document') {
      documents.add(line.document.sha256)
      different.push(...await differenceOf(directory, line.document, number))
    } else {
      const { sequence, written } = line.entry
      if (Math.max(sequence, written) > total) {
        throw new WrongCaptures(number, `no more than ${total} entries are expected`)
      }
      take(found, line.entry, documents, number)
      onProgress('entries read', sequence, total)
    }
  }
  if (different.length > 0) throw new RefusedImport(nameAll(different))
  if (found.leafHashes.length < total) {
    throw new WrongCaptures(
      total,
      `${total} entries are expected and there are ${found.leafHashes.length}: the file was cut`
    )
  }
  return { leafHashes: found.leafHashes, written: found.written }
}

interface Found extends Checked { recordedAt: string }

const newFound = (): Found => ({ written: [], leafHashes: [], recordedAt: '' })

async function differenceOf (directory: string, { path, sha256 }: PlacedDocument, number: number): Promise<string[]> {
  const isWithin = path.split('/').every(part => part !== '' && part !== '..')
  if (!isWithin) {
    throw new WrongCaptures(number, `a path within the folder is expected, and not ${JSON.stringify(path)}`)
  }
  const digest = await digestOfFile(join(directory, path))
  if (digest === sha256) return []
  return [
    `${path} ${digest === undefined ? 'is not there' : `has other bytes: their SHA-256 is ${digest}`}, ${sha256} is expected`
  ]
}

const nameAll = (different: readonly string[]): string =>
  `Nothing is imported. ${different.length === 1 ? 'A file is' : `${different.length} files are`} not what was exported:\n` +
  different
    .slice(0, MOST_NAMED)
    .map(each => `  ${each}\n`)
    .join('') +
  (different.length > MOST_NAMED ? '  …\n' : '')

/** Notes an entry; its content has to give its digest, and its numbers to follow those before. */
function take (found: Found, entry: GivenEntry, documents: ReadonlySet<Sha256>, line: number): void {
  const { content, digest, document, kind, recordedAt, sequence, written } = entry
  const refuse = (message: string): never => { throw new WrongCaptures(line, message) }
  if (!(kind in entryShapes)) refuse(`${JSON.stringify(kind)} is no kind of entry that this version knows`)
  if (sequence !== found.leafHashes.length + 1) {
    refuse(`entry ${found.leafHashes.length + 1} is expected, and not ${sequence}`)
  }
  if (recordedAt < found.recordedAt) {
    refuse(`entry ${sequence} was recorded at ${recordedAt}, before the one that precedes it`)
  }
  if (written < 1 || found.written[written - 1] !== undefined) {
    refuse(`entry ${sequence} was written in a place that another has`)
  }
  if (digestOf(canonicalJson(content)) !== digest) refuse(`entry ${sequence} does not say what its digest was made of`)
  if (document !== documentIn(entry)) refuse(`entry ${sequence} names another document than its content does`)
  const rests = documentsOf({ document, said: { wire: listOf(content['wire']) } })
  const lost = rests.find(sha256 => !documents.has(sha256))
  if (lost !== undefined) refuse(`entry ${sequence} rests on the document ${lost}, and nothing says where that lies`)
  found.recordedAt = recordedAt
  found.written[written - 1] = { kind, digest }
  found.leafHashes.push(leafHashOf(printLeaf(entry)).toString('hex'))
}

const documentIn = ({ content, kind }: GivenEntry): unknown =>
  kind === 'capture' || kind === 'reading' ? content['sha256'] ?? null : null

const listOf = (value: unknown): unknown[] => Array.isArray(value) ? value : value === undefined ? [] : [value]
