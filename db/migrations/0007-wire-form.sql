-- What an answer looked like as it came: a capture's requests and what answered each, as they went over the wire, in their order.
-- A redirect and a second attempt are exchanges of their own.

create table archive.exchange (
  entry_id bigint not null references archive.capture,
  -- From 1.
  position integer not null check (position > 0),
  -- Line and fields as they were sent, to the blank line.
  request_head bytea not null,
  -- Line and fields as they came, to the blank line, after the heads of interim answers (1xx); or what came instead of a head. Null: nothing came.
  response_head bytea,
  remote_address text,
  -- Over TLS; the certificates are documents, the server's own first, as it sent them.
  tls_protocol text,
  certificates bytea[],
  primary key (entry_id, position),
  check ((tls_protocol is null) = (certificates is null))
);

create trigger refuse_change before update or delete on archive.exchange for each row execute function archive.refuse_change();
create trigger refuse_truncate before truncate on archive.exchange for each statement execute function archive.refuse_change();
alter table archive.exchange enable always trigger refuse_change;
alter table archive.exchange enable always trigger refuse_truncate;

-- How many exchanges a capture has; null for one from before they were kept.

alter table archive.capture add column exchanges integer check (exchanges >= 0);

-- Whether a document is but a part of what was sent; certificates were never captured by themselves, and are whole.

create index capture_of_part on archive.capture (sha256) where not complete;

-- A fragment is no part of an address; older captures may have one.

create index capture_with_fragment on archive.capture (split_part(url, '#', 1)) where strpos(url, '#') > 0;

-- The name of a file is its last segment, without query and fragment.

drop index archive.index_entry_by_file_name;
create index index_entry_by_file_name on archive.index_entry (md5(regexp_replace(regexp_replace(location, '[?#].*$', ''), '^.*/', '')));

-- What sites say by which to tell whether a file has changed, where it stood over different bytes: not believed again of that host.
-- Working state: without it the next such answer is noticed again.

create table jobs.distrusted_validator (
  -- Name, and port where it is not the usual one.
  host text not null,
  validator text not null check (validator in ('etag', 'weak-etag', 'last-modified')),
  -- Where it was noticed.
  url text not null,
  noticed_at timestamptz not null,
  primary key (host, validator)
);
