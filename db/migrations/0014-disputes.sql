-- Answers to fee disputes as they were given, each an entry. What a court may have to seal lies apart, in the one schema of which
-- anything may be deleted; that it was, is an entry too.

create schema private;

alter table archive.entry drop constraint entry_kind_check;
alter table archive.entry add constraint entry_kind_check check (kind in ('crawl-begun', 'capture', 'reading', 'crawl-ended', 'event', 'setting', 'dispute', 'erasure'));

create table archive.dispute (
  organization_key text not null generated always as (record::jsonb #>> '{answer,court,organizationKey}') stored,
  dispute_id uuid not null generated always as ((record::jsonb ->> 'id')::uuid) stored,
  entry_id bigint not null unique references archive.entry,
  -- ISO 8601 in UTC, always to the millisecond: it sorts as text.
  asked_at text not null generated always as (record::jsonb ->> 'askedAt') stored,
  -- The content of the entry: canonical JSON, the bytes that its digest is made of.
  record text not null,
  primary key (organization_key, dispute_id),
  check (asked_at ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$')
);
create index dispute_by_id on archive.dispute (dispute_id);
create index dispute_by_time on archive.dispute (asked_at, entry_id);

create table archive.erasure (
  organization_key text not null,
  dispute_id uuid not null,
  entry_id bigint not null unique references archive.entry,
  erased_by text not null,
  erased_at timestamptz not null,
  primary key (organization_key, dispute_id),
  foreign key (organization_key, dispute_id) references archive.dispute
);

do $$
declare
  table_name text;
begin
  foreach table_name in array array['dispute', 'erasure'] loop
    execute format('create trigger refuse_change before update or delete on archive.%I for each row execute function archive.refuse_change()', table_name);
    execute format('create trigger refuse_truncate before truncate on archive.%I for each statement execute function archive.refuse_change()', table_name);
    execute format('alter table archive.%I enable always trigger refuse_change', table_name);
    execute format('alter table archive.%I enable always trigger refuse_truncate', table_name);
  end loop;
end $$;

-- The record has the digest of the three, by which they can be shown to be those that were given.
create table private.dispute (
  organization_key text not null,
  dispute_id uuid not null,
  reference text,
  note text,
  salt text not null,
  primary key (organization_key, dispute_id),
  foreign key (organization_key, dispute_id) references archive.dispute
);
create index private_dispute_by_reference on private.dispute (reference) where reference is not null;

-- Deleted is only what an entry says to be erased.
create function private.refuse_silence() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from archive.erasure e where e.organization_key = old.organization_key and e.dispute_id = old.dispute_id) then
    return old;
  end if;
  raise exception 'private.% is changed by erasures alone: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation',
          hint = 'Keep an erasure of the dispute first.';
end $$;

create trigger refuse_silence before update or delete on private.dispute for each row execute function private.refuse_silence();
create trigger refuse_truncate before truncate on private.dispute for each statement execute function private.refuse_silence();
alter table private.dispute enable always trigger refuse_silence;
alter table private.dispute enable always trigger refuse_truncate;

-- A request that is sent again makes no second record.
create table jobs.idempotency_key (
  holder text not null,
  key text not null,
  -- SHA-256 of the canonical JSON of the body, with the salt of the record: a reference cannot be guessed from it.
  body_digest text not null,
  dispute_id uuid not null,
  primary key (holder, key)
);
create index idempotency_key_by_dispute on jobs.idempotency_key (dispute_id);
