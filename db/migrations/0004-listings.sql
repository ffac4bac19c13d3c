-- How policies come into indexes and leave them is asked of the captures of those indexes: by the name of the file, whatever
-- key an index gives it, and by the index.

create index index_entry_by_file_name on archive.index_entry (md5(regexp_replace(location, '^.*/', '')));

create index capture_of_new_index on archive.capture (repository_id, url, entry_id) where role = 'index' and outcome = 'fetched';

create index capture_of_index_in_crawl on archive.capture (crawl_id, url) where role = 'index';

-- When a document was last seen.

create index capture_by_answer on archive.capture (sha256, entry_id) where role = 'policy' and outcome <> 'failed';

-- Whose policy a document is.

create index policy_by_document on archive.policy (sha256, reader);

-- A directory that holds a policy, and at which no index answered though nothing had led to one: no check of an index depends on it.

alter table archive.capture drop constraint capture_role_check;
alter table archive.capture add constraint capture_role_check check (role in ('index', 'policy', 'directory'));
