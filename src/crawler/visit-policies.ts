import { listHeldFiles } from '../archive/held-files.ts'
import type { Label } from '../domain/time/court-time.ts'
import { latestPublication } from '../domain/time/publication.ts'
import { readerVersion } from '../reading/reader.ts'
import { eachAtMost } from './each-at-most.ts'
import type { FileToAsk } from './listed-file.ts'
import { visitPolicy } from './visit-policy.ts'
import type { Walk } from './walk.ts'

/** Files that the archive is asked about at once. */
const LOOKED_UP_AT_ONCE = 500

/** Documents at once; of one host no more, whatever else is under way. */
const AT_ONCE = 2

/**
 * Visits every policy that the indexes list, newest publication first (domain §3.6): what
 * is archived last can then change only older answers, and of those the doubts tell.
 */
export async function visitPolicies (walk: Walk): Promise<void> {
  const files = walk.files.toSorted(newestFirst)
  for (let place = 0; place < files.length; place += LOOKED_UP_AT_ONCE) {
    const these = files.slice(place, place + LOOKED_UP_AT_ONCE)
    const held = await listHeldFiles(
      walk.tools.database,
      walk.repository.id,
      these.map(file => file.url),
      readerVersion
    )
    await eachAtMost(AT_ONCE, these, async file => await visitPolicy(walk, file, held.get(file.url) ?? null))
  }
}

/** By what an entry or a file's name tells; what tells nothing could be the newest. */
function newestFirst (a: FileToAsk, b: FileToAsk): number {
  return compare(publicationOf(b), publicationOf(a)) || compare(b.subject?.version ?? '', a.subject?.version ?? '')
}

/** Of a bare date its last hour; later than any where nothing is told. */
const publicationOf = ({ subject }: FileToAsk): Label =>
  subject === null || subject.published === null ? '~' : latestPublication(subject.published)

const compare = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
