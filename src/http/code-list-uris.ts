import type { FastifyRequest } from 'fastify'
import type { CodeListUris } from '../answers/wire/genericode.ts'
import type { Asking } from './send-outcome.ts'

/**
 * What identifies the code list that a request asks for: its path and what narrows
 * it, and the same pinned to both clocks. The standard wants absolute ones (rules R25
 * and R44): where nobody said how the service is reached, it is asked by its host.
 */
export function codeListUris (
  request: FastifyRequest,
  { publicUrl }: Asking,
  clocks: { at: string, knownAt: string }
): CodeListUris {
  const { at, knownAt, cursor, limit, format, ...narrowing } = request.query as Record<string, string | number>
  const path = `${publicUrl ?? `${request.protocol}://${request.host}`}${request.url.split('?', 1)[0]}`
  const query = new URLSearchParams({ format: 'genericode' })
  for (const [name, value] of Object.entries(narrowing).sort(([a], [b]) => (a < b ? -1 : 1))) {
    query.set(name, String(value))
  }
  const all = `${path}?${query}`
  query.set('at', clocks.at)
  query.set('knownAt', clocks.knownAt)
  return { all, version: `${path}?${query}` }
}
