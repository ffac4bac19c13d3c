import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { methodNotAllowed, nothingAt } from './door.ts'
import { answerToHolders, everyAnswer } from './every-answer.ts'
import type { FindPath } from './known-paths.ts'
import { PROBLEM_JSON, Problem, printProblem, problems } from './problem.ts'
import { REQUEST_ID, type IdOf } from './request-ids.ts'

/**
 * How long a connection that was told off may go on sending before
 * it is cut: who is cut while sending would lose what was said.
 */
const LAST_WORD_MS = 1_000

/** What the parser of HTTP gives up on. */
const causes: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem(
    'header-too-large',
    'The head of the request is longer than 16 KiB: send a shorter URL, and fewer or shorter headers.'
  ),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new Problem(
    'too-large',
    'The extensions of a chunk are too long: send chunks without them.'
  ),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem(
    'request-timeout',
    'The request was not there in time: send its head and its body within 30 seconds.'
  )
}

const noRequest = new Problem('bad-request', 'This is no HTTP/1.1 request: look at its first line and its headers.', {
  errors: []
})

/** Connections whose request was answered before all of it had come. */
const answered = new WeakSet<Socket>()

/** Ids of requests whose bodies are still coming. */
const coming = new WeakMap<Socket, string>()

/**
 * Remembers that a request was answered while its body was still
 * coming: nothing more is said when the rest does not come.
 */
export function rememberAnswered ({ raw, id }: FastifyRequest, reply: FastifyReply): void {
  if (raw.headers['transfer-encoding'] === undefined && raw.headers['content-length'] === undefined) return
  const { socket } = raw
  coming.set(socket, id)
  reply.raw.once('finish', () => { if (!raw.complete) answered.add(socket) })
  raw.once('end', () => {
    answered.delete(socket)
    coming.delete(socket)
  })
}

/**
 * Answers a connection on which no request could be made out,
 * as a problem; one that is gone or had its answer is closed.
 */
export function refuseUnreadable (
  findPath: FindPath,
  idOf: IdOf
): (error: Error & { code?: string, rawPacket?: unknown }, socket: Socket) => void {
  return ({ code = '', rawPacket }, socket) => {
    if (code === 'ECONNRESET' || socket.destroyed || !socket.writable || answered.has(socket)) socket.destroy()
    else {
      sayAndClose(
        socket,
        code === 'HPE_INVALID_METHOD' ? unknownMethod(rawPacket, findPath) : openly(causes[code] ?? noRequest),
        coming.get(socket) ?? idOf()
      )
    }
  }
}

/** What Node answers by itself without a word, or not at all. */
export function answerOddRequests (server: Server, findPath: FindPath, idOf: IdOf): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const problem = new Problem(
      'expectation-failed',
      'Nothing can be expected here but 100-continue: leave the header Expect out.'
    )
    const url = request.url ?? ''
    const body = printProblem(problem, url)
    response
      .writeHead(
        problems[problem.kind].status,
        headOf({ problem, isClosed: isClosedAt(url, findPath) }, body, idOf(request))
      )
      .end(body)
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) =>
    sayAndClose(socket, refusalAt('CONNECT', request.url ?? '', findPath), idOf(request))
  )
}

/** A problem, and whether it is about a path where each method needs a role: other sites' pages do not read it. */
interface Said { problem: Problem, isClosed: boolean }

const openly = (problem: Problem): Said => ({ problem, isClosed: false })

const isClosedAt = (url: string, findPath: FindPath): boolean =>
  findPath(url.split('?')[0] as string)?.open.length === 0

/** A first line whose method no parser knows may still name a path. */
function unknownMethod (packet: unknown, findPath: FindPath): Said {
  const [, method, url] =
    /^([\w!#$%&'*+.^`|~-]+) (\S+) HTTP\/1\.[01]\r?\n/.exec(
      Buffer.isBuffer(packet) ? packet.toString('latin1') : ''
    ) ?? []
  return method === undefined || url === undefined ? openly(noRequest) : refusalAt(method, url, findPath)
}

function refusalAt (method: string, url: string, findPath: FindPath): Said {
  const path = url.split('?')[0] as string
  const known = findPath(path)
  return {
    problem: known === undefined ? nothingAt(path) : methodNotAllowed(method, known),
    isClosed: isClosedAt(url, findPath)
  }
}

function sayAndClose (socket: Socket, said: Said, id: string): void {
  const { status } = problems[said.problem.kind]
  const body = printProblem(said.problem, '')
  const fields = Object.entries({ ...headOf(said, body, id), connection: 'close' })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${fields}\r\n${body}`)
  socket.resume()
  const end = setTimeout(() => socket.destroy(), LAST_WORD_MS).unref()
  socket.once('close', () => clearTimeout(end))
}

function headOf ({ isClosed, problem: { headers } }: Said, body: string, id: string): Record<string, string> {
  const own = { [REQUEST_ID]: id, 'content-type': PROBLEM_JSON, 'content-length': String(Buffer.byteLength(body)) }
  return { ...(isClosed ? answerToHolders : { ...everyAnswer, 'cache-control': 'no-store' }), ...headers, ...own }
}
