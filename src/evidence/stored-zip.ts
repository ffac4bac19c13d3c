import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** Files by their names, with slashes. */
export type Files = ReadonlyMap<string, Uint8Array>

/** Names in the order of their bytes. */
export function inByteOrder (names: Iterable<string>): string[] {
  return [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

/**
 * What zip dates begin with. A zip has the wall time of the machine's own zone: this is 1980-01-01 00:00:00 in each.
 */
const FIRST_OF_ZIP = new Date(1980, 0, 1)

/**
 * A zip of files that depends on their names and bytes alone: in
 * byte order, stored, of one date and mode, without extra fields.
 */
export async function storedZip (files: Files): Promise<Buffer> {
  const zip = new ZipFile()
  for (const name of inByteOrder(files.keys())) {
    zip.addBuffer(Buffer.from(files.get(name) as Uint8Array), name, {
      compress: false,
      mtime: FIRST_OF_ZIP,
      forceDosTimestamp: true,
      mode: 0o100644
    })
  }
  const bytes = buffer(zip.outputStream)
  zip.end()
  return await bytes
}
