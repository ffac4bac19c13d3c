-- Whether the indexes of a crawl could be read, and which are a mirror's, is asked of few readings among those of all policies.
create index reading_of_index on archive.reading (sha256) where role = 'index' and kind = 'index';
create index reading_of_mirror on archive.reading (sha256) where mirror;
