import type { Connection } from '../postgres/database.ts'
import { listSaid, printContent } from './entry-content.ts'
import type { EntryKind } from './entry-shapes.ts'

/** A recorded entry with its content: the canonical JSON that its digest was made of. */
export interface EntryContent { sequence: number, kind: EntryKind, content: string }

/** Recorded entries by their numbers in the archive, in that order; a number that is of none is not among them. */
export async function listContents (database: Connection, sequences: readonly number[]): Promise<EntryContent[]> {
  const { rows } = await database.query<{ entryId: number, kind: EntryKind, sequence: number }>({
    name: 'list-entries-by-number',
    text: `
      select e.entry_id as "entryId", e.kind, r.sequence
        from archive.recorded r
        join archive.entry e using (entry_id)
       where r.sequence = any ($1::bigint[])
       order by r.sequence`,
    values: [sequences]
  })
  const contents = new Map<number, string>()
  for (const kind of new Set(rows.map(row => row.kind))) {
    const said = await listSaid(database, kind, rows.filter(row => row.kind === kind).map(({ entryId }) => entryId))
    for (const [entryId, rowsOf] of said) contents.set(entryId, printContent(kind, rowsOf))
  }
  return rows.map(({ entryId, kind, sequence }) => ({ sequence, kind, content: contents.get(entryId) ?? '' }))
}
