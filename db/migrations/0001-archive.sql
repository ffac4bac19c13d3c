-- The archive: what was captured, read and recorded. Rows are inserted and never touched again;
-- the triggers at the end refuse everything else to everyone.
-- Working state, which may change, lives in the schema jobs.

create schema archive;
create schema jobs;

-- Recorded time: a transaction inserts its entries unnumbered; the one sequencer numbers what has
-- committed, without gaps, and stamps it, never decreasing.

create table archive.entry (
  entry_id bigint generated always as identity primary key,
  kind text not null check (kind in ('crawl-begun', 'capture', 'reading', 'crawl-ended'))
);

create table archive.recorded (
  sequence bigint primary key,
  entry_id bigint not null unique references archive.entry,
  recorded_at timestamptz not null
);
create index recorded_by_time on archive.recorded (recorded_at, sequence);

create table jobs.unrecorded (
  entry_id bigint primary key
);

create function jobs.await_recording() returns trigger language plpgsql as $$
begin
  insert into jobs.unrecorded (entry_id) values (new.entry_id);
  return null;
end $$;

create trigger await_recording after insert on archive.entry
  for each row execute function jobs.await_recording();

-- Exact bytes, by their SHA-256; stored once however often they are captured.

create table archive.document (
  sha256 bytea primary key check (length(sha256) = 32),
  size integer not null check (size >= 0),
  coding text not null check (coding in ('identity', 'gzip')),
  content bytea not null
);
alter table archive.document alter column content set storage external;

-- A crawl is two entries.

create table archive.crawl_begun (
  crawl_id uuid primary key,
  entry_id bigint not null unique references archive.entry,
  repository_id text not null,
  url text not null,
  asked boolean not null,
  begun_at timestamptz not null
);
create index crawl_begun_by_repository on archive.crawl_begun (repository_id, entry_id desc);

create table archive.crawl_ended (
  crawl_id uuid primary key references archive.crawl_begun,
  entry_id bigint not null unique references archive.entry,
  state text not null check (state in ('done', 'failed')),
  ended_at timestamptz not null,
  counts jsonb not null,
  report jsonb not null
);

create index crawl_ended_by_entry on archive.crawl_ended (entry_id desc) where state = 'done';

create table archive.capture (
  entry_id bigint primary key references archive.entry,
  crawl_id uuid not null references archive.crawl_begun,
  repository_id text not null,
  url text not null,
  final_url text,
  role text not null check (role in ('index', 'policy')),
  requested_at timestamptz not null,
  completed_at timestamptz not null,
  outcome text not null check (outcome in ('fetched', 'not-modified', 'failed')),
  status integer,
  failure text,
  headers jsonb not null,
  sha256 bytea references archive.document,
  complete boolean,
  organization_key text,
  version text,
  published text,
  effective text,
  check ((sha256 is null) = (complete is null)),
  check (outcome = 'failed' or complete)
);
create index capture_by_url on archive.capture (url, entry_id desc);
create index capture_by_crawl on archive.capture (crawl_id, role);
create index capture_by_document on archive.capture (sha256, entry_id) where outcome = 'fetched';
create index capture_of_whole_document on archive.capture (sha256) where complete and outcome <> 'not-modified';
create index capture_by_court on archive.capture (organization_key, entry_id desc);

-- What a reader of a stated version took from a document. A better reader adds a reading beside the old one.

create table archive.reading (
  sha256 bytea not null references archive.document,
  role text not null check (role in ('index', 'policy')),
  reader text not null,
  entry_id bigint not null unique references archive.entry,
  kind text not null check (kind in ('policy', 'index', 'unreadable')),
  primary key (sha256, role, reader)
);

create table archive.finding (
  sha256 bytea not null,
  role text not null,
  reader text not null,
  position integer not null,
  rule text not null,
  severity text not null check (severity in ('error', 'warning', 'info')),
  paragraphs integer[] not null,
  path text,
  line integer,
  column_number integer,
  message text not null,
  primary key (sha256, role, reader, position),
  foreign key (sha256, role, reader) references archive.reading
);

create table archive.index_entry (
  sha256 bytea not null,
  role text not null default 'index' check (role = 'index'),
  reader text not null,
  position integer not null,
  organization_key text,
  version text,
  published text,
  effective text,
  location text not null,
  primary key (sha256, reader, position),
  foreign key (sha256, role, reader) references archive.reading
);
create index index_entry_by_court on archive.index_entry (organization_key);

-- What each index that a crawl asked for answered: readable or not.

create view archive.index_answer as
  select c.crawl_id, c.url, c.sha256,
         c.outcome <> 'failed' and exists (
           select from archive.reading r where r.sha256 = c.sha256 and r.role = 'index' and r.kind = 'index') as readable
    from archive.capture c
   where c.role = 'index';

-- Policies. Fee schedules and code tables repeat between versions and stand once, by the digest of their content.

create table archive.policy (
  organization_key text not null,
  sha256 bytea not null,
  reader text not null,
  role text not null default 'policy' check (role = 'policy'),
  entry_id bigint not null unique references archive.entry,
  version text not null,
  specification text not null,
  published text not null,
  effective text not null,
  name text,
  court_name text,
  country text,
  state text,
  county text,
  court_type text,
  utc_offset text,
  utc_offset_daylight_savings text,
  expiration_date text,
  fee_schedule bytea not null,
  code_tables bytea[] not null,
  content jsonb not null,
  primary key (organization_key, sha256, reader),
  foreign key (sha256, role, reader) references archive.reading
);

create table archive.court_key (
  organization_key text not null,
  sha256 bytea not null,
  reader text not null,
  position integer not null,
  court_key text not null,
  name text,
  primary key (organization_key, sha256, reader, position),
  foreign key (organization_key, sha256, reader) references archive.policy
);
create index court_key_by_key on archive.court_key (court_key, organization_key);

create table archive.fee (
  organization_key text not null,
  fee_schedule bytea not null,
  position integer not null,
  code text,
  name text,
  alias text,
  category text,
  subcategory text,
  currency text not null,
  cost numeric,
  subsequent_pages numeric,
  effective_date text,
  expiration_date text,
  details jsonb not null,
  primary key (organization_key, fee_schedule, position)
);

create table archive.code_table (
  organization_key text not null,
  code_table bytea not null,
  codified_name text,
  name text,
  alias text,
  details jsonb not null,
  primary key (organization_key, code_table)
);

create table archive.code (
  organization_key text not null,
  code_table bytea not null,
  position integer not null,
  value text,
  name text,
  alias text,
  generic_type text,
  details jsonb not null,
  primary key (organization_key, code_table, position),
  foreign key (organization_key, code_table) references archive.code_table
);

-- Append-only: the database itself refuses to change what was captured.

create function archive.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'archive.% is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation',
          detail = 'What was captured, read or recorded is evidence and is never updated or deleted.',
          hint = 'Keep a new entry beside the old one.';
end $$;

do $$
declare
  table_name text;
begin
  for table_name in select tablename from pg_tables where schemaname = 'archive' loop
    execute format('create trigger refuse_change before update or delete on archive.%I for each row execute function archive.refuse_change()', table_name);
    execute format('create trigger refuse_truncate before truncate on archive.%I for each statement execute function archive.refuse_change()', table_name);
  end loop;
end $$;
