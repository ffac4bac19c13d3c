import type { Database } from '../../src/postgres/database.ts'

/** One entry of the archive as it was recorded: what happened and when, without anything that was made of it. */
export type Recorded = { sequence: number, recordedAt: number, crawlId: string } & (
  { kind: 'begun' } |
  { kind: 'ended', state: 'done' | 'failed' } |
  Captured
)

export interface Captured {
  kind: 'capture'
  url: string
  role: string
  requestedAt: number
  completedAt: number
  outcome: 'fetched' | 'not-modified' | 'failed'
  status: number | null
  sha256: string | null
  /** The fields of the answer's head, in lower case. */
  headers: Record<string, string>
}

/** Everything that is recorded of crawls, in its order. */
export async function listRecorded (database: Database): Promise<Recorded[]> {
  const { rows } = await database.query<{ entry: Recorded }>(`
    select jsonb_build_object('sequence', r.sequence, 'recordedAt', ${millis('r.recorded_at')}) || coalesce(
             (select jsonb_build_object('kind', 'begun', 'crawlId', b.crawl_id) from archive.crawl_begun b where b.entry_id = r.entry_id),
             (select jsonb_build_object('kind', 'ended', 'crawlId', d.crawl_id, 'state', d.state) from archive.crawl_ended d where d.entry_id = r.entry_id),
             (select jsonb_build_object('kind', 'capture', 'crawlId', c.crawl_id, 'url', c.url, 'role', c.role, 'outcome', c.outcome, 'status', c.status,
                                        'requestedAt', ${millis('c.requested_at')}, 'completedAt', ${millis('c.completed_at')},
                                        'sha256', encode(c.sha256, 'hex'), 'headers', c.headers)
                from archive.capture c where c.entry_id = r.entry_id)) as entry
      from archive.recorded r
      join archive.entry e using (entry_id)
     where e.kind in ('crawl-begun', 'capture', 'crawl-ended')
     order by r.sequence`)
  return rows.map(({ entry }) => entry)
}

const millis = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`
