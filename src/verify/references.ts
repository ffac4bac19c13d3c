import type { Database } from '../archive/database.ts'
import { nameDocument } from '../archive/documents.ts'
import type { Verification } from './verification.ts'

/** How many lost rows of one kind are named. */
const MOST = 1_000

/** A foreign key of the archive's tables; names are quoted for SQL. */
interface Reference { child: string, parent: string, columns: string[], parentColumns: string[] }

/**
 * That what a row rests on is there: the document of every capture and
 * reading, the reading of every finding, the entry of every number.
 */
export async function verifyReferences ({ database, onDifference }: Verification): Promise<void> {
  for (const { child, parent, columns, parentColumns } of await listReferences(database)) {
    const isParent = columns.map((column, place) => `p.${parentColumns[place]} = c.${column}`).join(' and ')
    const { rows } = await database.query<{ key: Record<string, unknown> }>(`
      select distinct jsonb_build_object(${columns.map(column => `'${column}', c.${column}`).join(', ')}) as key
        from ${child} c
       where ${columns.map(column => `c.${column} is not null`).join(' and ')}
         and not exists (select from ${parent} p where ${isParent})
       order by 1
       limit ${MOST}`)
    for (const { key } of rows) {
      const sha256 = /^\\x([0-9a-f]{64})$/.exec(String(key['sha256']))?.[1]
      const subject = sha256 === undefined ? child : await nameDocument(database, sha256)
      onDifference({
        subject,
        what: `the row of ${parent} that ${child} rests on (${print(key)})`,
        stored: 'nothing',
        expected: 'one row'
      })
    }
    if (rows.length === MOST) {
      onDifference({
        subject: child,
        what: `rows that rest on ${parent}`,
        stored: `${MOST} without it or more`,
        expected: 'none; the others are not named'
      })
    }
  }
}

async function listReferences (database: Database): Promise<Reference[]> {
  const names = (table: string, columns: string): string => `
    array(select quote_ident(a.attname)
            from unnest(c.${columns}) with ordinality as k (number, position)
            join pg_attribute a on a.attrelid = c.${table} and a.attnum = k.number
           order by k.position)`
  const { rows } = await database.query<Reference>(`
    select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
           ${names('conrelid', 'conkey')} as columns, ${names('confrelid', 'confkey')} as "parentColumns"
      from pg_constraint c
     where c.contype = 'f' and c.connamespace = 'archive'::regnamespace
     order by 1, 2, c.conname`)
  return rows
}

const print = (key: Record<string, unknown>): string =>
  Object.entries(key)
    .map(([column, value]) => `${column} ${String(value).replace(/^\\x/, '')}`)
    .join(', ')
