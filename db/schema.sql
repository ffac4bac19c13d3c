-- What the files of db/migrations make together, to read: nobody runs this file.
-- Written by npm run schema, from PostgreSQL 15's pg_dump. Left out: owners, and the schema migrations with the one
-- table in which the runner notes what it has run; it is the runner's, and no migration makes it.

CREATE SCHEMA archive;

CREATE SCHEMA jobs;

CREATE SCHEMA private;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE FUNCTION archive.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'archive.% is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation',
          detail = 'What was captured, read or recorded is evidence and is never updated or deleted.',
          hint = 'Keep a new entry beside the old one.';
end $$;

CREATE FUNCTION archive.refuse_smaller() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if exists (select from archive.log_checkpoint where size > new.size) then
    raise exception 'A checkpoint of % entries is refused: a larger one is published', new.size
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

CREATE FUNCTION archive.search_key(one text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select normalize(translate(one, U&'\0009\000A\000B\000C\000D\0020\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000\FEFF\200E\200F', ''), nfc)
$$;

CREATE FUNCTION archive.search_text(one text, two text, three text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
  whole text := coalesce(one, '') || chr(10) || coalesce(two, '') || chr(10) || coalesce(three, '');
begin
  if octet_length(whole) = length(whole) then
    return lower(whole collate "C");
  end if;
  return lower(normalize(translate(whole, U&'\0130\200E\200F', 'i'), nfc) collate "C");
end $$;

CREATE FUNCTION jobs.await_recording() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into jobs.unrecorded (entry_id) values (new.entry_id);
  return null;
end $$;

CREATE FUNCTION jobs.refuse_change_of_dump() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'dump' then
    return old;
  elsif tg_op = 'INSERT' and not exists (select from jobs.dump where dump_id = new.dump_id) then
    return new;
  elsif tg_op = 'DELETE' and not exists (select from jobs.dump where dump_id = old.dump_id) then
    return old;
  end if;
  raise exception '% of jobs.% is refused: a dump that is made does not change', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;

CREATE FUNCTION private.refuse_silence() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_op = 'DELETE' and exists (select from archive.erasure e where e.organization_key = old.organization_key and e.dispute_id = old.dispute_id) then
    return old;
  end if;
  raise exception 'private.% is changed by erasures alone: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation',
          hint = 'Keep an erasure of the dispute first.';
end $$;

CREATE TABLE archive.capture (
    entry_id bigint NOT NULL,
    crawl_id uuid NOT NULL,
    repository_id text NOT NULL,
    url text NOT NULL,
    final_url text,
    role text NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone NOT NULL,
    outcome text NOT NULL,
    status integer,
    failure text,
    headers jsonb NOT NULL,
    sha256 bytea,
    complete boolean,
    organization_key text,
    version text,
    published text,
    effective text,
    exchanges integer,
    led_from text,
    CONSTRAINT capture_check CHECK (((sha256 IS NULL) = (complete IS NULL))),
    CONSTRAINT capture_check1 CHECK (((outcome = 'failed'::text) OR complete)),
    CONSTRAINT capture_exchanges_check CHECK ((exchanges >= 0)),
    CONSTRAINT capture_outcome_check CHECK ((outcome = ANY (ARRAY['fetched'::text, 'not-modified'::text, 'failed'::text]))),
    CONSTRAINT capture_role_check CHECK ((role = ANY (ARRAY['index'::text, 'policy'::text, 'directory'::text])))
);

CREATE TABLE archive.code (
    organization_key text NOT NULL,
    code_table bytea NOT NULL,
    "position" integer NOT NULL,
    value text,
    name text,
    alias text,
    generic_type text,
    details jsonb NOT NULL
);

CREATE TABLE archive.code_table (
    organization_key text NOT NULL,
    code_table bytea NOT NULL,
    codified_name text,
    name text,
    alias text,
    details jsonb NOT NULL
);

CREATE TABLE archive.court_key (
    organization_key text NOT NULL,
    sha256 bytea NOT NULL,
    reader text NOT NULL,
    "position" integer NOT NULL,
    court_key text NOT NULL,
    name text,
    place text,
    CONSTRAINT court_key_place_check CHECK ((place = ANY (ARRAY['court'::text, 'division'::text, 'elsewhere'::text])))
);

CREATE TABLE archive.crawl_begun (
    crawl_id uuid NOT NULL,
    entry_id bigint NOT NULL,
    repository_id text NOT NULL,
    url text NOT NULL,
    asked boolean NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    indexes_first boolean
);

CREATE TABLE archive.crawl_ended (
    crawl_id uuid NOT NULL,
    entry_id bigint NOT NULL,
    state text NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    counts jsonb NOT NULL,
    report jsonb NOT NULL,
    CONSTRAINT crawl_ended_state_check CHECK ((state = ANY (ARRAY['done'::text, 'failed'::text])))
);

CREATE TABLE archive.crawl_unasked (
    crawl_id uuid NOT NULL,
    "position" integer NOT NULL,
    organization_key text,
    url text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT crawl_unasked_reason_check CHECK ((reason = ANY (ARRAY['put-off'::text, 'beyond-limits'::text])))
);

CREATE TABLE archive.dispute (
    organization_key text GENERATED ALWAYS AS (((record)::jsonb #>> '{answer,court,organizationKey}'::text[])) STORED NOT NULL,
    dispute_id uuid GENERATED ALWAYS AS ((((record)::jsonb ->> 'id'::text))::uuid) STORED NOT NULL,
    entry_id bigint NOT NULL,
    asked_at text GENERATED ALWAYS AS (((record)::jsonb ->> 'askedAt'::text)) STORED NOT NULL,
    record text NOT NULL,
    CONSTRAINT dispute_asked_at_check CHECK ((asked_at ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$'::text))
);

CREATE TABLE archive.document (
    sha256 bytea NOT NULL,
    size integer NOT NULL,
    coding text NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT document_coding_check CHECK ((coding = ANY (ARRAY['identity'::text, 'gzip'::text]))),
    CONSTRAINT document_sha256_check CHECK ((length(sha256) = 32)),
    CONSTRAINT document_size_check CHECK ((size >= 0))
);
ALTER TABLE ONLY archive.document ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE archive.entry (
    entry_id bigint NOT NULL,
    kind text NOT NULL,
    digest bytea,
    CONSTRAINT entry_digest_check CHECK ((length(digest) = 32)),
    CONSTRAINT entry_kind_check CHECK ((kind = ANY (ARRAY['crawl-begun'::text, 'capture'::text, 'reading'::text, 'crawl-ended'::text, 'event'::text, 'setting'::text, 'dispute'::text, 'erasure'::text])))
);

ALTER TABLE archive.entry ALTER COLUMN entry_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME archive.entry_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE archive.erasure (
    organization_key text NOT NULL,
    dispute_id uuid NOT NULL,
    entry_id bigint NOT NULL,
    erased_by text NOT NULL,
    erased_at timestamp with time zone NOT NULL
);

CREATE TABLE archive.event (
    organization_key text,
    repository_id text,
    entry_id bigint NOT NULL,
    kind text NOT NULL,
    version text,
    at timestamp with time zone NOT NULL,
    zone text,
    historic boolean NOT NULL,
    identity text NOT NULL,
    body jsonb NOT NULL,
    CONSTRAINT event_check CHECK ((num_nonnulls(organization_key, repository_id) = 1)),
    CONSTRAINT event_kind_check CHECK ((kind = ANY (ARRAY['policy-published'::text, 'policy-effective'::text, 'policy-superseded'::text, 'history-changed'::text, 'rule-broken'::text, 'document-changed'::text, 'repository-unreachable'::text, 'court-stale'::text, 'court-fresh'::text])))
);

CREATE TABLE archive.event_number (
    number bigint NOT NULL,
    entry_id bigint NOT NULL
);

CREATE TABLE archive.exchange (
    entry_id bigint NOT NULL,
    "position" integer NOT NULL,
    request_head bytea NOT NULL,
    response_head bytea,
    remote_address text,
    tls_protocol text,
    certificates bytea[],
    CONSTRAINT exchange_check CHECK (((tls_protocol IS NULL) = (certificates IS NULL))),
    CONSTRAINT exchange_position_check CHECK (("position" > 0))
);

CREATE TABLE archive.fee (
    organization_key text NOT NULL,
    fee_schedule bytea NOT NULL,
    "position" integer NOT NULL,
    code text,
    name text,
    alias text,
    category text,
    subcategory text,
    currency text NOT NULL,
    cost numeric,
    subsequent_pages numeric,
    effective_date text,
    expiration_date text,
    details jsonb NOT NULL
);

CREATE TABLE archive.finding (
    sha256 bytea NOT NULL,
    role text NOT NULL,
    reader text NOT NULL,
    "position" integer NOT NULL,
    rule text NOT NULL,
    severity text NOT NULL,
    paragraphs integer[] NOT NULL,
    path text,
    line integer,
    column_number integer,
    message text NOT NULL,
    CONSTRAINT finding_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text, 'info'::text])))
);

CREATE TABLE archive.import (
    entries bigint NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    CONSTRAINT import_entries_check CHECK ((entries > 0))
);

CREATE TABLE archive.reading (
    sha256 bytea NOT NULL,
    role text NOT NULL,
    reader text NOT NULL,
    entry_id bigint NOT NULL,
    kind text NOT NULL,
    mirror boolean,
    CONSTRAINT reading_check CHECK (((mirror IS NULL) OR (mirror AND (kind = 'index'::text)))),
    CONSTRAINT reading_kind_check CHECK ((kind = ANY (ARRAY['policy'::text, 'index'::text, 'unreadable'::text]))),
    CONSTRAINT reading_role_check CHECK ((role = ANY (ARRAY['index'::text, 'policy'::text])))
);

CREATE VIEW archive.index_answer AS
 SELECT c.crawl_id,
    c.url,
    c.sha256,
    ((c.outcome <> 'failed'::text) AND (EXISTS ( SELECT
           FROM archive.reading r
          WHERE ((r.sha256 = c.sha256) AND (r.role = 'index'::text) AND (r.kind = 'index'::text))))) AS readable
   FROM archive.capture c
  WHERE (c.role = 'index'::text);

CREATE TABLE archive.index_entry (
    sha256 bytea NOT NULL,
    role text DEFAULT 'index'::text NOT NULL,
    reader text NOT NULL,
    "position" integer NOT NULL,
    organization_key text,
    version text,
    published text,
    effective text,
    location text NOT NULL,
    path text,
    CONSTRAINT index_entry_role_check CHECK ((role = 'index'::text))
);

CREATE TABLE archive.late_digest (
    entry_id bigint NOT NULL,
    digest bytea NOT NULL,
    leaf_hash bytea NOT NULL,
    added_at timestamp with time zone NOT NULL,
    row_digest bytea NOT NULL,
    CONSTRAINT late_digest_digest_check CHECK ((length(digest) = 32)),
    CONSTRAINT late_digest_leaf_hash_check CHECK ((length(leaf_hash) = 32)),
    CONSTRAINT late_digest_row_digest_check CHECK ((length(row_digest) = 32))
);

CREATE TABLE archive.log_checkpoint (
    size bigint NOT NULL,
    root bytea NOT NULL,
    note text NOT NULL,
    time_stamp bytea,
    row_digest bytea NOT NULL,
    CONSTRAINT log_checkpoint_root_check CHECK ((length(root) = 32)),
    CONSTRAINT log_checkpoint_row_digest_check CHECK ((length(row_digest) = 32)),
    CONSTRAINT log_checkpoint_size_check CHECK ((size > 0))
);

CREATE TABLE archive.log_key (
    vkey text NOT NULL
);

CREATE TABLE archive.log_tile (
    level integer NOT NULL,
    place bigint NOT NULL,
    hashes bytea NOT NULL,
    root bytea NOT NULL,
    CONSTRAINT log_tile_hashes_check CHECK ((length(hashes) = (256 * 32))),
    CONSTRAINT log_tile_level_check CHECK (((level >= 0) AND (level <= 7))),
    CONSTRAINT log_tile_place_check CHECK ((place >= 0)),
    CONSTRAINT log_tile_root_check CHECK ((length(root) = 32))
);
ALTER TABLE ONLY archive.log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

CREATE TABLE archive.mirror_check (
    organization_key text NOT NULL,
    sha256 bytea NOT NULL,
    role text DEFAULT 'index'::text NOT NULL,
    reader text NOT NULL,
    "position" integer NOT NULL,
    checked_at timestamp with time zone,
    CONSTRAINT mirror_check_role_check CHECK ((role = 'index'::text))
);

CREATE TABLE archive.policy (
    organization_key text NOT NULL,
    sha256 bytea NOT NULL,
    reader text NOT NULL,
    role text DEFAULT 'policy'::text NOT NULL,
    entry_id bigint NOT NULL,
    version text NOT NULL,
    specification text NOT NULL,
    published text NOT NULL,
    effective text NOT NULL,
    name text,
    court_name text,
    country text,
    state text,
    county text,
    court_type text,
    utc_offset text,
    utc_offset_daylight_savings text,
    expiration_date text,
    fee_schedule bytea NOT NULL,
    code_tables bytea[] NOT NULL,
    content jsonb NOT NULL,
    CONSTRAINT policy_role_check CHECK ((role = 'policy'::text))
);

CREATE TABLE archive.recorded (
    sequence bigint NOT NULL,
    entry_id bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    leaf_hash bytea,
    CONSTRAINT recorded_leaf_hash_check CHECK ((length(leaf_hash) = 32))
);

CREATE TABLE archive.setting (
    organization_key text,
    repository_id text,
    entry_id bigint NOT NULL,
    time_zone text,
    source text,
    initial boolean NOT NULL,
    CONSTRAINT setting_check CHECK ((num_nonnulls(organization_key, repository_id) <= 1)),
    CONSTRAINT setting_check1 CHECK (((organization_key IS NOT NULL) OR (source IS NULL))),
    CONSTRAINT setting_check2 CHECK (((num_nonnulls(organization_key, repository_id) = 1) OR (initial AND (time_zone IS NULL))))
);

CREATE TABLE jobs.distrusted_validator (
    host text NOT NULL,
    validator text NOT NULL,
    url text NOT NULL,
    noticed_at timestamp with time zone NOT NULL,
    CONSTRAINT distrusted_validator_validator_check CHECK ((validator = ANY (ARRAY['etag'::text, 'weak-etag'::text, 'last-modified'::text])))
);

CREATE TABLE jobs.dump (
    dump_id uuid NOT NULL,
    day date NOT NULL,
    known_at timestamp with time zone NOT NULL,
    events_after bigint NOT NULL,
    lines bigint NOT NULL,
    bytes bigint NOT NULL,
    piece_bytes integer NOT NULL,
    sha256 bytea NOT NULL,
    CONSTRAINT dump_bytes_check CHECK ((bytes > 0)),
    CONSTRAINT dump_events_after_check CHECK ((events_after >= 0)),
    CONSTRAINT dump_lines_check CHECK ((lines > 0)),
    CONSTRAINT dump_piece_bytes_check CHECK ((piece_bytes > 0)),
    CONSTRAINT dump_sha256_check CHECK ((length(sha256) = 32))
);

CREATE TABLE jobs.dump_piece (
    dump_id uuid NOT NULL,
    place integer NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT dump_piece_place_check CHECK ((place >= 0))
);
ALTER TABLE ONLY jobs.dump_piece ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE jobs.event_court (
    organization_key text NOT NULL,
    known_at timestamp with time zone,
    due_at timestamp with time zone,
    source text,
    stale_due_at timestamp with time zone,
    withheld boolean DEFAULT false NOT NULL,
    history_withheld_at timestamp with time zone
);

CREATE TABLE jobs.event_progress (
    one boolean DEFAULT true NOT NULL,
    looked bigint NOT NULL,
    scanned bigint NOT NULL,
    watched_since timestamp with time zone,
    watched_until timestamp with time zone,
    CONSTRAINT event_progress_one_check CHECK (one)
);

CREATE TABLE jobs.idempotency_key (
    holder text NOT NULL,
    key text NOT NULL,
    body_digest text NOT NULL,
    dispute_id uuid NOT NULL
);

CREATE TABLE jobs.lease (
    repository_id text NOT NULL,
    url text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    holder text,
    held_until timestamp with time zone,
    crawl_id uuid,
    attempts integer DEFAULT 0 NOT NULL,
    CONSTRAINT lease_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT lease_check CHECK ((num_nulls(holder, held_until, crawl_id) = ANY (ARRAY[0, 3])))
);

CREATE TABLE jobs.session (
    session text NOT NULL,
    holder text NOT NULL,
    token text NOT NULL,
    ends_at timestamp with time zone NOT NULL
);

CREATE TABLE jobs.unrecorded (
    entry_id bigint NOT NULL
);

CREATE TABLE private.dispute (
    organization_key text NOT NULL,
    dispute_id uuid NOT NULL,
    reference text,
    note text,
    salt text NOT NULL
);

ALTER TABLE ONLY archive.capture
    ADD CONSTRAINT capture_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY archive.code
    ADD CONSTRAINT code_pkey PRIMARY KEY (organization_key, code_table, "position");

ALTER TABLE ONLY archive.code_table
    ADD CONSTRAINT code_table_pkey PRIMARY KEY (organization_key, code_table);

ALTER TABLE ONLY archive.court_key
    ADD CONSTRAINT court_key_pkey PRIMARY KEY (organization_key, sha256, reader, "position");

ALTER TABLE ONLY archive.crawl_begun
    ADD CONSTRAINT crawl_begun_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY archive.crawl_begun
    ADD CONSTRAINT crawl_begun_pkey PRIMARY KEY (crawl_id);

ALTER TABLE ONLY archive.crawl_ended
    ADD CONSTRAINT crawl_ended_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY archive.crawl_ended
    ADD CONSTRAINT crawl_ended_pkey PRIMARY KEY (crawl_id);

ALTER TABLE ONLY archive.crawl_unasked
    ADD CONSTRAINT crawl_unasked_pkey PRIMARY KEY (crawl_id, "position");

ALTER TABLE ONLY archive.dispute
    ADD CONSTRAINT dispute_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY archive.dispute
    ADD CONSTRAINT dispute_pkey PRIMARY KEY (organization_key, dispute_id);

ALTER TABLE ONLY archive.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (sha256);

ALTER TABLE ONLY archive.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY archive.erasure
    ADD CONSTRAINT erasure_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY archive.erasure
    ADD CONSTRAINT erasure_pkey PRIMARY KEY (organization_key, dispute_id);

ALTER TABLE ONLY archive.event_number
    ADD CONSTRAINT event_number_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY archive.event_number
    ADD CONSTRAINT event_number_pkey PRIMARY KEY (number);

ALTER TABLE ONLY archive.event
    ADD CONSTRAINT event_organization_key_repository_id_identity_key UNIQUE NULLS NOT DISTINCT (organization_key, repository_id, identity);

ALTER TABLE ONLY archive.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY archive.exchange
    ADD CONSTRAINT exchange_pkey PRIMARY KEY (entry_id, "position");

ALTER TABLE ONLY archive.fee
    ADD CONSTRAINT fee_pkey PRIMARY KEY (organization_key, fee_schedule, "position");

ALTER TABLE ONLY archive.finding
    ADD CONSTRAINT finding_pkey PRIMARY KEY (sha256, role, reader, "position");

ALTER TABLE ONLY archive.import
    ADD CONSTRAINT import_pkey PRIMARY KEY (entries);

ALTER TABLE ONLY archive.index_entry
    ADD CONSTRAINT index_entry_pkey PRIMARY KEY (sha256, reader, "position");

ALTER TABLE ONLY archive.late_digest
    ADD CONSTRAINT late_digest_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY archive.log_checkpoint
    ADD CONSTRAINT log_checkpoint_pkey PRIMARY KEY (size);

ALTER TABLE ONLY archive.log_key
    ADD CONSTRAINT log_key_pkey PRIMARY KEY (vkey);

ALTER TABLE ONLY archive.log_tile
    ADD CONSTRAINT log_tile_pkey PRIMARY KEY (level, place);

ALTER TABLE ONLY archive.mirror_check
    ADD CONSTRAINT mirror_check_pkey PRIMARY KEY (organization_key, sha256, reader);

ALTER TABLE ONLY archive.mirror_check
    ADD CONSTRAINT mirror_check_sha256_reader_position_key UNIQUE (sha256, reader, "position");

ALTER TABLE ONLY archive.policy
    ADD CONSTRAINT policy_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY archive.policy
    ADD CONSTRAINT policy_pkey PRIMARY KEY (organization_key, sha256, reader);

ALTER TABLE ONLY archive.reading
    ADD CONSTRAINT reading_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY archive.reading
    ADD CONSTRAINT reading_pkey PRIMARY KEY (sha256, role, reader);

ALTER TABLE ONLY archive.recorded
    ADD CONSTRAINT recorded_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY archive.recorded
    ADD CONSTRAINT recorded_pkey PRIMARY KEY (sequence);

ALTER TABLE ONLY archive.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY jobs.distrusted_validator
    ADD CONSTRAINT distrusted_validator_pkey PRIMARY KEY (host, validator);

ALTER TABLE ONLY jobs.dump
    ADD CONSTRAINT dump_day_key UNIQUE (day);

ALTER TABLE ONLY jobs.dump_piece
    ADD CONSTRAINT dump_piece_pkey PRIMARY KEY (dump_id, place);

ALTER TABLE ONLY jobs.dump
    ADD CONSTRAINT dump_pkey PRIMARY KEY (dump_id);

ALTER TABLE ONLY jobs.event_court
    ADD CONSTRAINT event_court_pkey PRIMARY KEY (organization_key);

ALTER TABLE ONLY jobs.event_progress
    ADD CONSTRAINT event_progress_pkey PRIMARY KEY (one);

ALTER TABLE ONLY jobs.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (holder, key);

ALTER TABLE ONLY jobs.lease
    ADD CONSTRAINT lease_crawl_id_key UNIQUE (crawl_id);

ALTER TABLE ONLY jobs.lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (repository_id, url);

ALTER TABLE ONLY jobs.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (session);

ALTER TABLE ONLY jobs.unrecorded
    ADD CONSTRAINT unrecorded_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY private.dispute
    ADD CONSTRAINT dispute_pkey PRIMARY KEY (organization_key, dispute_id);

CREATE INDEX capture_by_answer ON archive.capture USING btree (sha256, entry_id) WHERE ((role = 'policy'::text) AND (outcome <> 'failed'::text));

CREATE INDEX capture_by_court ON archive.capture USING btree (organization_key, entry_id DESC);

CREATE INDEX capture_by_crawl ON archive.capture USING btree (crawl_id, role);

CREATE INDEX capture_by_document ON archive.capture USING btree (sha256, entry_id) WHERE (outcome = 'fetched'::text);

CREATE INDEX capture_by_url ON archive.capture USING btree (url, entry_id DESC);

CREATE INDEX capture_of_cut_document ON archive.capture USING btree (sha256, entry_id) WHERE ((outcome = 'failed'::text) AND (sha256 IS NOT NULL));

CREATE INDEX capture_of_index_in_crawl ON archive.capture USING btree (crawl_id, url) WHERE (role = 'index'::text);

CREATE INDEX capture_of_new_index ON archive.capture USING btree (repository_id, url, entry_id) WHERE ((role = 'index'::text) AND (outcome = 'fetched'::text));

CREATE INDEX capture_of_part ON archive.capture USING btree (sha256) WHERE (NOT complete);

CREATE INDEX capture_of_primary_index ON archive.capture USING btree (repository_id, entry_id) WHERE ((role = 'index'::text) AND (outcome = 'fetched'::text) AND (led_from IS NULL));

CREATE INDEX capture_of_whole_document ON archive.capture USING btree (sha256) WHERE (complete AND (outcome <> 'not-modified'::text));

CREATE INDEX capture_with_fragment ON archive.capture USING btree (split_part(url, '#'::text, 1)) WHERE (strpos(url, '#'::text) > 0);

CREATE INDEX code_by_words ON archive.code USING gin (archive.search_text(value, name, alias) public.gin_trgm_ops);

CREATE INDEX code_table_by_words ON archive.code_table USING gin (archive.search_text(codified_name, name, alias) public.gin_trgm_ops);

CREATE INDEX court_key_by_key ON archive.court_key USING btree (court_key, organization_key);

CREATE INDEX crawl_begun_by_place ON archive.crawl_begun USING btree (repository_id, url, entry_id);

CREATE INDEX crawl_begun_by_repository ON archive.crawl_begun USING btree (repository_id, entry_id DESC);

CREATE INDEX crawl_ended_by_entry ON archive.crawl_ended USING btree (entry_id DESC) WHERE (state = 'done'::text);

CREATE INDEX dispute_by_id ON archive.dispute USING btree (dispute_id);

CREATE INDEX dispute_by_time ON archive.dispute USING btree (asked_at, entry_id);

CREATE INDEX entry_by_digest ON archive.entry USING btree (digest) WHERE (digest IS NOT NULL);

CREATE INDEX entry_without_digest ON archive.entry USING btree (entry_id) WHERE (digest IS NULL);

CREATE INDEX event_by_court ON archive.event USING btree (organization_key, entry_id);

CREATE INDEX event_of_checks ON archive.event USING btree (organization_key, entry_id DESC) WHERE (kind = ANY (ARRAY['court-stale'::text, 'court-fresh'::text]));

CREATE INDEX fee_by_code ON archive.fee USING btree ("left"(archive.search_key(code), 200), organization_key, fee_schedule);

CREATE INDEX fee_by_words ON archive.fee USING gin (archive.search_text(code, name, alias) public.gin_trgm_ops);

CREATE UNIQUE INDEX import_once ON archive.import USING btree ((true));

CREATE INDEX index_entry_by_court ON archive.index_entry USING btree (organization_key);

CREATE INDEX index_entry_by_file_name ON archive.index_entry USING btree (md5(regexp_replace(regexp_replace(location, '[?#].*$'::text, ''::text), '^.*/'::text, ''::text)));

CREATE INDEX late_digest_by_digest ON archive.late_digest USING btree (digest);

CREATE UNIQUE INDEX log_key_once ON archive.log_key USING btree ((true));

CREATE INDEX policy_by_document ON archive.policy USING btree (sha256, reader);

CREATE INDEX reading_of_index ON archive.reading USING btree (sha256) WHERE ((role = 'index'::text) AND (kind = 'index'::text));

CREATE INDEX reading_of_mirror ON archive.reading USING btree (sha256) WHERE mirror;

CREATE INDEX recorded_by_time ON archive.recorded USING btree (recorded_at, sequence);

CREATE INDEX setting_by_subject ON archive.setting USING btree (organization_key, repository_id, entry_id DESC);

CREATE INDEX event_court_by_due ON jobs.event_court USING btree (due_at);

CREATE INDEX event_court_by_source ON jobs.event_court USING btree (source);

CREATE INDEX idempotency_key_by_dispute ON jobs.idempotency_key USING btree (dispute_id);

CREATE INDEX lease_by_due ON jobs.lease USING btree (due_at);

CREATE INDEX session_by_end ON jobs.session USING btree (ends_at);

CREATE INDEX private_dispute_by_reference ON private.dispute USING btree (reference) WHERE (reference IS NOT NULL);

CREATE TRIGGER await_recording AFTER INSERT ON archive.entry FOR EACH ROW EXECUTE FUNCTION jobs.await_recording();

ALTER TABLE archive.entry ENABLE ALWAYS TRIGGER await_recording;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.capture FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.capture ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.code FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.code ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.code_table FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.code_table ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.court_key FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.court_key ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.crawl_begun FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.crawl_begun ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.crawl_ended FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.crawl_ended ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.crawl_unasked FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.crawl_unasked ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.dispute FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.dispute ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.document FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.document ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.entry FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.entry ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.erasure FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.erasure ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.event FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.event ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.event_number FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.event_number ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.exchange FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.exchange ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.fee FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.fee ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.finding FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.finding ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.import FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.import ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.index_entry FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.index_entry ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.late_digest FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.late_digest ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.log_checkpoint FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.log_checkpoint ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.log_key FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.log_key ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.log_tile FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.log_tile ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.mirror_check FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.mirror_check ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.policy FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.policy ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.reading FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.reading ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.recorded FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.recorded ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON archive.setting FOR EACH ROW EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.setting ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_smaller BEFORE INSERT ON archive.log_checkpoint FOR EACH ROW EXECUTE FUNCTION archive.refuse_smaller();

ALTER TABLE archive.log_checkpoint ENABLE ALWAYS TRIGGER refuse_smaller;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.capture FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.capture ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.code FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.code ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.code_table FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.code_table ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.court_key FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.court_key ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.crawl_begun FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.crawl_begun ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.crawl_ended FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.crawl_ended ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.crawl_unasked FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.crawl_unasked ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.dispute FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.dispute ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.document FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.document ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.entry FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.entry ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.erasure FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.erasure ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.event FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.event ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.event_number FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.event_number ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.exchange FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.exchange ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.fee FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.fee ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.finding FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.finding ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.import FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.import ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.index_entry FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.index_entry ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.late_digest FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.late_digest ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.log_checkpoint ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.log_key FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.log_key ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.log_tile FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.log_tile ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.mirror_check FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.mirror_check ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.policy FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.policy ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.reading FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.reading ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.recorded FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.recorded ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON archive.setting FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_change();

ALTER TABLE archive.setting ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON jobs.dump FOR EACH ROW EXECUTE FUNCTION jobs.refuse_change_of_dump();

ALTER TABLE jobs.dump ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_change BEFORE INSERT OR DELETE OR UPDATE ON jobs.dump_piece FOR EACH ROW EXECUTE FUNCTION jobs.refuse_change_of_dump();

ALTER TABLE jobs.dump_piece ENABLE ALWAYS TRIGGER refuse_change;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON jobs.dump_piece FOR EACH STATEMENT EXECUTE FUNCTION jobs.refuse_change_of_dump();

ALTER TABLE jobs.dump_piece ENABLE ALWAYS TRIGGER refuse_truncate;

CREATE TRIGGER refuse_silence BEFORE DELETE OR UPDATE ON private.dispute FOR EACH ROW EXECUTE FUNCTION private.refuse_silence();

ALTER TABLE private.dispute ENABLE ALWAYS TRIGGER refuse_silence;

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON private.dispute FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_silence();

ALTER TABLE private.dispute ENABLE ALWAYS TRIGGER refuse_truncate;

ALTER TABLE ONLY archive.capture
    ADD CONSTRAINT capture_crawl_id_fkey FOREIGN KEY (crawl_id) REFERENCES archive.crawl_begun(crawl_id);

ALTER TABLE ONLY archive.capture
    ADD CONSTRAINT capture_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.entry(entry_id);

ALTER TABLE ONLY archive.capture
    ADD CONSTRAINT capture_sha256_fkey FOREIGN KEY (sha256) REFERENCES archive.document(sha256);

ALTER TABLE ONLY archive.code
    ADD CONSTRAINT code_organization_key_code_table_fkey FOREIGN KEY (organization_key, code_table) REFERENCES archive.code_table(organization_key, code_table);

ALTER TABLE ONLY archive.court_key
    ADD CONSTRAINT court_key_organization_key_sha256_reader_fkey FOREIGN KEY (organization_key, sha256, reader) REFERENCES archive.policy(organization_key, sha256, reader);

ALTER TABLE ONLY archive.crawl_begun
    ADD CONSTRAINT crawl_begun_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.entry(entry_id);

ALTER TABLE ONLY archive.crawl_ended
    ADD CONSTRAINT crawl_ended_crawl_id_fkey FOREIGN KEY (crawl_id) REFERENCES archive.crawl_begun(crawl_id);

ALTER TABLE ONLY archive.crawl_ended
    ADD CONSTRAINT crawl_ended_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.entry(entry_id);

ALTER TABLE ONLY archive.crawl_unasked
    ADD CONSTRAINT crawl_unasked_crawl_id_fkey FOREIGN KEY (crawl_id) REFERENCES archive.crawl_ended(crawl_id);

ALTER TABLE ONLY archive.dispute
    ADD CONSTRAINT dispute_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.entry(entry_id);

ALTER TABLE ONLY archive.erasure
    ADD CONSTRAINT erasure_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.entry(entry_id);

ALTER TABLE ONLY archive.erasure
    ADD CONSTRAINT erasure_organization_key_dispute_id_fkey FOREIGN KEY (organization_key, dispute_id) REFERENCES archive.dispute(organization_key, dispute_id);

ALTER TABLE ONLY archive.event
    ADD CONSTRAINT event_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.entry(entry_id);

ALTER TABLE ONLY archive.event_number
    ADD CONSTRAINT event_number_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.event(entry_id);

ALTER TABLE ONLY archive.exchange
    ADD CONSTRAINT exchange_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.capture(entry_id);

ALTER TABLE ONLY archive.finding
    ADD CONSTRAINT finding_sha256_role_reader_fkey FOREIGN KEY (sha256, role, reader) REFERENCES archive.reading(sha256, role, reader);

ALTER TABLE ONLY archive.index_entry
    ADD CONSTRAINT index_entry_sha256_role_reader_fkey FOREIGN KEY (sha256, role, reader) REFERENCES archive.reading(sha256, role, reader);

ALTER TABLE ONLY archive.late_digest
    ADD CONSTRAINT late_digest_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.recorded(entry_id);

ALTER TABLE ONLY archive.mirror_check
    ADD CONSTRAINT mirror_check_sha256_role_reader_fkey FOREIGN KEY (sha256, role, reader) REFERENCES archive.reading(sha256, role, reader);

ALTER TABLE ONLY archive.policy
    ADD CONSTRAINT policy_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.entry(entry_id);

ALTER TABLE ONLY archive.policy
    ADD CONSTRAINT policy_sha256_role_reader_fkey FOREIGN KEY (sha256, role, reader) REFERENCES archive.reading(sha256, role, reader);

ALTER TABLE ONLY archive.reading
    ADD CONSTRAINT reading_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.entry(entry_id);

ALTER TABLE ONLY archive.reading
    ADD CONSTRAINT reading_sha256_fkey FOREIGN KEY (sha256) REFERENCES archive.document(sha256);

ALTER TABLE ONLY archive.recorded
    ADD CONSTRAINT recorded_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.entry(entry_id);

ALTER TABLE ONLY archive.setting
    ADD CONSTRAINT setting_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES archive.entry(entry_id);

ALTER TABLE ONLY private.dispute
    ADD CONSTRAINT dispute_organization_key_dispute_id_fkey FOREIGN KEY (organization_key, dispute_id) REFERENCES archive.dispute(organization_key, dispute_id);
