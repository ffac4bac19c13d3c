import type { Capture, Sha256 } from '../domain/history/capture.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { toBytes, type Connection } from '../postgres/database.ts'

/**
 * The last document that came from a URL whole: its size in bytes, where redirects led, and the headers it
 * came with, of which a conditional request is made; what answered since only said that it has not changed.
 */
export interface LastAnswer {
  sha256: Sha256
  bytes: number
  headers: Readonly<Record<string, string>>
  finalUrl: string | null
  /** When it was asked for. */
  wholeAt: Instant
  /**
   * When its site last said something of the URL, good or bad: one
   * that cannot be reached, is overloaded or breaks off says nothing.
   */
  visitedAt: Instant | null
}

export async function findLastAnswer (
  database: Connection, repositoryId: string, url: string
): Promise<LastAnswer | undefined> {
  const { rows } = await database.query<LastAnswer>({
    name: 'find-last-answer',
    text: `
    select encode(sha256, 'hex') as sha256, d.size as bytes, headers, final_url as "finalUrl",
           requested_at as "wholeAt",
           (select requested_at
              from archive.capture
             where url = $1 and repository_id = $2 and status not in (429, 502, 503, 504)
               and failure is distinct from 'interrupted' and failure is distinct from 'time-out'
             order by entry_id desc
             limit 1) as "visitedAt"
      from archive.capture
      join archive.document d using (sha256)
     where url = $1 and repository_id = $2 and outcome <> 'failed' and status = 200
     order by entry_id desc
     limit 1`,
    values: [url, repositoryId]
  })
  return rows[0]
}

/** The last capture of a URL, whatever came of it. */
export async function findLastCapture (
  database: Connection, repositoryId: string, url: string
): Promise<Pick<Capture, 'requestedAt' | 'outcome' | 'status'> | undefined> {
  const { rows } = await database.query<Pick<Capture, 'requestedAt' | 'outcome' | 'status'>>(
    `
    select requested_at as "requestedAt", outcome, status
      from archive.capture
     where url = $1 and repository_id = $2
     order by entry_id desc
     limit 1`,
    [url, repositoryId]
  )
  return rows[0]
}

/** When a URL last gave a document in the place of another; undefined when it never did. */
export async function findEarlierAnswer (
  database: Connection, repositoryId: string, url: string, sha256: Sha256
): Promise<Instant | undefined> {
  const { rows } = await database.query<{ requestedAt: Instant }>(
    `
    select requested_at as "requestedAt"
      from archive.capture
     where url = $1 and repository_id = $2 and sha256 = $3 and outcome = 'fetched'
     order by entry_id desc
     limit 1`,
    [url, repositoryId, toBytes(sha256)]
  )
  return rows[0]?.requestedAt
}
