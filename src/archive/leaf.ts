import { createHash } from 'node:crypto'
import type { Sha256 } from '../domain/history/capture.ts'
import { canonicalJson } from '../domain/text/canonical-json.ts'
import type { EntryKind } from './entry-shapes.ts'

/**
 * What the log says of an entry: `document` is what a capture
 * brought or a reading read, `recordedAt` ISO 8601 in UTC.
 */
export interface Leaf { digest: Sha256, document: Sha256 | null, kind: EntryKind, recordedAt: string, sequence: number }

/** The bytes of a leaf, as text: its canonical JSON, of exactly these members. */
export function printLeaf ({ digest, document, kind, recordedAt, sequence }: Leaf): string {
  return canonicalJson({ digest, document, kind, recordedAt, sequence })
}

/** The hash of a leaf: SHA-256(0x00 ‖ leaf) (RFC 6962 section 2.1). */
export function leafHashOf (leaf: Uint8Array | string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(leaf).digest()
}

/**
 * The same in SQL, of columns with the names of a leaf; `recorded_at`
 * is of whole milliseconds. None of the text has anything to escape.
 */
export const LEAF_HASH = `
  sha256('\\x00'::bytea || convert_to(
    '{"digest":"' || encode(digest, 'hex') || '","document":' || coalesce('"' || encode(document, 'hex') || '"', 'null')
      || ',"kind":"' || kind
      || '","recordedAt":"' || to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || '","sequence":' || sequence || '}', 'UTF8'))`
