-- An archive may have begun as the import of another: the first entries of its log, with numbers and stamps, are that one's. The private
-- words of disputes among them stayed behind, which is no erasure.

create table archive.import (
  -- How many entries came with it: those numbered from 1.
  entries bigint primary key check (entries > 0),
  imported_at timestamptz not null
);
create unique index import_once on archive.import ((true));

create trigger refuse_change before update or delete on archive.import for each row execute function archive.refuse_change();
create trigger refuse_truncate before truncate on archive.import for each statement execute function archive.refuse_change();
alter table archive.import enable always trigger refuse_change;
alter table archive.import enable always trigger refuse_truncate;
