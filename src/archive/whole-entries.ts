import type { Sha256 } from '../domain/history/capture.ts'
import { inTransaction, type Database } from '../postgres/database.ts'
import { digestOf } from './documents.ts'
import { isoOf, listSaid, printContent, utcText, type Said } from './entry-content.ts'
import type { EntryKind } from './entry-shapes.ts'

/** Contents of policies among them are large: so many are held at once. */
const BATCH = 100

/** A recorded entry with all that makes it what it is. */
export interface WholeEntry {
  /** From 1, without gaps. */
  sequence: number
  /** ISO 8601 in UTC. */
  recordedAt: string
  /**
   * Its place, from 1, in the order in which entries were written:
   * one that was written first may have been numbered second.
   */
  written: number
  kind: EntryKind
  /** What its leaf names: the bytes that a capture brought or a reading read. */
  document: Sha256 | null
  /** Of its content. */
  digest: Sha256
  said: Said
  /** The canonical JSON that its digest is made of. */
  content: string
}

type EntryRow = Omit<WholeEntry, 'digest' | 'said' | 'content' | 'document'> & {
  entryId: number
  digest: Sha256 | null
}

const DECLARE = `
  declare whole_entry no scroll cursor for
   select e.entry_id as "entryId", e.kind, r.sequence, ${utcText('r.recorded_at')} as "recordedAt",
          row_number() over (order by r.entry_id) as written,
          encode(coalesce(e.digest, l.digest), 'hex') as digest
     from archive.recorded r
     join archive.entry e using (entry_id)
     left join archive.late_digest l using (entry_id)
    where r.sequence <= `

/**
 * Hands over every recorded entry up to a number, in the order of their numbers, a batch at a time.
 *
 * @throws where the rows of one do not give the digest that was kept of them
 */
export async function eachWholeEntry (
  database: Database,
  until: number,
  take: (entries: readonly WholeEntry[]) => Promise<void>
): Promise<void> {
  await inTransaction(database, async client => {
    await client.query(DECLARE + String(until) + ' order by r.sequence')
    for (;;) {
      const { rows } = await client.query<EntryRow>(`fetch ${BATCH} from whole_entry`)
      if (rows.length === 0) return
      const said = new Map<number, Said>()
      for (const kind of new Set(rows.map(row => row.kind))) {
        const ids = rows.filter(row => row.kind === kind).map(({ entryId }) => entryId)
        for (const [entryId, each] of await listSaid(client, kind, ids)) said.set(entryId, each)
      }
      await take(rows.map(row => wholeEntry(row, said.get(row.entryId))))
    }
  })
}

function wholeEntry (
  { digest, entryId: _, kind, recordedAt, sequence, written }: EntryRow,
  said: Said | undefined
): WholeEntry {
  const content = said === undefined ? '' : printContent(kind, said)
  const computed = digestOf(content)
  if (said === undefined || (digest !== null && digest !== computed)) {
    throw new Error(
      `Entry ${sequence} (${kind}) is not as it was kept, so that nothing is made of it: npm run verify says what differs.`
    )
  }
  const document = kind === 'capture' || kind === 'reading' ? (said['sha256'] as Sha256 | null) : null
  return { sequence, recordedAt: isoOf(recordedAt), written, kind, document, digest: computed, said, content }
}

/** The documents that an entry rests on, certificates among them: its own first. */
export function documentsOf ({ document, said }: Pick<WholeEntry, 'document' | 'said'>): Sha256[] {
  const wire = (said['wire'] ?? []) as ReadonlyArray<{ certificates?: readonly Sha256[] | null }>
  return [...document === null ? [] : [document], ...wire.flatMap(({ certificates }) => certificates ?? [])]
}
