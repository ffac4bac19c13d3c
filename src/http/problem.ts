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
  'no-such-document': { status: 404, title: 'No such document' },
  'not-found': { status: 404, title: 'Not found' },
  'none-yet': { status: 404, title: 'No policy is in force yet' },
  'no-policy': { status: 404, title: 'No policy is archived' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'not-acceptable': { status: 406, title: 'Not acceptable' },
  conflict: { status: 409, title: 'Conflict' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Unavailable' },
  internal: { status: 500, title: 'Internal error' }
} as const

export type ProblemKind = keyof typeof problems

/** Something to be answered as `application/problem+json`; `detail` is a sentence that tells what to do. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly kind: ProblemKind
  /** Members of the kind: `suggestions`, `firstEffectiveFrom`, `errors`. */
  readonly members: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  constructor (kind: ProblemKind, detail: string, members: Readonly<Record<string, unknown>> = {}, headers: Readonly<Record<string, string>> = {}) {
    super(detail)
    this.kind = kind
    this.members = members
    this.headers = headers
  }
}

/** What is wrong with one parameter: what was expected, with an example. */
export interface ParameterError { parameter: string, message: string }

export function badRequest (...errors: ParameterError[]): Problem {
  return new Problem('bad-request', errors.map(({ message }) => message).join(' '), { errors })
}

/** The body of a problem (RFC 9457, section 3). */
export function problemBody (kind: ProblemKind, detail: string, instance: string, members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { status, title } = problems[kind]
  return { type: `urn:problem:${kind}`, title, status, detail, instance, ...members }
}
