import type { Sha256 } from '../../domain/history/capture.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import type { Headers, Validator } from '../../domain/history/validators.ts'
import { toBytes, toTimestamp, type Connection } from '../../postgres/database.ts'

/** A kind of validator that a host gave to different bytes, where and when that was noticed. */
export interface DistrustedValidator { host: string, validator: Validator, url: string, noticedAt: Instant }

/** Keeps what is not to be believed of a host; safe to repeat. */
export async function keepDistrustedValidator (
  database: Connection,
  { host, validator, url, noticedAt }: DistrustedValidator
): Promise<void> {
  await database.query(
    `
    insert into jobs.distrusted_validator (host, validator, url, noticed_at) values ($1, $2, $3, $4)
    on conflict do nothing`,
    [host, validator, url, toTimestamp(noticedAt)]
  )
}

/** The kinds of validators that are not believed of a host. */
export async function listDistrustedValidators (database: Connection, host: string): Promise<Set<Validator>> {
  const { rows } = await database.query<{ validator: Validator }>({
    name: 'list-distrusted-validators',
    text: 'select validator from jobs.distrusted_validator where host = $1',
    values: [host]
  })
  return new Set(rows.map(({ validator }) => validator))
}

/** An answer of a URL: where it came from, its bytes and its header. */
export interface ValidatedAnswer { url: string, finalUrl: string | null, sha256: Sha256, headers: Headers }

/** So many answers of a kind tell as much as all of them. */
const ENOUGH = 20

/** The headers of answers from the same place with one of the same validators and other bytes, newest first. */
export async function listAnswersOfSameValidators (
  database: Connection,
  { url, finalUrl, sha256, headers }: ValidatedAnswer
): Promise<Headers[]> {
  const { rows } = await database.query<{ headers: Headers }>(
    `
    select headers
      from archive.capture
     where url = $1 and coalesce(final_url, url) = $2 and outcome <> 'failed' and status = 200 and sha256 <> $3
       and (headers ->> 'etag' = $4 or headers ->> 'last-modified' = $5)
     order by entry_id desc
     limit ${ENOUGH}`,
    [url, finalUrl ?? url, toBytes(sha256), headers['etag'] ?? null, headers['last-modified'] ?? null]
  )
  return rows.map(row => row.headers)
}
