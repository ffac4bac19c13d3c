import type { Sha256 } from '../domain/history/capture.ts'
import type { PolicyIdentity } from '../domain/policy/policy.ts'
import type { LastAnswer } from './last-answers.ts'
import { toBytes, type Connection } from '../postgres/database.ts'

/**
 * What last answered at a URL, and whose policy it is, where
 * a reader of the version asked about has read one from it.
 */
export interface HeldFile extends LastAnswer { policy: PolicyIdentity | null }

const identityOf =
  "jsonb_build_object('specification', p.specification, 'organizationKey', p.organization_key, 'version', p.version, 'published', p.published, 'effective', p.effective)"

/** What is held of these URLs of a repository, by URL; those that never answered are left out. */
export async function listHeldFiles (
  database: Connection,
  repositoryId: string,
  urls: readonly string[],
  reader: string
): Promise<ReadonlyMap<string, HeldFile>> {
  const { rows } = await database.query<HeldFile & { url: string }>({
    name: 'list-held-files',
    text: `
      select wanted.url, encode(a.sha256, 'hex') as sha256, d.size as bytes, a.headers, a.final_url as "finalUrl",
             a.requested_at as "wholeAt", v.requested_at as "visitedAt",
             (select ${identityOf} from archive.policy p where p.sha256 = a.sha256 and p.reader = $3) as policy
        from unnest($2::text[]) as wanted (url)
       cross join lateral (
         select c.sha256, c.headers, c.final_url, c.requested_at
           from archive.capture c
          where c.url = wanted.url and c.repository_id = $1 and c.outcome <> 'failed' and c.status = 200
          order by c.entry_id desc
          limit 1) as a
        join archive.document d using (sha256)
        left join lateral (
         -- A site that cannot be reached, is overloaded or breaks off says nothing.
         select c.requested_at
           from archive.capture c
          where c.url = wanted.url and c.repository_id = $1 and c.status not in (429, 502, 503, 504)
            and c.failure is distinct from 'interrupted' and c.failure is distinct from 'time-out'
          order by c.entry_id desc
          limit 1) as v on true`,
    values: [repositoryId, urls, reader]
  })
  return new Map(rows.map(({ url, ...held }) => [url, held]))
}

/** Whose policy a document is, by a reader of this version; null where it has read none from it. */
export async function findPolicyIdentity (
  database: Connection,
  sha256: Sha256,
  reader: string
): Promise<PolicyIdentity | null> {
  const { rows } = await database.query<{ policy: PolicyIdentity }>({
    name: 'find-policy-identity',
    text: `select ${identityOf} as policy from archive.policy p where p.sha256 = $1 and p.reader = $2`,
    values: [toBytes(sha256), reader]
  })
  return rows[0]?.policy ?? null
}
