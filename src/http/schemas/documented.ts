import { Type, type TSchema } from 'typebox'
import { ref } from './atoms.ts'

export type Tag = 'Courts' | 'Policies' | 'Fees' | 'Code tables' | 'Archive' | 'Service'

/** What a route says of itself beside its parameters. */
interface Documentation { operationId: string, tag: Tag, summary: string, description: string }

const problemReply = (description: string) => ({ description, content: { 'application/problem+json': { schema: ref('Problem') } } })

/** Answers that any route can give. */
const everywhere = {
  400: problemReply('A parameter cannot be understood; `errors` names each, what was expected, and an example.'),
  500: problemReply('Something broke inside.')
}

const notModified = { 304: { description: 'The caller holds this answer (If-None-Match).', type: 'null' } }

const notFound = {
  404: problemReply('no-such-court (with suggestions), no-policy, none-yet (with firstEffectiveFrom), or another kind that says what was not found.')
}

/** Head of the schema of a route that answers JSON, with the problems it can give. */
export function documented<Reply extends TSchema> ({ tag, ...said }: Documentation, description: string, reply: Reply) {
  return {
    ...said,
    tags: [tag],
    response: {
      200: { description, content: { 'application/json': { schema: reply } } },
      ...notModified,
      ...notFound,
      ...everywhere
    }
  }
}

/** Head of the schema of a route that needs a role. */
export function documentedForRole<Replies extends Record<number, object>> ({ tag, ...said }: Documentation, replies: Replies) {
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

/** A reply that is the archived bytes themselves. */
export const documentReply = {
  description: 'The exact bytes as captured, with Content-Digest and Repr-Digest (RFC 9530).',
  content: { 'application/xml': { schema: Type.String() }, 'application/octet-stream': { schema: Type.String() } }
}

export { notModified, notFound, everywhere }
