import t from 'tap'
import { migrate } from '../../src/postgres/migrations.ts'
import { query } from '../database.ts'
import { noReplicas, replicatedPostgres } from '../replicated-postgres.ts'
import { lasts } from './length.ts'
import { putLoad, type Question } from './load.ts'
import { openStand, type Stand } from './stand.ts'
import { until } from './until.ts'

// A replica stops taking up what is recorded, while people record and ask to be answered by no less than what they have seen.

t.setTimeout(600_000)

t.test('a replica that lags under load', { skip: noReplicas }, async t => {
  const { url, replicaUrl } = await replicatedPostgres(t)
  await migrate(url)
  const stand = await openStand(t, { DATABASE_URL: url, DATABASE_READ_URL: replicaUrl })
  const crawl = await stand.beginCrawl()
  await until(async () => (await stand.ask(crawl)).body.state === 'done')
  const seen = { version: 0 }
  const load = putLoad(t, stand.base, [...atLeast(stand, seen), ...stand.questions.filter(({ kind }) => kind === 'record')])
  const lastIn = async (at: string): Promise<number> =>
    Number((await query<{ last: string }>(at, 'select max(sequence) as last from archive.recorded'))[0]?.last)
  await load.goesOn()

  await query(replicaUrl, 'select pg_wal_replay_pause()')
  t.teardown(async () => await query(replicaUrl, 'select pg_wal_replay_resume()').catch(() => {}))
  // The first record that the replica lacks is the last one: the next would be answered from less than what is recorded by then.
  await until(async () => await lastIn(url) > await lastIn(replicaUrl))
  // Somebody has heard of what is recorded by now, and asks for no less.
  seen.version = await lastIn(url)
  const paused = load.mark()
  await lasts(() => (['memory', 'database', 'record'] as const).every(kind => paused.said(kind, 503) > 3))
  const later = load.mark()
  await until(() => later.said('memory', 503) > 3)
  t.equal(later.said('memory', 200) + later.said('database', 200), 0, 'nobody is answered by less')
  t.match(await stand.ask('/v1/courts/USCAKern/effective-policy?at=2020-06-01T12:00'), { status: 200, body: { policy: { version: '2.0.0' } } }, 'who does not ask for that is answered')

  await query(replicaUrl, 'select pg_wal_replay_resume()')
  await load.goesOn()
  await load.stop()
  t.same(load.wrong, [], `of ${load.said.length} answers`)
})

/** The questions that are read from the replica, each asked for by the highest version that anybody has seen. */
function atLeast ({ questions }: Stand, seen: { version: number }): Question[] {
  return questions.filter(({ kind }) => kind !== 'record').map(question => ({
    ...question,
    headers: () => ({ 'archive-at-least': String(seen.version) }),
    wrong: (body, answer, sent) => {
      const version = Number(answer.headers.get('archive-version'))
      seen.version = Math.max(seen.version, version)
      return version >= Number(sent['archive-at-least']) ? question.wrong(body, answer, sent) : `Archive-Version is ${version}, and at least ${sent['archive-at-least']} was asked for`
    }
  }))
}
