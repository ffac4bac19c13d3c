-- Who crawls what when: one row a repository, held by one crawl at a time. Working state: nothing is lost with it,
-- the schedule puts missing rows back.

create table jobs.lease (
  repository_id text not null,
  url text not null,
  -- While a crawl holds it: when it is to be tried again, should that crawl not come to its end.
  due_at timestamptz not null,
  -- Host and process, for people; what tells holders apart is the crawl.
  holder text,
  held_until timestamptz,
  crawl_id uuid unique,
  -- Crawls begun since one came to its end.
  attempts integer not null default 0 check (attempts >= 0),
  primary key (repository_id, url),
  check (num_nulls(holder, held_until, crawl_id) in (0, 3))
);
create index lease_by_due on jobs.lease (due_at);
