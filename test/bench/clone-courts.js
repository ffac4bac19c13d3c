import { inSql } from './made-up-courts.js'

const URL = 'http://127.0.0.1:9/CourtPolicies/'
const REPOSITORY = 'bench'

/**
 * Clones the one court of an archive, which a real crawl has brought, as many others with as many versions each: as if one crawl
 * had brought them all. Bytes of documents are left out, nobody asks for them; digests of entries are there and say nothing.
 *
 * @param client of the owner, of a database that has one crawl of one court with one policy
 */
export async function cloneCourts (client, courts, versions) {
  await client.query("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'; set timezone = 'UTC'")
  // Entries are numbered here, in the order of a crawl: its beginning, the primary index, each court's index, policies, its end.
  await client.query('alter table archive.entry disable trigger await_recording')
  await client.query(tables(versions), [])
  await client.query('insert into bench_court select court, key, sha256(convert_to(\'index \' || court, \'UTF8\')) from ' +
    `(select court, ${inSql.key} as key from generate_series(0, $1::integer - 1) as court) as c`, [courts])
  await client.query(versionsOf(versions), [versions])
  for (const statement of statements(courts, versions)) await client.query(statement)
  await client.query('drop table bench_court, bench_version, bench_origin; alter table archive.entry enable always trigger await_recording')
  await client.query('vacuum analyze')
}

const tables = () => `
  create table bench_court (court integer primary key, key text not null, index_sha256 bytea not null);
  create table bench_version (court integer, version integer, key text not null, sha256 bytea not null, name text not null,
    published text not null, effective text not null, schedule bytea not null, file text not null, number bigint not null);
  create table bench_origin as
    select (select max(entry_id) from archive.entry) as entry, (select max(sequence) from archive.recorded) as sequence,
           (select max(recorded_at) from archive.recorded) as recorded_at, '00000000-0000-4000-8000-000000000001'::uuid as crawl,
           p.organization_key as key, p.sha256, p.reader, p.fee_schedule
      from archive.policy p`

const versionsOf = versions => `
  insert into bench_version
  select court, version, key, sha256(convert_to('policy ' || court || ' ' || version, 'UTF8')), ${inSql.version},
         to_char(day, 'YYYY-MM-DD') || 'T10', to_char(day + 7, 'YYYY-MM-DD') || 'T09',
         sha256(convert_to('fees ' || ${inSql.schedule(versions)}, 'UTF8')),
         key || to_char(day, '_YYYY_MM_DD_') || 'Ver' || replace(${inSql.version}, '.', '_') || '.xml',
         row_number() over (order by court, version) - 1
    from bench_court
   cross join generate_series(0, $1::integer - 1) as version
   cross join lateral (select ${inSql.day(versions)} as day) as d`

/** Entry numbers behind the last of the crawl that was cloned. */
const numbers = courts => ({ begun: 'o.entry + 1', root: 'o.entry + 2', index: 'o.entry + 3 + 2 * c.court', policy: `o.entry + 3 + 2 * ${courts} + 2 * v.number` })

function statements (courts, versions) {
  const at = numbers(courts)
  const last = 3 + 2 * courts + 2 * courts * versions
  return [
    ...entries(at, last),
    ...crawl(at, last),
    ...indexes(at),
    ...policies(at),
    ...fees(versions),
    'select setval(\'archive.entry_entry_id_seq\', (select max(entry_id) from archive.entry))',
    // Nobody has to tell what these courts did in twenty years, so that the service is measured at rest.
    `insert into jobs.event_progress (looked, scanned)
     select max(sequence), max(sequence) from archive.recorded
     on conflict (one) do update set looked = excluded.looked, scanned = excluded.scanned`
  ]
}

function entries (at, last) {
  const kinds = `
    select ${at.begun} as entry_id, 'crawl-begun' as kind from bench_origin o
    union all select ${at.root}, 'capture' from bench_origin o
    union all select ${at.index} + part, case part when 0 then 'capture' else 'reading' end from bench_court c, bench_origin o, generate_series(0, 1) as part
    union all select ${at.policy} + part, case part when 0 then 'capture' else 'reading' end from bench_version v, bench_origin o, generate_series(0, 1) as part
    union all select o.entry + ${last}, 'crawl-ended' from bench_origin o`
  return [
    `insert into archive.entry (entry_id, kind, digest) overriding system value
     select entry_id, kind, sha256(convert_to(entry_id::text, 'UTF8')) from (${kinds}) as e order by entry_id`,
    `insert into archive.recorded (sequence, entry_id, recorded_at, leaf_hash)
     select o.sequence + e.entry_id - o.entry, e.entry_id, o.recorded_at + interval '1 ms', sha256(e.digest)
       from archive.entry e, bench_origin o
      where e.entry_id > o.entry
      order by e.entry_id`
  ]
}

