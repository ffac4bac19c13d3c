import { setTimeout as pause } from 'node:timers/promises'
import type { Test } from 'tap'
import { until } from './until.ts'

/** Something that is asked again and again. */
export interface Question {
  /** What it is counted under. */
  kind: string
  path: string
  /** Posted as JSON, where it is given. */
  body?: object
  headers?: () => Record<string, string>
  /** What of an answer of 200 or 201, to what was sent with these headers, is wrong; undefined where nothing is. */
  wrong: (body: any, answer: Response, sent: Record<string, string>) => string | undefined
}

/** What was said to one of them. */
export interface Said { kind: string, status: number }

/** What was said from a moment on: how often something was, and which of all that was said is the first; Infinity where it never was. */
export interface Mark {
  said: (kind: string, status: number) => number
  first: (kind: string, status: number) => number
}

/** People who ask a service without an end. */
export interface Load {
  /** All that was said, in the order in which it came. */
  said: Said[]
  /** Every answer that may never be: none as a rule. */
  wrong: string[]
  /** What was said from here on. */
  mark: () => Mark
  /** Waits until every question that is not written was answered from now on, and some that are. */
  goesOn: () => Promise<void>
  stop: () => Promise<void>
}

interface LoadOptions {
  /** Of each kind, so many at once. */
  askers?: number
  /** Milliseconds between an answer and the next question. */
  rest?: number
  /** Whether nobody need listen at the moment. */
  refused?: () => boolean
}

/** Nobody is to wait so long, however busy the machine is: the service promises three seconds. */
const NEVER_SO_LONG = 60_000

/**
 * Asks the questions of each kind in turn, several at once, so that those who wait do not hold up the others. Each is answered rightly, or
 * by a 503 `unavailable` that says when to come back: whatever else comes, or does not come, is noted.
 */
export function putLoad (t: Test, base: () => string, questions: readonly Question[], { askers = 2, rest = 10, refused = () => false }: LoadOptions = {}): Load {
  const [said, wrong]: [Said[], string[]] = [[], []]
  const ending = new AbortController()
  const ask = async (those: readonly Question[]): Promise<void> => {
    for (let place = 0; !ending.signal.aborted; place += 1) {
      const question = those[place % those.length] as Question
      const fault = await askOnce(base(), question, status => said.push({ kind: question.kind, status })).catch((error: Error) => refused() || ending.signal.aborted ? undefined : `${error.message} ${String(error.cause ?? '')}`)
      if (fault !== undefined) wrong.push(`${question.path}: ${fault}`)
      await pause(rest)
    }
  }
  const kinds = [...new Set(questions.map(({ kind }) => kind))].map(kind => questions.filter(question => question.kind === kind) as [Question, ...Question[]])
  const asked = Promise.all(kinds.flatMap(those => Array.from({ length: askers }, async () => await ask(those))))
  const stop = async (): Promise<void> => {
    ending.abort()
    await asked
  }
  t.teardown(stop)
  const mark: Load['mark'] = () => {
    const from = said.length
    const after = (): Said[] => said.slice(from)
    return {
      said: (kind, status) => after().filter(each => each.kind === kind && each.status === status).length,
      first: (kind, status) => {
        const place = after().findIndex(each => each.kind === kind && each.status === status)
        return place < 0 ? Infinity : place
      }
    }
  }
  const goesOn = async (): Promise<void> => {
    const from = mark()
    // Of those who ask them one has come to its end then.
    await until(() => kinds.every(those => those[0].body === undefined ? from.said(those[0].kind, 200) > askers * those.length : from.said(those[0].kind, 201) > 1))
  }
  return { said, wrong, mark, goesOn, stop }
}

async function askOnce (base: string, { path, body, headers = () => ({}), wrong }: Question, onSaid: (status: number) => void): Promise<string | undefined> {
  const posted = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const fields: Record<string, string> = { ...headers(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const answer = await fetch(base + path, { ...posted, headers: fields, signal: AbortSignal.timeout(NEVER_SO_LONG) })
  const text = await answer.text()
  const said = text === '' ? null : JSON.parse(text)
  onSaid(answer.status)
  if (answer.ok) return wrong(said, answer, fields)
  if (answer.status === 503 && said.type === 'urn:problem:unavailable' && /^\d+$/.test(answer.headers.get('retry-after') ?? '')) return undefined
  return `${answer.status} ${text.slice(0, 200)}`
}
