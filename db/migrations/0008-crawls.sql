-- A crawl reads all indexes before it asks for the first policy. Those from before did not: they have a null here, and what was known
-- while one was under way may have been half of what its indexes listed.
alter table archive.crawl_begun add column indexes_first boolean;

-- The index that led to this one; null for the first, for what nothing led to, for policies, and for captures from before this was kept.
alter table archive.capture add column led_from text;

-- Where an entry stands in its index, so that what the reader found in it is told of the policy, too; null in readings from before.
alter table archive.index_entry add column path text;

-- Files that an index of a crawl listed, that were not held, and that nobody was asked for: their host had put the crawl off, or they lay
-- beyond one of its limits. A court with one among them was not checked. Without a key: nobody can tell whose policy it is.
create table archive.crawl_unasked (
  crawl_id uuid not null references archive.crawl_ended,
  position integer not null,
  organization_key text,
  url text not null,
  reason text not null check (reason in ('put-off', 'beyond-limits')),
  primary key (crawl_id, position)
);

create trigger refuse_change before update or delete on archive.crawl_unasked for each row execute function archive.refuse_change();
create trigger refuse_truncate before truncate on archive.crawl_unasked for each statement execute function archive.refuse_change();
alter table archive.crawl_unasked enable always trigger refuse_change;
alter table archive.crawl_unasked enable always trigger refuse_truncate;

-- When a crawl ended, by its repository: whether another came to its end after one that did not.
create index crawl_begun_by_place on archive.crawl_begun (repository_id, url, entry_id);
