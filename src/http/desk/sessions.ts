import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { digestOf } from '../../archive/documents.ts'
import { endSession, findSession, keepSession } from '../../archive/jobs/sessions.ts'
import type { CourtTools } from '../asking.ts'
import { Problem } from '../problem.ts'
import { tokenNamed, type Tokens } from '../roles.ts'

/** What sessions need: tokens, the database that all processes share, and the clock. */
export interface SessionTools extends Pick<CourtTools, 'clock' | 'database' | 'publicUrl'> { tokens: Tokens }

/** A working day. */
const LASTS = 12 * 3_600_000

const COOKIE = 'desk'

const holders = new WeakMap<FastifyRequest, string>()

/** Who is signed in; null: nobody. */
export const holderOfSession = (request: FastifyRequest): string | null => holders.get(request) ?? null

/** Looks who asks, by the cookie. A session ends with its token, however that came to an end. */
export async function recognize (request: FastifyRequest, { clock, database, tokens }: SessionTools): Promise<void> {
  const name = cookieOf(request)
  if (name === undefined) return
  const session = await findSession(database, digestOf(name), clock())
  if (session !== undefined && tokens().clerk.some(({ sha256 }) => sha256 === session.token)) {
    holders.set(request, session.holder)
  }
}

/** Begins a session for who holds this token, from this request on; false where it is no clerk's. */
export async function signIn (
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  { clock, database, publicUrl, tokens }: SessionTools
): Promise<boolean> {
  const found = tokenNamed(token, tokens().clerk)
  if (found === undefined) return false
  const [name, now] = [randomBytes(32).toString('base64url'), clock()]
  await keepSession(
    database,
    { session: digestOf(name), holder: found.name, token: found.sha256, endsAt: now + LASTS },
    now
  )
  reply.header(
    'set-cookie',
    `${COOKIE}=${name}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${LASTS / 1000}${secure(publicUrl)}`
  )
  holders.set(request, found.name)
  return true
}

/** Ends the session, here and in the browser. */
export async function signOut (
  request: FastifyRequest,
  reply: FastifyReply,
  { database, publicUrl }: SessionTools
): Promise<void> {
  const name = cookieOf(request)
  if (name !== undefined) await endSession(database, digestOf(name))
  reply.header('set-cookie', `${COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure(publicUrl)}`)
}

const secure = (publicUrl: string | null): string => publicUrl?.startsWith('https:') === true ? '; Secure' : ''

function cookieOf ({ headers }: FastifyRequest): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map(pair => pair.trim().split('=', 2))
  return pairs.find(([name]) => name === COOKIE)?.[1]
}

/** A form of another site, or of none, does nothing here: only a page of ours sends one. */
export function requireOwnOrigin (request: FastifyRequest, publicUrl: string | null): void {
  if (!isOwnOrigin(request, publicUrl)) {
    throw new Problem(
      'forbidden',
      'This form was not sent from a page of this service: open the page here and send it again.'
    )
  }
}

/**
 * Scheme, host and port are those of `PUBLIC_URL`, or of the request where none is set. Behind a proxy that ends TLS
 * and is not trusted, a request of ours reads as http, so that its own scheme says nothing: there the browser's word
 * counts, which no page can write (Fetch Metadata, Sec-Fetch-Site). A browser without it needs one of the settings.
 */
function isOwnOrigin ({ headers, host, protocol }: FastifyRequest, publicUrl: string | null): boolean {
  const { origin } = headers
  if (origin === undefined || !URL.canParse(origin)) return false
  const ours = publicUrl === null ? null : new URL(publicUrl)
  if (origin === ours?.origin) return true
  const scheme = ours?.protocol ?? `${protocol}:`
  const isOurs = (each: string): boolean => URL.canParse(`${each}//${host}`) && new URL(`${each}//${host}`).origin === origin
  return isOurs(scheme) || (headers['sec-fetch-site'] === 'same-origin' && (isOurs('https:') || isOurs('http:')))
}

/** What only who is signed in may see. */
export function requireHolder (request: FastifyRequest): string {
  const holder = holderOfSession(request)
  if (holder === null) {
    throw new Problem('unauthorized', 'This is for clerks who are signed in: sign in, and come back.')
  }
  return holder
}

/** A name that no host has: an address that leads away from it leads away from this service. */
const HERE = 'http://desk.invalid'

/**
 * Where to go on after signing in: within this service, or home. It is read
 * as a browser reads it, who drops tabs and line ends and takes `\` for `/`.
 */
export function backTo (text: string | undefined): string {
  if (text?.startsWith('/') !== true || !URL.canParse(text, HERE)) return '/'
  const { hash, origin, pathname, search } = new URL(text, HERE)
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : '/'
}