function crawl (at, last) {
  return [
    `insert into archive.crawl_begun (crawl_id, entry_id, repository_id, url, asked, begun_at, indexes_first)
     select o.crawl, ${at.begun}, '${REPOSITORY}', '${URL}', false, b.begun_at, b.indexes_first from archive.crawl_begun b, bench_origin o`,
    `insert into archive.crawl_ended (crawl_id, entry_id, state, ended_at, counts, report)
     select o.crawl, o.entry + ${last}, e.state, e.ended_at, e.counts, e.report from archive.crawl_ended e, bench_origin o`
  ]
}

/** Columns of a capture that are the clone's own; the others are as the crawl had them. */
const capture = (from, own) => `
  insert into archive.capture
  select (jsonb_populate_record(t, jsonb_build_object('crawl_id', o.crawl, 'repository_id', '${REPOSITORY}', ${own}))).*
    from archive.capture t, bench_origin o, ${from}`

const bytes = column => `'\\x' || encode(${column}, 'hex')`

function indexes (at) {
  return [
    capture('(select) as nothing', `'entry_id', ${at.root}, 'url', '${URL}index.xml'`) + " where t.crawl_id <> o.crawl and t.role = 'index' and t.led_from is null",
    capture('bench_court c', `'entry_id', ${at.index}, 'url', '${URL}' || c.key || '/index.xml', 'led_from', '${URL}index.xml', 'sha256', ${bytes('c.index_sha256')}`) +
      " where t.crawl_id <> o.crawl and t.role = 'index' and t.led_from is not null",
    `insert into archive.document (sha256, size, coding, content)
     select c.index_sha256, d.size, 'identity', '' from bench_court c, ${'archive.document d join archive.index_entry i using (sha256)'}`,
    `insert into archive.reading (sha256, role, reader, entry_id, kind)
     select c.index_sha256, 'index', o.reader, ${at.index} + 1, 'index' from bench_court c, bench_origin o`,
    `insert into archive.index_entry (sha256, reader, position, organization_key, version, published, effective, location, path)
     select c.index_sha256, o.reader, v.version + 1, v.key, v.name, v.published, v.effective, v.file, '/Index/Policies/Policy[' || v.version + 1 || ']'
       from bench_version v join bench_court c using (court), bench_origin o
      order by v.number`
  ]
}

function policies (at) {
  return [
    capture('bench_version v', `'entry_id', ${at.policy}, 'url', '${URL}' || v.key || '/' || v.file, 'led_from', '${URL}' || v.key || '/index.xml',
      'sha256', ${bytes('v.sha256')}, 'organization_key', v.key, 'version', v.name, 'published', v.published, 'effective', v.effective`) +
      " where t.crawl_id <> o.crawl and t.role = 'policy' order by v.number",
    `insert into archive.document (sha256, size, coding, content)
     select v.sha256, d.size, 'identity', '' from bench_version v, archive.document d join bench_origin o using (sha256)`,
    `insert into archive.reading (sha256, role, reader, entry_id, kind)
     select v.sha256, 'policy', o.reader, ${at.policy} + 1, 'policy' from bench_version v, bench_origin o`,
    `insert into archive.policy
     select (jsonb_populate_record(p, jsonb_build_object('organization_key', v.key, 'sha256', ${bytes('v.sha256')}, 'entry_id', ${at.policy} + 1, 'version', v.name,
              'published', v.published, 'effective', v.effective, 'fee_schedule', ${bytes('v.schedule')}))).*
       from archive.policy p join bench_origin o using (sha256), bench_version v
      order by v.number`,
    `insert into archive.court_key (organization_key, sha256, reader, position, court_key, name, place)
     select v.key, v.sha256, k.reader, k.position, v.key, k.name, k.place
       from archive.court_key k join bench_origin o using (sha256), bench_version v
      order by v.number`
  ]
}

/** The same codes for all, the first fee dearer from schedule to schedule. */
function fees () {
  return [
    `insert into archive.fee
     select (jsonb_populate_record(f, jsonb_build_object('organization_key', c.key, 'fee_schedule', '\\x' || encode(sha256(convert_to('fees ' || schedule, 'UTF8')), 'hex'),
              'cost', case when f.position = 1 then f.cost + schedule else f.cost end))).*
       from archive.fee f join bench_origin o on f.fee_schedule = o.fee_schedule, bench_court c, generate_series(0, ${inSql.schedules - 1}) as schedule`
  ]
}
