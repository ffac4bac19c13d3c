import type { Sha256 } from '../domain/history/capture.ts'
import type { Verification } from './verification.ts'

/** How many that are lost are named. */
const MOST = 1_000

/**
 * That every certificate which came with an exchange is a
 * document that is there: a list of digests has no foreign key.
 */
export async function verifyCertificates ({ database, onDifference }: Verification): Promise<void> {
  const { rows } = await database.query<{ sha256: Sha256 }>(`
    select encode(sha256, 'hex') as sha256
      from (select distinct sha256 from archive.exchange cross join unnest(certificates) as chain (sha256)) as named
     where not exists (select from archive.document d where d.sha256 = named.sha256)
     order by 1
     limit ${MOST}`)
  for (const { sha256 } of rows) {
    onDifference({
      subject: `document ${sha256}`,
      what: 'the row of archive.document that archive.exchange rests on, as a certificate',
      stored: 'nothing',
      expected: 'one row'
    })
  }
}
