import type { Refusal } from '../answers/refusal.ts'

/** Every kind of problem, its status and title; RFC 9457, `urn:problem:<kind>`. */
export const problems = {
  'bad-request': { status: 400, title: 'The request cannot be understood' },
  unauthorized: { status: 401, title: 'A token is needed' },
  forbidden: { status: 403, title: 'The token does not allow this' },
  'no-such-court': { status: 404, title: 'No such court' },
  'no-such-version': { status: 404, title: 'No such version' },
  'no-such-fee': { status: 404, title: 'No such fee' },
  'no-such-code-table': { status: 404, title: 'No such code table' },
  'no-such-code': { status: 404, title: 'No such code' },
  'no-such-dispute': { status: 404, title: 'No such dispute' },
  'no-such-document': { status: 404, title: 'No such document' },
  'not-found': { status: 404, title: 'Not found' },
  'none-yet': { status: 404, title: 'No policy is in force yet' },
  'no-policy': { status: 404, title: 'No policy is archived' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'not-acceptable': { status: 406, title: 'Not acceptable' },
  'request-timeout': { status: 408, title: 'Request timeout' },
  conflict: { status: 409, title: 'Conflict' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'expectation-failed': { status: 417, title: 'Expectation failed' },
  'idempotency-key-reused': { status: 422, title: 'The key was used for another request' },
  'header-too-large': { status: 431, title: 'Request header fields too large' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Unavailable' },
  internal: { status: 500, title: 'Internal error' }
} as const

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8'

export type ProblemKind = keyof typeof problems

/** Something to be answered as `application/problem+json`; `detail` is a sentence that tells what to do. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly kind: ProblemKind
  /** Members of the kind: `suggestions`, `firstEffectiveFrom`, `errors`. */
  readonly members: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  constructor (
    kind: ProblemKind,
    detail: string,
    members: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {}
  ) {
    super(detail)
    this.kind = kind
    this.members = members
    this.headers = headers
  }
}

/** What is told of a refusal. */
export const problemOf = ({ kind, message, members }: Refusal): Problem => new Problem(kind, message, members)

/** Where the request line is longer than this, its path alone says where it was. */
const LONGEST_INSTANCE = 2_000

/** The body of a problem (RFC 9457, section 3). `url` is what was asked for. */
export function printProblem (
  { kind, message, members }: Problem,
  url: string,
  more: Readonly<Record<string, unknown>> = {}
): string {
  const { status, title } = problems[kind]
  const instance = url.length <= LONGEST_INSTANCE ? url : (url.split('?')[0] as string).slice(0, LONGEST_INSTANCE)
  return JSON.stringify({
    type: `urn:problem:${kind}`,
    title,
    status,
    detail: message,
    instance,
    ...more,
    ...members
  })
}
