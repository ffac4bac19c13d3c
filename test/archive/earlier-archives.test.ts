import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { openDatabase } from '../../src/archive/database.ts'
import { differingPaths } from '../../src/archive/differing-paths.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { migrate, pendingMigrations } from '../../src/archive/migrations.ts'
import { keepSettings } from '../../src/archive/settings.ts'
import { emptyDatabase, query } from '../database.ts'
import { serveArchive, type Served } from '../http/serve.ts'

const archives = join(import.meta.dirname, '../fixtures/archives')

/** What an archive was, and what the service of that day answered: see the README beside it. */
interface Recorded {
  /** The service's clock when it answered, and will be now. */
  now: string
  repositories: Array<{ id: string, url: string, timeZone: string | null }>
  courts: Array<{ organizationKey: string, timeZone: string | null, repository: string | null }>
  /** In their order; `state` null: its process died. */
  crawls: Array<{ id: string, repository: string, state: 'done' | 'failed' | null }>
  /** As known when each question was asked; `inside` is the crawl that was under way. */
  moments: Moment[]
  /** Of each question its answers at the moments, in their order: status, and which of the bodies. */
  answers: Record<string, Array<[status: number, body: number]>>
  /** `{knownAt}` stands for the moment. */
  bodies: Body[]
  events: Body[]
}

interface Moment { knownAt: string | null, what: string, inside: string | null }
type Body = Record<string, unknown>
interface Told { status: number, body: Body }
interface Asked { archive: string, question: string, moment: Moment, recorded: Recorded }

/** A rule of ours that was corrected since: its number in docs/archive.md, which of the answers it changes, and how they read now. */
interface Correction { number: number, says: string, correct: (told: Told, asked: Asked) => Told | undefined }

// Everything else stays as it was.
const corrections: Correction[] = []

/** The recorded answer with what was corrected since; notes which corrections had something to do. */
function corrected (told: Told, asked: Asked, used: Set<number>): Told {
  return corrections.reduce((before, { number, correct }) => {
    const after = correct(before, asked)
    if (after !== undefined) used.add(number)
    return after ?? before
  }, told)
}

function recordedOf (archive: string): Recorded {
  return JSON.parse(gunzipSync(readFileSync(join(archives, archive, 'answers.json.gz'))).toString())
}

/** The archive as it was, brought up to date. */
async function restore (t: Test, archive: string): Promise<string> {
  const url = await emptyDatabase(t)
  await query(url, readFileSync(join(archives, archive, 'dump.sql'), 'utf8'))
  t.ok((await pendingMigrations(url)).every(name => name > archive), 'it has what was run by then')
  await migrate(url)
  t.same(await pendingMigrations(url), [])
  return url
}

async function serveRestored (t: Test, archive: string, { now, repositories, courts }: Recorded): Promise<Served> {
  const url = await restore(t, archive)
  const database = openDatabase(url, () => {})
  t.teardown(async () => await database.end())
  await keepSettings(database, [
    ...repositories.map(({ id, timeZone }) => ({ organizationKey: null, repositoryId: id, timeZone, source: null })),
    ...courts.map(({ organizationKey, timeZone, repository }) => ({ organizationKey, repositoryId: null, timeZone, source: repository }))
  ])
  await recordEntries(database)
  return await serveArchive(t, { database, url }, { repositories: repositories.map(({ id, url }) => ({ id, url })) }, Date.parse(now))
}

/** What differs between an answer and what was recorded, in words; nothing when it is the same. */
function differences (expected: Told, found: Told): string[] {
  const status = expected.status === found.status ? [] : [`status: ${found.status}, was ${expected.status}`]
  const paths = differingPaths(expected.body, found.body, 5).map(({ path, stored, computed }) => `${path}: ${JSON.stringify(computed)}, was ${JSON.stringify(stored)}`)
  return [...status, ...paths]
}

for (const archive of readdirSync(archives, { withFileTypes: true }).filter(each => each.isDirectory()).map(({ name }) => name)) {
  t.test(`an archive with the migrations up to ${archive} goes on`, async t => {
    const recorded = recordedOf(archive)
    const { app } = await serveRestored(t, archive, recorded)
    const used = new Set<number>()
    const different: string[] = []
    for (const [place, moment] of recorded.moments.entries()) {
      for (const [question, told] of Object.entries(recorded.answers)) {
        const { knownAt } = moment
        const [status, body] = told[place] as [number, number]
        const text = JSON.stringify(recorded.bodies[body])
        const then = { status, body: JSON.parse(knownAt === null ? text : text.replaceAll('{knownAt}', knownAt)) }
        const asked = knownAt === null ? question : `${question}${question.includes('?') ? '&' : '?'}knownAt=${knownAt}`
        const answer = await app.inject(asked)
        const found = differences(corrected(then, { archive, question, moment, recorded }, used), { status: answer.statusCode, body: answer.json() })
        if (found.length > 0) different.push(`${asked} (${moment.what})\n  ${found.join('\n  ')}`)
      }
    }
    t.same(different.slice(0, 300), [], `${different.length} answers are not what they were`)
    t.same([...used].sort((a, b) => a - b), corrections.map(({ number }) => number), 'every correction had something to correct')
    await t.test('and tells the events that it told', async t => {
      const told = (await app.inject('/v1/events?limit=200')).json().items
      const found = recorded.events.flatMap((event, place) => differingPaths(event, told[place], 3).map(({ path }) => `${String(event['number'])} ${path}`))
      t.same(found, [])
    })
  })
}
