-- Courts that were not checked for two hours are told of, and when they are checked again.

alter table archive.event drop constraint event_kind_check;
alter table archive.event add constraint event_kind_check check (kind in ('policy-published', 'policy-effective', 'policy-superseded', 'history-changed', 'rule-broken', 'document-changed', 'repository-unreachable', 'court-stale', 'court-fresh'));

create index event_of_checks on archive.event (organization_key, entry_id desc) where kind in ('court-stale', 'court-fresh');

-- While some instance that crawls by schedule was alive: since when without a break, and when one last said so.
alter table jobs.event_progress
  add column watched_since timestamptz,
  add column watched_until timestamptz;

alter table jobs.event_court
  -- The repository whose word counts; null while no answer can be given.
  add column source text,
  -- When it is to be looked whether the court was not checked for two hours; null: not before the next crawl.
  add column stale_due_at timestamptz,
  -- Something was not told that a file could change which a check not yet complete has listed: the next crawl's end looks again.
  add column withheld boolean not null default false,
  -- The look whose changes of the past are withheld.
  add column history_withheld_at timestamptz;
create index event_court_by_source on jobs.event_court (source);

-- So that each court is looked at, and its source known.
update jobs.event_court set due_at = least(due_at, now());
