-- Who signed in at the clerk's desk, by any of the processes that answer. The browser holds a random name; here is the digest of it.

create table jobs.session (
  session text primary key,
  holder text not null,
  -- SHA-256 of the token: with the token the session ends.
  token text not null,
  ends_at timestamptz not null
);
create index session_by_end on jobs.session (ends_at);
