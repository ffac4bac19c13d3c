const REPOSITORY = 'bench'

/** Crawls that are cloned by one statement: enough that none is slow, few enough that each fits into memory. */
const AT_ONCE = 50

/**
 * Clones the crawl of an archive of made-up courts as often as it takes to have so many captures: each time nothing had changed, and each
 * index said so (304). As many in an hour as there are courts, each with its entry, its number, what went over the wire, and its leaf.
 * Their times lie between the first crawl and now, in order.
 *
 * @param client of the owner
 * @returns how many there are
 */
export async function cloneChecks (client, captures, say) {
  await client.query("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'; set timezone = 'UTC'")
  await client.query('alter table archive.entry disable trigger await_recording')
  await client.query(TEMPLATE)
  const { rows: [{ indexes }] } = await client.query('select count(*)::integer as indexes from bench_index')
  const crawls = Math.ceil(captures / indexes)
  await client.query('alter table bench_origin add column crawls integer; update bench_origin set crawls = $1'.replace('$1', String(crawls)))
  for (let from = 0; from < crawls; from += AT_ONCE) {
    const span = [from, Math.min(from + AT_ONCE, crawls) - 1].join(', ')
    for (const statement of statements(indexes)) await client.query(statement.replaceAll('SPAN', `generate_series(${span}) as s (crawl)`))
    if ((from / AT_ONCE) % 10 === 0) say(`${(from * indexes).toLocaleString('en')} of ${captures.toLocaleString('en')} captures`)
  }
  await client.query("select setval('archive.entry_entry_id_seq', (select max(entry_id) from archive.entry))")
  await client.query('update jobs.event_progress set looked = (select max(sequence) from archive.recorded), scanned = (select max(sequence) from archive.recorded)')
  await client.query('drop table bench_index, bench_origin; alter table archive.entry enable always trigger await_recording')
  await client.query('vacuum analyze')
  return crawls * indexes
}

/** The indexes of the made-up courts by their place in a crawl, and behind what the clones stand. What went over the wire is as a real crawl has it. */
const TEMPLATE = `
  create table bench_origin as
    select max(e.entry_id) as entry, max(r.sequence) as sequence, max(r.recorded_at) as since, clock_timestamp() as until
      from archive.entry e join archive.recorded r using (entry_id);
  create table bench_index as
    select row_number() over (order by c.entry_id)::integer as place, c.*, x.request_head, x.response_head, x.remote_address
      from archive.capture c
     cross join lateral (
       select x.* from archive.exchange x join archive.capture t using (entry_id) where t.role = 'index' order by x.entry_id limit 1) as x
     where c.repository_id = '${REPOSITORY}' and c.role = 'index';
  create index on bench_index (place)`

const MOMENT = 'o.since + (o.until - o.since) * s.crawl / o.crawls'
const CRAWL = "md5('crawl ' || s.crawl)::uuid"

function statements (indexes) {
  // The beginning, the indexes, the end.
  const base = `(o.entry + 1 + s.crawl::bigint * ${indexes + 2})`
  return [
    `insert into archive.entry (entry_id, kind, digest) overriding system value
     select ${base} + part, case part when 0 then 'crawl-begun' when ${indexes + 1} then 'crawl-ended' else 'capture' end, sha256(convert_to((${base} + part)::text, 'UTF8'))
       from bench_origin o, SPAN, generate_series(0, ${indexes + 1}) as part`,
    `insert into archive.recorded (sequence, entry_id, recorded_at, leaf_hash)
     select o.sequence + ${base} + part - o.entry, ${base} + part, ${MOMENT}, sha256('\\x00'::bytea || sha256(convert_to((${base} + part)::text, 'UTF8')))
       from bench_origin o, SPAN, generate_series(0, ${indexes + 1}) as part`,
    `insert into archive.crawl_begun (crawl_id, entry_id, repository_id, url, asked, begun_at, indexes_first)
     select ${CRAWL}, ${base}, b.repository_id, b.url, false, ${MOMENT}, true
       from bench_origin o, SPAN, (select repository_id, url from archive.crawl_begun where repository_id = '${REPOSITORY}' order by entry_id limit 1) as b`,
    `insert into archive.capture (entry_id, crawl_id, repository_id, url, final_url, role, requested_at, completed_at, outcome, status, headers, sha256, complete, exchanges, led_from)
     select ${base} + i.place, ${CRAWL}, i.repository_id, i.url, i.final_url, i.role, ${MOMENT}, ${MOMENT}, 'not-modified', 304, i.headers, i.sha256, true, 1, i.led_from
       from bench_origin o, SPAN, bench_index i`,
    `insert into archive.exchange (entry_id, position, request_head, response_head, remote_address)
     select ${base} + i.place, 1, i.request_head, i.response_head, i.remote_address
       from bench_origin o, SPAN, bench_index i`,
    `insert into archive.crawl_ended (crawl_id, entry_id, state, ended_at, counts, report)
     select ${CRAWL}, ${base} + ${indexes + 1}, 'done', ${MOMENT}, e.counts, e.report
       from bench_origin o, SPAN, (select counts, report from archive.crawl_ended order by entry_id limit 1) as e`
  ]
}
