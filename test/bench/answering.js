import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Pool } from 'undici'
import { courtKey, expectedAnswer, questions, seeded } from './made-up-courts.js'
import { startService } from './processes.js'
import { feeCode } from './repository-xml.js'

export const DECISION = '/v1/courts/{courtKey}/effective-policy'
export const FEES = '/v1/courts/{courtKey}/fees/{code}'
const QUESTIONS = 50_000
/** How many answers are compared with what was worked out beside the archive. */
const COMPARED = 300
const AT_ONCE = 16
const FEE = feeCode(0)

/** The paths of questions: which policy is in force, and what a fee is. */
export const paths = {
  decision: ({ court, at }) => `/v1/courts/${courtKey(court)}/effective-policy?at=${at}`,
  fee: ({ court, at }) => `/v1/courts/${courtKey(court)}/fees/${FEE}?at=${at}`
}

/**
 * A service on so many made-up courts and versions, whose answers have been found right; `asked` are random questions to it, and `file`
 * gives one of their paths for wrk; `warm` asks each once, so that what stands ready is measured, as far as memory holds it.
 */
export async function openAnswering ({ archives, say }, courts, versions, env = {}) {
  const url = await archives.seeded(courts, versions)
  const service = await startService({ url, env })
  const asked = questions(QUESTIONS, courts, seeded(1))
  const pool = new Pool(`http://127.0.0.1:${service.port}`, { connections: AT_ONCE })
  const files = new Map()
  const answering = {
    service,
    url,
    asked,
    ask: async (path, headers = {}) => await answerOf(pool, path, headers),
    warm: async pathOf => {
      const since = performance.now()
      await each(asked, async question => await answering.ask(pathOf(question)))
      return QUESTIONS / (performance.now() - since) * 1000
    },
    file: async (name, lineOf, lines = asked.length) => {
      if (!files.has(name)) files.set(name, await keep(archives.directory, `${courts}-${versions}-${name}`, asked.slice(0, lines).map(lineOf)))
      return files.get(name)
    },
    close: async () => {
      await pool.close()
      await service.close()
    }
  }
  try {
    await compare(answering, versions)
    const since = performance.now()
    const all = Array.from({ length: courts }, (_, court) => court)
    await each(all, async court => await answering.ask(paths.decision({ court, at: '2015-06-01T12:00' })))
    say(`${courts} courts asked for the first time: ${((performance.now() - since) / courts).toFixed(1)} ms each`)
    say(`decisions asked for the first time: ${Math.round(await answering.warm(paths.decision))} a second`)
    return answering
  } catch (error) {
    await answering.close()
    throw error
  }
}

async function compare ({ asked, ask }, versions) {
  // The first question loads what all courts have in common; it is nobody's figure.
  await ask(paths.decision(asked[0]))
  await each(asked.slice(0, COMPARED), async question => {
    const { version, firstFee } = expectedAnswer(question.court, question.at, versions)
    const decision = JSON.parse((await ask(paths.decision(question))).body)
    const { fees } = JSON.parse((await ask(paths.fee(question))).body)
    const found = `${decision.policy.version} with a fee of ${fees[0].cost.amount}`
    if (found !== `${version} with a fee of ${firstFee}`) throw new Error(`${paths.decision(question)} gives ${found}: ${version} with ${firstFee} is expected.`)
  })
}

/** Runs `use` on each, so many at once. */
export async function each (values, use, atOnce = AT_ONCE) {
  const left = values.values()
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const value of left) await use(value)
  }))
}

async function answerOf (pool, path, headers) {
  const { statusCode: status, headers: fields, body } = await pool.request({ path, method: 'GET', headers })
  const bytes = Buffer.from(await body.arrayBuffer())
  if (status >= 400) throw new Error(`${path} answers ${status}: ${bytes}`)
  return { status, headers: fields, body: bytes }
}

/** A file for wrk, or for questions at a constant pace. */
export async function keep (directory, name, lines) {
  const file = join(directory, `${name}.txt`)
  await writeFile(file, lines.join('\n') + '\n')
  return file
}

/** What a bare server has to send to say as much as an answer: its status, its header fields but for those that Node adds, its bytes. */
export function likeness (route, { status, headers, body }) {
  const { date, connection, 'keep-alive': keepAlive, 'transfer-encoding': coding, ...own } = headers
  return { route, status, headers: own, body: body.toString() }
}
