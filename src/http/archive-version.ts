import type { FastifyReply } from 'fastify'
import { quoted } from '../domain/text/quoted.ts'
import type { CourtTools } from './asking.ts'
import type { App } from './fastify.ts'
import { Problem } from './problem.ts'
import type { FieldList } from './send-prepared.ts'

type Histories = CourtTools['histories']

const VERSION = 'archive-version'
const AT_LEAST = 'archive-at-least'

/**
 * Where a replica is read from, every answer says in `Archive-Version` up to which number
 * of the archive it counts at least: as memory was when it was asked, which is never more
 * than the answer knows. Anywhere, `Archive-At-Least` is never answered by less.
 *
 * @throws a bad request where that is no number, `Behind` where it is not here within two seconds
 */
export function tellVersion (app: App, histories: Histories): void {
  app.addHook('onRequest', (request, reply, done) => {
    const wanted = request.headers[AT_LEAST]
    if (wanted === undefined) {
      putVersion(reply, histories)
      return done()
    }
    numberedIn(String(wanted), histories).then(() => {
      putVersion(reply, histories)
      done()
    }, done)
  })
}

/** Says it anew where what was taken up meanwhile counts too. */
export function putVersion (reply: FastifyReply, histories: Histories): void {
  if (histories.isOfReplica()) reply.header(VERSION, String(histories.sequence()))
}

/** The same for an answer that is given before Fastify looks at what is asked. */
export const versionOf = (histories: Histories): FieldList =>
  histories.isOfReplica() ? [VERSION, String(histories.sequence())] : NONE

async function numberedIn (wanted: string, histories: Histories): Promise<void> {
  if (/^\d{1,15}$/.test(wanted)) return await histories.reach(Number(wanted))
  const message = `Archive-At-Least is ${quoted(wanted)}: a number is expected, as Archive-Version of an earlier answer had it.`
  throw new Problem('bad-request', message, { errors: [{ parameter: 'Archive-At-Least', message }] })
}

/** What is said of the version in an answer that goes out past Fastify. */
export function versionFields (reply: FastifyReply): FieldList {
  return reply.hasHeader(VERSION) ? [VERSION, String(reply.getHeader(VERSION))] : NONE
}

const NONE: FieldList = []
