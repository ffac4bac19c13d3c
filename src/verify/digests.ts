import type { Sha256 } from '../domain/history/capture.ts'
import { computeDigests, STORED_ENTRY, type Computed, type StoredEntry } from '../archive/covered-entries.ts'
import { isoOf, utcText } from '../archive/entry-content.ts'
import { entryShapes, type RowShape } from '../archive/entry-shapes.ts'
import { rowDigestOf } from '../archive/late-digests.ts'
import type { Verification } from './verification.ts'

const BATCH = 200

/** How many recorded entries have a digest, and since when. */
export interface Coverage {
  /** With a digest that was made with them. */
  covered: number
  /** From before, with one that was added later: when the first and the last were (ISO 8601, UTC). */
  late: { entries: number, from: string, until: string } | null
  /** Without any. */
  uncovered: number
}

interface CoveredEntry extends StoredEntry {
  lateDigest: Sha256 | null
  lateLeafHash: Sha256 | null
  addedAt: string | null
  rowDigest: Sha256 | null
}

/**
 * That every recorded entry's rows still give the digest that was kept of them,
 * and its number and stamp the hash of its leaf; gives how many are covered.
 */
export async function verifyDigests (verification: Verification): Promise<Coverage> {
  const { database } = verification
  const coverage: Coverage = { covered: 0, late: null, uncovered: 0 }
  for (let after = 0; ;) {
    const { rows } = await database.query<CoveredEntry>(
      `
      select ${STORED_ENTRY},
             encode(l.digest, 'hex') as "lateDigest", encode(l.leaf_hash, 'hex') as "lateLeafHash",
             ${utcText('l.added_at')} as "addedAt",
             encode(l.row_digest, 'hex') as "rowDigest"
        from archive.entry e
        join archive.recorded r using (entry_id)
        left join archive.late_digest l using (entry_id)
       where r.sequence > $1
       order by r.sequence
       limit $2`,
      [after, BATCH]
    )
    if (rows.length === 0) return coverage
    const computed = await computeDigests(database, rows)
    for (const [place, entry] of rows.entries()) {
      count(coverage, entry)
      compare(verification, entry, computed[place] as Computed)
      after = entry.sequence
    }
  }
}

function count (coverage: Coverage, { digest, addedAt }: CoveredEntry): void {
  if (digest !== null) coverage.covered += 1
  else if (addedAt === null) coverage.uncovered += 1
  else {
    const { entries, from, until } = coverage.late ?? { entries: 0, from: isoOf(addedAt), until: isoOf(addedAt) }
    coverage.late = {
      entries: entries + 1,
      from: from < addedAt ? from : isoOf(addedAt),
      until: until > addedAt ? until : isoOf(addedAt)
    }
  }
}

function compare (
  { onDifference }: Verification,
  entry: CoveredEntry,
  { digest: computed, leafHashWith }: Computed
): void {
  const { entryId, kind, sequence, addedAt } = entry
  const tell = (subject: string, what: string, stored: string | null, expected: string): void => {
    if (stored !== expected) {
      onDifference({
        subject: `${subject} (entry ${entryId}, number ${sequence})`,
        what,
        stored: stored ?? 'nothing',
        expected
      })
    }
  }
  const digest = entry.digest ?? entry.lateDigest
  // An entry without its row is named elsewhere.
  if (digest !== null && computed !== undefined) {
    tell(
      tablesOf(entryShapes[kind]),
      `the digest of what is stored, as kept in archive.${entry.digest === null ? 'late_digest' : 'entry'}`,
      digest,
      computed
    )
  }
  if (entry.digest !== null) {
    tell('archive.recorded', 'the hash of its leaf', entry.leafHash, leafHashWith(entry.digest))
  } else if (entry.leafHash !== null) {
    tell('archive.entry', 'its digest', null, 'a digest, as archive.recorded has the hash of its leaf')
  }
  if (addedAt !== null) compareLate(entry, tell, leafHashWith)
}

function compareLate (
  { entryId, lateDigest, lateLeafHash, addedAt, rowDigest }: CoveredEntry,
  tell: (subject: string, what: string, stored: string | null, expected: string) => void,
  leafHashWith: Computed['leafHashWith']
): void {
  const [digest, leafHash] = [lateDigest, lateLeafHash] as [Sha256, Sha256]
  tell('archive.late_digest', 'the hash of its leaf', leafHash, leafHashWith(digest))
  tell(
    'archive.late_digest',
    'the digest of this row',
    rowDigest,
    rowDigestOf({ entryId, digest, leafHash, addedAt: isoOf(addedAt as string) })
  )
}

/** A row by its table, and by those of the rows that belong to it. */
function tablesOf (shape: RowShape): string {
  const children = (each: RowShape): string[] =>
    Object.values(each.rows ?? {}).flatMap(child => [child.table, ...children(child)])
  const others = children(shape)
  return `archive.${shape.table}${others.length === 0 ? '' : ` with ${others.join(', ')}`}`
}
