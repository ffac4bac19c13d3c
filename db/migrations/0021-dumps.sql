-- Nightly dumps of all that is public, for whoever mirrors it. They are made of what is recorded and may go again; here they lie so that every
-- instance serves the same bytes. A dump is there once its row is: its pieces come before, and those without a row were never finished.
create table jobs.dump (
  dump_id uuid primary key,
  -- The day that it is called after (UTC), and the moment that it is of.
  day date not null unique,
  known_at timestamptz not null,
  -- The number of the last event by then.
  events_after bigint not null check (events_after >= 0),
  lines bigint not null check (lines > 0),
  bytes bigint not null check (bytes > 0),
  -- Of every piece but the last.
  piece_bytes integer not null check (piece_bytes > 0),
  sha256 bytea not null check (length(sha256) = 32)
);

create table jobs.dump_piece (
  dump_id uuid not null,
  place integer not null check (place >= 0),
  content bytea not null,
  primary key (dump_id, place)
);
alter table jobs.dump_piece alter column content set storage external;

-- As long as a dump is there it is as it was made: it goes as a whole, its row first.
create function jobs.refuse_change_of_dump() returns trigger language plpgsql as $$
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

create trigger refuse_change before update or delete on jobs.dump for each row execute function jobs.refuse_change_of_dump();
create trigger refuse_change before insert or update or delete on jobs.dump_piece for each row execute function jobs.refuse_change_of_dump();
create trigger refuse_truncate before truncate on jobs.dump_piece for each statement execute function jobs.refuse_change_of_dump();
alter table jobs.dump enable always trigger refuse_change;
alter table jobs.dump_piece enable always trigger refuse_change;
alter table jobs.dump_piece enable always trigger refuse_truncate;
