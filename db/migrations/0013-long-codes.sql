-- A row of an index has to fit in a third of a page: of a code its beginning is enough, as what is found is compared afterwards.
drop index archive.fee_by_code;
create index fee_by_code on archive.fee (left(archive.search_key(code), 200), organization_key, fee_schedule);
