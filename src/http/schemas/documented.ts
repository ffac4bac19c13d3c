import { Type, type TSchema } from 'typebox'
import { ref } from './atoms.ts'

export type Tag = 'Courts' | 'Policies' | 'Fees' | 'Code tables' | 'Filing' | 'Disputes' | 'Archive' | 'Log' | 'Service'

/** What a route says of itself beside its parameters. */
interface Documentation { operationId: string, tag: Tag, summary: string, description: string }

const problemReply = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } }
})

/** Answers that any route can give. */
const everywhere = {
  400: problemReply('A parameter cannot be understood; `errors` names each, what was expected, and an example.'),
  406: problemReply('The answer has no form that Accept or `format` asks for; `types` names those it has.'),
  429: problemReply('The client has asked more in a minute than it may here; Retry-After says when it may again.'),
  500: problemReply('Something broke inside.')
}

const notModified = { 304: { description: 'The caller holds this answer (If-None-Match).', type: 'null' } }

const notFound = {
  404: problemReply(
    'no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found.'
  )
}

/**
 * Head of the schema of a route that answers JSON, and in other
 * forms where it has them, with the problems it can give.
 */
export function documented<Reply extends TSchema> (
  { tag, ...said }: Documentation,
  description: string,
  reply: Reply,
  otherForms: Readonly<Record<string, { schema: TSchema }>> = {}
) {
  return {
    ...said,
    tags: [tag],
    response: {
      200: { description, content: { 'application/json': { schema: reply }, ...otherForms } },
      ...notModified,
      ...notFound,
      ...everywhere
    }
  }
}

/** Head of the schema of a route whose question stands in a body, with the problems it can give. */
export function documentedQuestion<Reply extends TSchema> (
  { tag, ...said }: Documentation,
  description: string,
  reply: Reply
) {
  return {
    ...said,
    tags: [tag],
    response: {
      200: { description, content: { 'application/json': { schema: reply } } },
      ...notFound,
      413: problemReply(
        'The body is larger, or a list in it longer, than one request may be; `detail` says how much is taken.'
      ),
      415: problemReply('The body is of another media type.'),
      ...everywhere
    }
  }
}

/** The same of a route that gives one of several things that may have the same name. */
export function documentedOneOf<Said extends { response: object }> (said: Said, why: string) {
  return { ...said, response: { ...said.response, 409: problemReply(why) } }
}

/** Head of the schema of a route that needs a role. */
export function documentedForRole<Replies extends Record<number, object>> (
  { tag, ...said }: Documentation,
  replies: Replies
) {
  return {
    ...said,
    tags: [tag],
    security: [{ bearer: [] }],
    response: {
      ...replies,
      401: problemReply('A token is needed, or this one is not known.'),
      403: problemReply('The token does not have this role.'),
      ...notFound,
      409: problemReply('What is asked for is under way already.'),
      ...everywhere
    }
  }
}

/** The list of an answer as CSV, beside JSON. */
export const csvForm = {
  'text/csv': {
    schema: Type.String({
      description:
        'The whole list (RFC 4180, UTF-8): a header row of the field names, nested ones joined by a point; the last columns are version, sha256, provisional and doubts.'
    })
  }
}

/** A list that rests on no policy as CSV, beside JSON. */
export const rowsForm = {
  'text/csv': {
    schema: Type.String({
      description: 'The whole list (RFC 4180, UTF-8): a header row of the field names, nested ones joined by a point.'
    })
  }
}

/** A list of codes as OASIS genericode 1.0, beside JSON. */
export const genericodeForm = {
  'application/xml': {
    schema: Type.String({
      description:
        'The whole list as OASIS genericode 1.0. The first column is its key where no value repeats; the annotation has both clocks and the digest of the policy.'
    })
  }
}

/** A reply that is bytes as they are, of these media types. */
export const bytesReply = (...types: string[]) => ({
  description: 'The exact bytes; of what was captured with Content-Digest and Repr-Digest (RFC 9530).',
  content: Object.fromEntries(types.map(type => [type, { schema: Type.String() }]))
})

/** A reply that is text as it is, with what it is. */
export const textReply = (description: string) => ({
  description,
  content: { 'text/plain': { schema: Type.String() } }
})

/** A reply that is an evidence packet. */
export const packetReply = {
  description: 'The packet, as a file `dispute-{id}.zip`.',
  content: { 'application/zip': { schema: Type.String({ format: 'binary' }) } }
}

export { notModified, notFound, everywhere, problemReply }
