-- What an entry says is covered by a digest, made by who writes it, and its number and stamp by the hash of its leaf, made by who numbers it.
-- Entries from before have neither, and rows are never updated: theirs are added beside them.

alter table archive.entry add column digest bytea check (length(digest) = 32);

-- SHA-256(0x00, leaf); the leaf is the canonical JSON of digest, document, kind, recordedAt and sequence.
alter table archive.recorded add column leaf_hash bytea check (length(leaf_hash) = 32);

create table archive.late_digest (
  entry_id bigint primary key references archive.recorded (entry_id),
  digest bytea not null check (length(digest) = 32),
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  -- From then on the entry is covered.
  added_at timestamptz not null,
  -- Of all that this row says.
  row_digest bytea not null check (length(row_digest) = 32)
);

create trigger refuse_change before update or delete on archive.late_digest for each row execute function archive.refuse_change();
create trigger refuse_truncate before truncate on archive.late_digest for each statement execute function archive.refuse_change();
alter table archive.late_digest enable always trigger refuse_change;
alter table archive.late_digest enable always trigger refuse_truncate;

-- What is still to be covered is found without reading all entries.
create index entry_without_digest on archive.entry (entry_id) where digest is null;
