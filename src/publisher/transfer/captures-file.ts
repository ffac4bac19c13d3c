import { createReadStream } from 'node:fs'
import { canonicalJson } from '../../domain/text/canonical-json.ts'
import type { Sha256 } from '../../domain/history/capture.ts'
import type { GivenEntry } from '../../archive/imports.ts'
import type { WholeEntry } from '../../archive/whole-entries.ts'

/** Beside the indexes of an exported archive: all that it recorded. */
export const CAPTURES_FILE = 'captures.jsonl'

/** The folder of the documents that have no place of their own in the repository. */
export const DOCUMENTS_FOLDER = 'documents'

/** Where the bytes of a document lie: below the folder, with slashes. */
export interface PlacedDocument { path: string, sha256: Sha256, size: number }

/**
 * A line of the file, canonical JSON: the first says how many entries follow; a document
 * comes before the first entry that rests on it; entries come in the order of their numbers.
 */
export type Line =
  { kind: 'head', entries: number } |
  { kind: 'document', document: PlacedDocument } |
  { kind: 'entry', entry: GivenEntry }

export const printHead = (entries: number): string => canonicalJson({ entries, form: 1 })

export const printDocument = (document: PlacedDocument): string => canonicalJson({ document })

/** The content stands in it as its digest was made of it. */
export function printEntry ({ content, digest, document, kind, recordedAt, sequence, written }: WholeEntry): string {
  return `{"content":${content},${canonicalJson({ digest, document, kind, recordedAt, sequence, written }).slice(1)}`
}

/** The file is not one that was exported, or was changed since. */
export class WrongCaptures extends Error {
  constructor (line: number, message: string) { super(`${CAPTURES_FILE}, line ${line}: ${message}.`) }
}

/** Every line, with its number from 1. */
export async function * readCaptures (path: string): AsyncGenerator<{ number: number, line: Line }> {
  let number = 0
  for await (const text of linesOf(path)) {
    number += 1
    yield { number, line: parseLine(text, number) }
  }
}

/** A line ends in a line feed and nowhere else. */
async function * linesOf (path: string): AsyncGenerator<string> {
  let parts: Buffer[] = []
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, end)]).toString()
      parts = []
      from = end + 1
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  }
  if (parts.length > 0) yield Buffer.concat(parts).toString()
}

function parseLine (text: string, number: number): Line {
  const value = parsed(text, number)
  if (number === 1) return headOf(value)
  const line = documentIn(value) ?? entryIn(value)
  if (line === undefined) throw new WrongCaptures(number, 'an entry, or where a document lies, is expected')
  return line
}

function parsed (text: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {}
  throw new WrongCaptures(number, 'an object of JSON is expected: the file was cut, or changed')
}

function headOf ({ entries, form }: Record<string, unknown>): Line {
  if (form !== 1) {
    throw new WrongCaptures(
      1,
      '"form":1 is expected: another version of this service wrote the file, or something else did'
    )
  }
  if (!isCount(entries)) throw new WrongCaptures(1, 'the number of entries is expected')
  return { kind: 'head', entries }
}

function documentIn ({ document }: Record<string, unknown>): Line | undefined {
  if (!isObject(document)) return undefined
  const { path, sha256, size } = document
  const isDocument = typeof path === 'string' && isSha256(sha256) && isCount(size)
  return isDocument ? { kind: 'document', document: { path, sha256, size } } : undefined
}

function entryIn (value: Record<string, unknown>): Line | undefined {
  const { content, digest, document, kind, recordedAt, sequence, written } = value
  const isEntry = isObject(content) && isSha256(digest) && (document === null || isSha256(document)) &&
    typeof kind === 'string' && isStamp(recordedAt) && isCount(sequence) && isCount(written)
  return isEntry ? { kind: 'entry', entry: value as unknown as GivenEntry } : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isSha256 = (value: unknown): value is Sha256 => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isStamp = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/.test(value)
