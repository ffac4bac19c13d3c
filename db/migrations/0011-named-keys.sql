-- Where a policy names a key: as its court's, as a division's, or only elsewhere (fees, code tables, contacts, exchanges, human and
-- associated policies). Null in readings from before, which name the court and its divisions alone.

alter table archive.court_key add column place text check (place in ('court', 'division', 'elsewhere'));
