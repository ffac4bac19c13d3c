import type { FastifyRequest } from 'fastify'
import type { DeskLink } from '../../pages/desk/frame.ts'
import { inWords, utcInWords } from '../../pages/words.ts'
import type { Problem, ProblemKind } from '../problem.ts'
import { address, besideInstant, queryOf, type Query } from './view.ts'

/** What could be asked in the place of what cannot be answered, as links to the same page of it. */
export function suggested (request: FastifyRequest, problem: Problem, zone: string | null): DeskLink[] {
  const path = request.url.split('?')[0] as string
  return [...nearNames(path, queryOf(request), problem), ...firstAnswer(path, queryOf(request), problem, zone)]
}

/** Which part of a page's path is the name that is not known. */
const places: Readonly<Partial<Record<ProblemKind, number>>> = {
  'no-such-court': 2,
  'no-such-fee': 4,
  'no-such-code-table': 4,
  'no-such-version': 4
}

function nearNames (path: string, query: Query, { kind, members, message }: Problem): DeskLink[] {
  const place = places[kind]
  if (place === undefined) return []
  // Another document answers for another name.
  const others = Object.fromEntries(Object.entries(query).filter(([name]) => !/sha256$/i.test(name)))
  const parts = path.split('/')
  const hrefOf = (name: string): string => {
    if (parts[place] !== undefined) return address(parts.with(place, encodeURIComponent(name)).join('/'), others)
    // Where two versions are compared they are no part of the path.
    const wrong = ['since', 'version'].find(each => message.includes(`olicy ${query[each]} `)) ?? 'version'
    return address(path, { ...others, [wrong]: name })
  }
  return ((members['suggestions'] ?? []) as string[]).map(name => ({ text: name, href: hrefOf(name) }))
}

/** The first instant at which something is in force, and the first at which the archive could tell. */
function firstAnswer (path: string, query: Query, { kind, members }: Problem, zone: string | null): DeskLink[] {
  const { firstEffectiveFrom = null, firstKnownAt = null } = members as Record<string, string | null>
  if (kind === 'none-yet' && firstEffectiveFrom !== null) {
    const text = `${inWords(firstEffectiveFrom, zone)}, when the first one starts`
    return [{ text, href: address(path, { ...besideInstant(query), at: firstEffectiveFrom }) }]
  }
  if (kind === 'no-policy' && firstKnownAt !== null) {
    const text = `as the archive knew it ${utcInWords(firstKnownAt)}, when it first could answer`
    return [{ text, href: address(path, { ...query, knownAt: firstKnownAt }) }]
  }
  return []
}
