-- What was configured for courts and repositories, as entries: each counts from its recorded time on, the first configuration
-- of an archive from the beginning, so that what is known at a moment rests on no environment.

alter table archive.entry drop constraint entry_kind_check;
alter table archive.entry add constraint entry_kind_check check (kind in ('crawl-begun', 'capture', 'reading', 'crawl-ended', 'event', 'setting'));

create table archive.setting (
  -- Of a court, or of a repository; of neither: that the archive was configured for the first time.
  organization_key text,
  repository_id text,
  entry_id bigint primary key references archive.entry,
  -- Nulls: not configured, or not any more.
  time_zone text,
  source text,
  initial boolean not null,
  check (num_nonnulls(organization_key, repository_id) <= 1),
  check (organization_key is not null or source is null),
  check (num_nonnulls(organization_key, repository_id) = 1 or (initial and time_zone is null))
);
create index setting_by_subject on archive.setting (organization_key, repository_id, entry_id desc);

create trigger refuse_change before update or delete on archive.setting for each row execute function archive.refuse_change();
create trigger refuse_truncate before truncate on archive.setting for each statement execute function archive.refuse_change();
alter table archive.setting enable always trigger refuse_change;
alter table archive.setting enable always trigger refuse_truncate;
