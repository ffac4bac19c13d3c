-- What an index says of being a mirror: that it is one, and of which courts it holds all that was published until when. A check of ours
-- that stands on it settles no longer than the mirror was.

-- Null, where it is none or was read before readers looked: so what those read has the digest that it had.
alter table archive.reading add column mirror boolean check (mirror is null or (mirror and kind = 'index'));

create table archive.mirror_check (
  organization_key text not null,
  sha256 bytea not null,
  role text not null default 'index' check (role = 'index'),
  reader text not null,
  position integer not null,
  -- Null: the mirror never checked the court as a whole, or nobody can tell when.
  checked_at timestamptz,
  primary key (organization_key, sha256, reader),
  unique (sha256, reader, position),
  foreign key (sha256, role, reader) references archive.reading
);

create trigger refuse_change before update or delete on archive.mirror_check for each row execute function archive.refuse_change();
create trigger refuse_truncate before truncate on archive.mirror_check for each statement execute function archive.refuse_change();
alter table archive.mirror_check enable always trigger refuse_change;
alter table archive.mirror_check enable always trigger refuse_truncate;

-- The primary indexes of a repository as they came: the first of a mirror says that it is one.
create index capture_of_primary_index on archive.capture (repository_id, entry_id) where role = 'index' and outcome = 'fetched' and led_from is null;
