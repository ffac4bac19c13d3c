import { problems, type ProblemKind } from './problem.ts'

/** What each status is most often about: a kind, what it says, and what belongs to it. */
const typical: Readonly<
  Record<string, { kind: ProblemKind; detail: string; members?: Readonly<Record<string, unknown>> }>
> = {
  400: {
    kind: 'bad-request',
    detail:
      'at is "2005-04-03T02:30", which does not exist on the court\'s clock (America/Los_Angeles): give the offset, as in 2005-04-03T01:30:00-08:00 or 2005-04-03T03:30:00-07:00.',
    members: {
      errors: [
        {
          parameter: 'at',
          message:
            'at is "2005-04-03T02:30", which does not exist on the court\'s clock (America/Los_Angeles): give the offset, as in 2005-04-03T01:30:00-08:00 or 2005-04-03T03:30:00-07:00.'
        }
      ]
    }
  },
  401: { kind: 'unauthorized', detail: 'This token is not known: check it, or ask who runs this service for one.' },
  403: { kind: 'forbidden', detail: 'This token is known, but does not have the role clerk: use one that has.' },
  404: {
    kind: 'no-such-court',
    detail: 'No archived policy and no index names "USCASacrament": look it up at /v1/courts.',
    members: { courtKey: 'USCASacrament', suggestions: ['USCASacramentoSuperior'] }
  },
  406: {
    kind: 'not-acceptable',
    detail: 'This is given as application/json: ask for one of these.',
    members: { types: ['application/json'] }
  },
  409: { kind: 'conflict', detail: 'What is asked for is under way already: wait for its end.' },
  413: { kind: 'too-large', detail: 'The body is larger than is taken here: send fewer items.' },
  415: {
    kind: 'unsupported-media-type',
    detail: 'The body has no Content-Type that is taken here: send application/json.'
  },
  422: {
    kind: 'idempotency-key-reused',
    detail: 'This Idempotency-Key was sent with another body: send a new key with a new request.'
  },
  429: {
    kind: 'rate-limited',
    detail: 'More was asked in this minute than a client may: ask again when Retry-After says.'
  },
  500: {
    kind: 'internal',
    detail: 'Something broke inside: try again; if it stays so, tell who runs this service when it happened.'
  },
  503: { kind: 'unavailable', detail: 'The archive cannot be reached at the moment: try again in a few seconds.' }
}

/** Examples of problems as they stand once in the document, by name. */
export const problemExamples = Object.fromEntries(
  Object.entries(typical).map(([status, { detail, kind, members = {} }]) => {
    const { title } = problems[kind]
    return [
      nameOf(status),
      {
        summary: title,
        value: {
          type: `urn:problem:${kind}`,
          title,
          status: Number(status),
          detail,
          instance: '/v1/courts/USCASacramentoSuperior/effective-policy',
          ...members
        }
      }
    ]
  })
)

/** Where the example of a status stands; undefined where there is none. */
export const problemExampleAt = (status: string): { $ref: string } | undefined =>
  status in typical ? { $ref: `#/components/examples/${nameOf(status)}` } : undefined

function nameOf (status: string): string {
  return `Problem${status}`
}
