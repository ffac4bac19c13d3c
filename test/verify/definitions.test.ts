import t from 'tap'
import { openDatabase } from '../../src/postgres/database.ts'
import { expectedDefinitions, listDefinitions, withoutOnlyAlias } from '../../src/verify/definitions.ts'
import type { Difference } from '../../src/verify/verification.ts'
import { verifyGuards } from '../../src/verify/guards.ts'
import { query, testDatabase } from '../database.ts'

// Run on the embedded PostgreSQL, and by npm run test:postgres-15 on that: both say the same of what the migrations make.
t.test('what the migrations make is what db/definitions.json says', async t => {
  const database = openDatabase(await testDatabase(t), () => {})
  t.teardown(async () => await database.end())
  const found = await listDefinitions(database)
  t.same(found, await expectedDefinitions(), 'stale: npm run schema')
  const { rows } = await database.query<{ table: string }>("select schemaname || '.' || tablename as table from pg_tables where schemaname in ('archive', 'jobs')")
  t.same(rows.map(({ table }) => found[table]?.['kind']), rows.map(() => 'table'), 'every table is there')
})

// [what somebody did who may, how, what is told of it: subject, what | stored | expected]
const tampering: Array<[string, string, RegExp[]]> = [
  ['a guard does nothing', "create or replace function archive.refuse_change() returns trigger language plpgsql as 'begin return coalesce(new, old); end'", [
    /^archive\.refuse_change\(\) the function \| .*return coalesce\(new, old\); end.* \| .*raise exception 'archive.*$/s
  ]],
  ['a guard with the rights of another', 'alter function jobs.await_recording() security definer', [
    /^jobs\.await_recording\(\) the function \| .*SECURITY DEFINER.* \| (?!.*SECURITY DEFINER).*$/s
  ]],
  ['a trigger that looks away', 'drop trigger refuse_change on archive.capture; create trigger refuse_change before update or delete on archive.capture for each row when (false) execute function archive.refuse_change(); alter table archive.capture enable always trigger refuse_change', [
    /^archive\.capture the trigger refuse_change \| BEFORE DELETE OR UPDATE .* WHEN \(false\) .*, in force always \| BEFORE DELETE OR UPDATE .*, in force always$/
  ]],
  ['a trigger of other events', 'drop trigger refuse_change on archive.crawl_begun; create trigger refuse_change before delete on archive.crawl_begun for each row execute function archive.refuse_change(); alter table archive.crawl_begun enable always trigger refuse_change', [
    /^archive\.crawl_begun the trigger refuse_change \| BEFORE DELETE ON .* \| BEFORE DELETE OR UPDATE ON .*$/
  ]],
  ['a trigger of some columns', 'drop trigger refuse_change on archive.finding; create trigger refuse_change before update of message or delete on archive.finding for each row execute function archive.refuse_change(); alter table archive.finding enable always trigger refuse_change', [
    /^archive\.finding the trigger refuse_change \| BEFORE DELETE OR UPDATE OF message ON .* \| BEFORE DELETE OR UPDATE ON .*$/
  ]],
  ['a trigger too late', 'drop trigger refuse_truncate on archive.finding; create trigger refuse_truncate after truncate on archive.finding for each statement execute function archive.refuse_change(); alter table archive.finding enable always trigger refuse_truncate', [
    /^archive\.finding the trigger refuse_truncate \| AFTER TRUNCATE .* \| BEFORE TRUNCATE .*$/
  ]],
  ['a trigger of another function', 'create function public.agree() returns trigger language plpgsql as $$ begin return new; end $$; drop trigger refuse_change on archive.reading; create trigger refuse_change before update or delete on archive.reading for each row execute function public.agree(); alter table archive.reading enable always trigger refuse_change', [
    /^archive\.reading the trigger refuse_change \| .* public\.agree\(\), in force always \| .* archive\.refuse_change\(\), in force always$/
  ]],
  ['a trigger that a replica passes over', 'alter table archive.code enable trigger refuse_change', [
    /^archive\.code the trigger refuse_change \| .*, passed over by a session that calls itself a replica \| .*, in force always$/
  ]],
  ['a trigger for replicas only', 'alter table archive.code enable replica trigger refuse_truncate', [
    /^archive\.code the trigger refuse_truncate \| .*, in force only for a session that calls itself a replica \| .*, in force always$/
  ]],
  ['entries that wait for no number', 'alter table archive.entry disable trigger await_recording', [
    /^archive\.entry the trigger await_recording \| .*, switched off \| .*, in force always$/
  ]],
  ['a trigger that swallows what is added', "create function public.swallow() returns trigger language plpgsql as 'begin return null; end'; create trigger aaa before insert on archive.event for each row execute function public.swallow()", [
    /^archive\.event the trigger aaa \| BEFORE INSERT .* \| nothing$/
  ]],
  ['a rule', 'create rule quiet as on update to archive.document do instead nothing', [
    /^archive\.document the rule quiet \| CREATE RULE quiet .* DO INSTEAD NOTHING; \| nothing$/s
  ]],
  ['a rule of working state', 'create rule quiet as on insert to jobs.unrecorded do instead nothing', [
    /^jobs\.unrecorded the rule quiet \| .* \| nothing$/s
  ]],
  ['no primary key', 'alter table archive.recorded drop constraint recorded_pkey', [
    /^archive\.recorded the constraint recorded_pkey \| nothing \| PRIMARY KEY \(sequence\)$/,
    /^archive\.recorded the unique index recorded_pkey \| nothing \| .*$/
  ]],
  ['another unique constraint', 'alter table archive.event_number drop constraint event_number_entry_id_key; alter table archive.event_number add constraint event_number_entry_id_key unique (entry_id, number)', [
    /^archive\.event_number the constraint event_number_entry_id_key \| UNIQUE \(entry_id, number\) \| UNIQUE \(entry_id\)$/,
    /^archive\.event_number the unique index event_number_entry_id_key \| .* \| .*$/
  ]],
  ['nulls that are distinct', 'alter table archive.event drop constraint event_organization_key_repository_id_identity_key; alter table archive.event add constraint event_organization_key_repository_id_identity_key unique (organization_key, repository_id, identity)', [
    /^archive\.event the constraint event_organization_key_repository_id_identity_key \| UNIQUE \(.*\) \| UNIQUE NULLS NOT DISTINCT \(.*\)$/,
    /^archive\.event the unique index event_organization_key_repository_id_identity_key \| .* \| .*NULLS NOT DISTINCT$/
  ]],
  ['a weaker check', "alter table archive.crawl_ended drop constraint crawl_ended_state_check; alter table archive.crawl_ended add constraint crawl_ended_state_check check (state <> '')", [
    /^archive\.crawl_ended the constraint crawl_ended_state_check \| CHECK \(\(state <> ''::text\)\) \| CHECK \(\(state = ANY .*$/
  ]],
  ['a check of what is added only', 'alter table archive.document drop constraint document_size_check; alter table archive.document add constraint document_size_check check (size >= 0) not valid', [
    /^archive\.document the constraint document_size_check \| .* NOT VALID \| CHECK \(\(size >= 0\)\)$/
  ]],
  ['no foreign key', 'alter table archive.court_key drop constraint court_key_organization_key_sha256_reader_fkey', [
    /^archive\.court_key the constraint court_key_organization_key_sha256_reader_fkey \| nothing \| FOREIGN KEY .*$/
  ]],
  ['a foreign key switched off', 'alter table archive.index_entry disable trigger all; alter table archive.index_entry enable always trigger refuse_change; alter table archive.index_entry enable always trigger refuse_truncate', [
    /^archive\.index_entry the constraint index_entry_sha256_role_reader_fkey \| FOREIGN KEY .*, switched off \| FOREIGN KEY .*[^f]$/
  ]],
  ['a column gone', 'alter table archive.code_table drop column alias', [
    /^archive\.code_table the column alias \| nothing \| text$/
  ]],
  ['a column more, of another type, that may be absent, or has a default', "alter table archive.fee add column note text, alter column cost type text, alter column currency drop not null, alter column details set default '{}'", [
    /^archive\.fee the column note \| text \| nothing$/,
    /^archive\.fee the column cost \| text \| numeric$/,
    /^archive\.fee the column currency \| text \| text not null$/,
    /^archive\.fee the column details \| jsonb not null default '\{\}'::jsonb \| jsonb not null$/
  ]],
  ['row security', 'alter table archive.policy enable row level security; create policy few on archive.policy for select using (version < \'2\')', [
    /^archive\.policy the kind \| table, with row security \| table$/,
    /^archive\.policy the policy few \| .* \| nothing$/
  ]],
  ['a table that a crash empties', 'alter table archive.event_number set unlogged', [
    /^archive\.event_number the kind \| table, not kept through a crash \| table$/
  ]],
  ['rows from elsewhere', 'create table public.more () inherits (archive.code)', [
    /^archive\.code the inheritance public\.more \| rows of public\.more are rows of archive\.code \| nothing$/
  ]],
  ['a view that says something else', "create or replace view archive.index_answer as select crawl_id, url, sha256, true as readable from archive.capture where role = 'index'", [
    /^archive\.index_answer the query \| .*true AS readable.* \| .*EXISTS.*$/s
  ]],
  ['a table more', 'create table archive.more (id integer)', [
    /^archive\.more the column id \| integer \| nothing$/,
    /^archive\.more the kind \| table \| nothing$/
  ]]
]

t.test('whatever was done to what guards the archive is named', async t => {
  const url = await testDatabase(t)
  const database = openDatabase(url, () => {})
  t.teardown(async () => await database.end())
  const verify = async (): Promise<string[]> => {
    const found: Difference[] = []
    await verifyGuards({ database, reader: { version: '', read: async () => { throw new Error('nothing is read') } }, onDifference: difference => { found.push(difference) }, onProgress () {} })
    return found.map(({ subject, what, stored, expected }) => `${subject} ${what} | ${stored} | ${expected}`)
  }
  // Nothing, unless db/definitions.json is stale, which the test before tells.
  const before = new Set(await verify())
  for (const [, sql] of tampering) await query(url, sql)
  const told = (await verify()).filter(line => !before.has(line))
  for (const [what, , expected] of tampering) {
    for (const pattern of expected) t.equal(told.filter(line => pattern.test(line)).length, 1, `${what}: ${pattern.source}`)
  }
  const patterns = tampering.flatMap(([, , expected]) => expected)
  t.same(told.filter(line => !patterns.some(pattern => pattern.test(line))), [], 'and nothing else is told')
})

t.test('what is set for the database does not change what it says of itself', async t => {
  const url = await testDatabase(t)
  const listed = async (): Promise<object> => {
    const database = openDatabase(url, () => {})
    return await listDefinitions(database).finally(async () => await database.end())
  }
  const before = await listed()
  await query(url, "do $$ begin execute format('alter database %I set search_path = archive, jobs, public', current_database()); end $$")
  t.same(await listed(), before)
})

// [a view's query as PostgreSQL 15 prints it, as 18 does]
const printed = [
  [' SELECT c.url,\n    (EXISTS ( SELECT\n           FROM archive.reading r\n          WHERE ((r.sha256 = c.sha256) AND (r.kind = c.role)))) AS known\n   FROM archive.capture c\n  WHERE (c.role = \'index\'::text);',
    ' SELECT url,\n    (EXISTS ( SELECT\n           FROM archive.reading r\n          WHERE ((r.sha256 = c.sha256) AND (r.kind = c.role)))) AS known\n   FROM archive.capture c\n  WHERE (role = \'index\'::text);'],
  [' SELECT c.url\n   FROM archive.capture c;', ' SELECT url\n   FROM archive.capture c;'],
  [' SELECT c.url\n   FROM archive.capture c\n     JOIN archive.reading r USING (sha256);', ' SELECT c.url\n   FROM archive.capture c\n     JOIN archive.reading r USING (sha256);']
] as const

t.test('a view is compared whichever version printed it', async t => {
  for (const [older, newer] of printed) t.same([withoutOnlyAlias(older), withoutOnlyAlias(newer)], [newer, newer])
})
