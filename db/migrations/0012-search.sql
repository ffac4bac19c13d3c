-- Fees and codes are searched over all courts. The index finds rows that may have the words asked for; what is compared, and which policy
-- is in force, is decided where every other answer is.
create extension if not exists pg_trgm with schema public;

-- A text in which words are looked for: composed, without directional marks, with small letters of ASCII, whatever the database's locale.
-- Whatever a search finds in a text when capitals do not matter, as far as it is ASCII, stands in this one too.
create function archive.search_text(one text, two text, three text) returns text
  immutable parallel safe language plpgsql as $$
declare
  whole text := coalesce(one, '') || chr(10) || coalesce(two, '') || chr(10) || coalesce(three, '');
begin
  if octet_length(whole) = length(whole) then
    return lower(whole collate "C");
  end if;
  return lower(normalize(translate(whole, U&'\0130\200E\200F', 'i'), nfc) collate "C");
end $$;

-- A text by which equal ones are found: composed, without white space and directional marks.
create function archive.search_key(one text) returns text
  immutable parallel safe language sql as $$
  select normalize(translate(one, U&'\0009\000A\000B\000C\000D\0020\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000\FEFF\200E\200F', ''), nfc)
$$;

create index fee_by_code on archive.fee (archive.search_key(code), organization_key, fee_schedule);
create index fee_by_words on archive.fee using gin (archive.search_text(code, name, alias) public.gin_trgm_ops);
create index code_table_by_words on archive.code_table using gin (archive.search_text(codified_name, name, alias) public.gin_trgm_ops);
create index code_by_words on archive.code using gin (archive.search_text(value, name, alias) public.gin_trgm_ops);
