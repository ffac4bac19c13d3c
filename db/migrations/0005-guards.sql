-- A session that calls itself a replica runs no ordinary trigger: the guards of the archive run always.

do $$
declare
  table_name text;
begin
  for table_name in select tablename from pg_tables where schemaname = 'archive' loop
    execute format('alter table archive.%I enable always trigger refuse_change', table_name);
    execute format('alter table archive.%I enable always trigger refuse_truncate', table_name);
  end loop;
end $$;

-- Nor is an entry added that waits for no number.

alter table archive.entry enable always trigger await_recording;
