-- What the archive tells of by itself. An event is an entry as any other, and has beside its number in the log one of its
-- own, without gaps, which the sequencer gives in the same order.

alter table archive.entry drop constraint entry_kind_check;
alter table archive.entry add constraint entry_kind_check check (kind in ('crawl-begun', 'capture', 'reading', 'crawl-ended', 'event'));

create table archive.event (
  organization_key text,
  repository_id text,
  entry_id bigint primary key references archive.entry,
  kind text not null check (kind in ('policy-published', 'policy-effective', 'policy-superseded', 'history-changed', 'rule-broken', 'document-changed', 'repository-unreachable')),
  version text,
  at timestamptz not null,
  -- The court's, by which its instants are printed for ever.
  zone text,
  historic boolean not null,
  -- What is told, in words: nothing is told twice.
  identity text not null,
  body jsonb not null,
  check (num_nonnulls(organization_key, repository_id) = 1),
  unique nulls not distinct (organization_key, repository_id, identity)
);
create index event_by_court on archive.event (organization_key, entry_id);

create table archive.event_number (
  number bigint primary key,
  entry_id bigint not null unique references archive.event
);

do $$
declare
  table_name text;
begin
  foreach table_name in array array['event', 'event_number'] loop
    execute format('create trigger refuse_change before update or delete on archive.%I for each row execute function archive.refuse_change()', table_name);
    execute format('create trigger refuse_truncate before truncate on archive.%I for each statement execute function archive.refuse_change()', table_name);
  end loop;
end $$;

-- How far the maker of events has come. Working state: without it he begins again, and tells nothing twice.

create table jobs.event_progress (
  one boolean primary key default true check (one),
  -- Number of the last crawl's end that he has looked at.
  looked bigint not null,
  -- Up to which number he knows which courts were touched.
  scanned bigint not null
);

-- A court that was looked at: as known when (null: no answer can be given yet), and when it is due without anything new.
create table jobs.event_court (
  organization_key text primary key,
  known_at timestamptz,
  due_at timestamptz
);
create index event_court_by_due on jobs.event_court (due_at);
