import { privateDigestOf } from '../archive/disputes.ts'
import type { Verification } from './verification.ts'

const BATCH = 1_000

interface WordsRow {
  id: string
  entryId: number
  record: string
  isThere: boolean
  reference: string | null
  note: string | null
  salt: string
  isErased: boolean
  isImported: boolean
}

/**
 * That what lies apart from records is what they were made with, and that where
 * it is gone an entry says that it was erased, or an import that it never came.
 */
export async function verifyPrivateWords ({ database, onDifference }: Verification): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await database.query<WordsRow>(
      `
      select d.dispute_id as id, d.entry_id as "entryId", d.record, p.dispute_id is not null as "isThere",
             p.reference, p.note, p.salt,
             exists (select from archive.erasure e
                      where e.organization_key = d.organization_key and e.dispute_id = d.dispute_id) as "isErased",
             exists (select from archive.import i
                     join archive.recorded r on r.sequence <= i.entries
                     where r.entry_id = d.entry_id) as "isImported"
        from archive.dispute d
        left join private.dispute p using (organization_key, dispute_id)
       where d.entry_id > $1
       order by d.entry_id
       limit $2`,
      [after, BATCH]
    )
    for (const { entryId, id, isErased, isImported, isThere, note, record, reference, salt } of rows) {
      after = entryId
      const subject = `private.dispute (dispute ${id})`
      // Those of an archive that was imported stayed where they were.
      if (isThere === isErased && (isThere || !isImported)) {
        onDifference({
          subject,
          what: 'its row',
          stored: isThere ? 'one row' : 'nothing',
          expected: isErased ? 'nothing, as archive.erasure says' : 'one row, as nothing says that it was erased'
        })
      }
      if (!isThere) continue
      const [stored, expected] = [privateDigestOf({ note, reference, salt }), digestIn(record)]
      if (stored !== expected) {
        onDifference({ subject, what: 'the digest of reference, note and salt', stored, expected })
      }
    }
    if (rows.length === 0) return
  }
}

/** A record that is no JSON any more is named with its entry. */
function digestIn (record: string): string {
  try {
    return String((JSON.parse(record) as { question: { privateDigest: unknown } }).question.privateDigest)
  } catch {
    return 'what a record says that cannot be read'
  }
}
