import type { FileFact, ListedFile, MistakenFile, PolicyFact } from './facts.ts'
import { byKey } from '../text/lookup.ts'

/** What a court's files come to, beside the policies that can be read. */
export interface CourtFiles {
  /** Files that are listed or were asked for, and of which nothing readable is known: one entry a URL. */
  missing: readonly FileFact[]
  /** What indexes tell of policies that are held, under their URLs or others. */
  listings: readonly ListedFile[]
}

/**
 * Sorts the files of a court's source by what is held of them; all of them as recorded by one moment.
 * - Bytes that are no policy, from the URL of one that is held, say
 *   nothing of it: an error page, or a transfer that was cut (domain §4).
 * - What no index lists any more and never answered was never there (domain §3.7).
 *
 * @param mistaken files that are another court's policies, whatever an index says
 */
export function courtFiles (
  files: readonly FileFact[],
  held: readonly PolicyFact[],
  mistaken: readonly MistakenFile[]
): CourtFiles {
  const heldAt = byKey(held, ({ sightings }) => sightings.map(({ url }) => url))
  const heldAs = byKey(held, ({ version }) => [version])
  const read = new Set(held.map(({ sha256 }) => sha256))
  const others = new Set(mistaken.map(({ url }) => url))
  const missing = new Map<string, FileFact>()
  const listings: ListedFile[] = []
  const neverThere = neverThereOf(files)
  for (const file of files.toSorted((a, b) => a.recordedAt - b.recordedAt)) {
    // What could not be read at first may have been read since.
    if (file.sha256 !== null && read.has(file.sha256)) continue
    const policies = heldAt(file.url)
    const isHeld =
      policies.length > 0 ||
      (file.subject.version !== null && heldAs(file.subject.version).some(policy => answersFor(policy, file)))
    if (!isHeld && !others.has(file.url) && !neverThere.has(file.url)) {
      missing.set(file.url, merged(missing.get(file.url), file))
    } else if (isHeld && file.kind === 'listed') listings.push(file)
    else if (policies.length > 0 && isAnother(file, policies)) missing.set(file.url, file)
  }
  return { missing: [...missing.values()], listings }
}

/** URLs that some index listed, none lists any more, and that never gave any bytes. */
function neverThereOf (files: readonly FileFact[]): ReadonlySet<string> {
  const dropped = files.filter(file => file.kind === 'listed' && file.until !== null).map(({ url }) => url)
  const there = new Set(
    files
      .filter(file => file.kind === 'unreadable' || (file.kind === 'listed' && file.until === null))
      .map(({ url }) => url)
  )
  return new Set(dropped.filter(url => !there.has(url)))
}

/** Whether a policy is what a file under another name says it is: the same version, published when the file says. */
export function answersFor (policy: PolicyFact, { subject }: FileFact): boolean {
  return (
    subject.version === policy.version && subject.published !== null && policy.published.startsWith(subject.published)
  )
}

/**
 * Bytes that nobody can read, of a version that is not the one
 * held from the same URL: the court has used the URL again.
 */
function isAnother ({ kind, subject }: FileFact, policies: readonly PolicyFact[]): boolean {
  return (
    kind === 'unreadable' && subject.version !== null && !policies.some(({ version }) => version === subject.version)
  )
}

const known = { listed: 0, 'not-fetched': 1, unreadable: 2 }

/** Of several facts of one file: the newest says best whose it is, bytes say most of what became of it. */
function merged (before: FileFact | undefined, file: FileFact): FileFact {
  if (before === undefined || known[file.kind] >= known[before.kind]) return file
  return { ...before, subject: file.subject }
}
