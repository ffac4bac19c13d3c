import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { openDatabase } from '../../src/postgres/database.ts'
import { differingPaths } from '../../src/verify/differing-paths.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { migrate, pendingMigrations } from '../../src/postgres/migrations.ts'
import { keepSettings } from '../../src/archive/court/settings.ts'
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
interface Asked { question: string, moment: Moment & { isHalf: boolean } }

type Texts = Array<{ kind?: string, rule?: string, version: string | null, url?: string | null, text: string, verdict?: string }>

/**
 * A rule of ours that was corrected since, with the words of `corrections` in src/domain/policy/corrections.ts, and what today's answer
 * would be without it; undefined where it changes nothing.
 */
interface Correction { says: string, undo: (found: Told, then: Told, asked: Asked) => Told | undefined }

const within = /^What was known then was known within a crawl/

/** Leaves out doubts and reasons. */
function without (found: Told, isLeftOut: (text: Texts[number]) => boolean): Told | undefined {
  const { doubts = [], reasons = [] } = found.body as { doubts?: Texts, reasons?: Texts }
  if (![...doubts, ...reasons].some(isLeftOut)) return undefined
  const kept = (texts: Texts): Texts => texts.filter(text => !isLeftOut(text))
  return { ...found, body: { ...found.body, ...('doubts' in found.body && { doubts: kept(doubts) }), ...('reasons' in found.body && { reasons: kept(reasons) }) } }
}

// Everything else stays as it was.
const corrections: Correction[] = [
  {
    says: 'known within a crawl',
    undo: (found, _then, { moment }) => moment.isHalf ? without(found, ({ text }) => within.test(text)) : undefined
  },
  {
    says: 'has its findings, where it was no version',
    undo: (found, then, { question }) => /\/policies\/[^/]+\/findings/.test(question) && then.status === 404 && found.status === 200 && (found.body['items'] as Texts | undefined)?.some(({ rule }) => rule === 'other-source') === true ? then : undefined
  },
  { says: 'stands in the reasons', undo: found => without(found, ({ text }) => text.includes(': it could change what holds later than this instant.')) },
  {
    says: 'doubts of its whole span',
    undo: (found, then, { question }) => {
      const told = (then.body as { doubts?: Texts }).doubts ?? []
      return question.includes('/timeline') ? without(found, doubt => !told.some(({ text }) => text === doubt.text)) : undefined
    }
  },
  {
    says: 'that a refusal offers is one at which something answers',
    undo: (found, { body: { firstKnownAt, detail } }) =>
      found.body['firstKnownAt'] === null && firstKnownAt !== null ? { ...found, body: { ...found.body, firstKnownAt, detail } } : undefined
  },
  {
    says: 'doubts of the instant asked about',
    undo: (found, then, { question }) => {
      const isOther = question.includes('/history') && JSON.stringify(found.body['doubts']) !== JSON.stringify(then.body['doubts'])
      return isOther ? { ...found, body: { ...found.body, doubts: then.body['doubts'] } } : undefined
    }
  }
]

/** Fields that some answers have since, beside all that they had. */
const added: readonly string[] = ['at', 'doubtPeriods', 'policy', 'provisional']

function withoutAdded ({ status, body }: Told, then: Told): Told {
  return { status, body: Object.fromEntries(Object.entries(body).filter(([name]) => name in then.body || !added.includes(name))) }
}

/** What was captured before says that nothing was kept of how it came. */
const withoutExchanges = (key: string, value: unknown): unknown => key === 'exchanges' && value === null ? undefined : value

/** Today's answer without what was corrected since; notes which corrections had something to do. */
function uncorrected (found: Told, then: Told, asked: Asked, used: Set<string>): Told {
  return corrections.reduce((after, { says, undo }) => {
    const before = undo(after, then, asked)
    if (before !== undefined) used.add(says)
    return before ?? after
  }, withoutAdded(found, then))
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

/** Whether a moment lies within a crawl, or after one that did not come to its end, before another did. */
function isHalf (place: number, { moments, crawls }: Recorded): boolean {
  const last = moments.slice(0, place + 1).findLast(({ inside }) => inside !== null)?.inside
  return moments[place]?.inside !== null || crawls.find(({ id }) => id === last)?.state !== 'done'
}

/** Without fields that answers have had since: a fee's own currency and document key. */
function withoutOwnOfFees (body: Body): Body {
  return JSON.parse(JSON.stringify(body), function (this: Body, key: string, value: unknown) {
    return 'costText' in this && 'criteria' in this && 'offered' in this && ['currency', 'documentKey'].includes(key) ? undefined : value
  })
}

/** What differs between an answer and what was recorded, in words; nothing when it is the same. */
function differences (expected: Told, found: Told): string[] {
  const status = expected.status === found.status ? [] : [`status: ${found.status}, was ${expected.status}`]
  const paths = differingPaths(expected.body, withoutOwnOfFees(found.body), 5).map(({ path, stored, computed }) => `${path}: ${JSON.stringify(computed)}, was ${JSON.stringify(stored)}`)
  return [...status, ...paths]
}

for (const archive of readdirSync(archives, { withFileTypes: true }).filter(each => each.isDirectory()).map(({ name }) => name)) {
  t.test(`an archive with the migrations up to ${archive} goes on`, async t => {
    const recorded = recordedOf(archive)
    const { app } = await serveRestored(t, archive, recorded)
    const used = new Set<string>()
    const different: string[] = []
    for (const [place, moment] of recorded.moments.entries()) {
      for (const [question, told] of Object.entries(recorded.answers)) {
        const { knownAt } = moment
        const [status, body] = told[place] as [number, number]
        const text = JSON.stringify(recorded.bodies[body])
        const then = { status, body: JSON.parse(knownAt === null ? text : text.replaceAll('{knownAt}', knownAt)) }
        const asked = knownAt === null ? question : `${question}${question.includes('?') ? '&' : '?'}knownAt=${knownAt}`
        const answer = await app.inject(asked)
        const found = differences(then, uncorrected({ status: answer.statusCode, body: JSON.parse(answer.body, withoutExchanges) }, then, { question, moment: { ...moment, isHalf: isHalf(place, recorded) } }, used))
        if (found.length > 0) different.push(`${asked} (${moment.what})\n  ${found.join('\n  ')}`)
      }
    }
    t.same(different.slice(0, 300), [], `${different.length} answers are not what they were`)
    t.same([...used].sort(), corrections.map(({ says }) => says).sort(), 'every correction had something to correct')
    await t.test('and tells the events that it told', async t => {
      const told = (await app.inject('/v1/events?limit=200')).json().items
      // Doubts are told with events since then, and those of before had none to tell.
      const asToday = (event: Body, today: Body): Body => 'doubtKinds' in today ? { ...event, doubtKinds: [] } : event
      const found = recorded.events.flatMap((event, place) => differingPaths(asToday(event, told[place]), told[place], 3).map(({ path }) => `${String(event['number'])} ${path}`))
      t.same(found, [])
    })
  })
}
