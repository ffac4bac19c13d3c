-- The signed log: each entry that has a number is a leaf of it, at the index one less. Leaves are nowhere but in what is recorded;
-- kept are the hashes above them and what was signed, so that neither is ever made a second time.

-- The one key that signs, as a verifier key (C2SP signed-note): its name is the origin of the log, and its id covers name and key.
create table archive.log_key (
  vkey text primary key
);
create unique index log_key_once on archive.log_key ((true));

-- 256 hashes that stand side by side (C2SP tlog-tiles), kept as soon as all of them are there; `root` is their tree's, a hash of the tile above.
create table archive.log_tile (
  level integer not null check (level between 0 and 7),
  place bigint not null check (place >= 0),
  hashes bytea not null check (length(hashes) = 256 * 32),
  root bytea not null check (length(root) = 32),
  primary key (level, place)
);
alter table archive.log_tile alter column hashes set storage external;

-- What was published: the signed note (C2SP tlog-checkpoint), and the answer of a time-stamp authority where one came in time (RFC 3161).
create table archive.log_checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  time_stamp bytea,
  -- Of all that this row says.
  row_digest bytea not null check (length(row_digest) = 32)
);

create function archive.refuse_smaller() returns trigger language plpgsql as $$
begin
  if exists (select from archive.log_checkpoint where size > new.size) then
    raise exception 'A checkpoint of % entries is refused: a larger one is published', new.size
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger refuse_smaller before insert on archive.log_checkpoint for each row execute function archive.refuse_smaller();
alter table archive.log_checkpoint enable always trigger refuse_smaller;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['log_key', 'log_tile', 'log_checkpoint'] loop
    execute format('create trigger refuse_change before update or delete on archive.%I for each row execute function archive.refuse_change()', table_name);
    execute format('create trigger refuse_truncate before truncate on archive.%I for each statement execute function archive.refuse_change()', table_name);
    execute format('alter table archive.%I enable always trigger refuse_change', table_name);
    execute format('alter table archive.%I enable always trigger refuse_truncate', table_name);
  end loop;
end $$;

-- A proof is asked for by the digest of an entry, or of a document; of that those answers count that brought bytes.
create index entry_by_digest on archive.entry (digest) where digest is not null;
create index late_digest_by_digest on archive.late_digest (digest);
create index capture_of_cut_document on archive.capture (sha256, entry_id) where outcome = 'failed' and sha256 is not null;
