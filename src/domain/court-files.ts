import type { FileFact, PolicyFact } from './facts.ts'

/** What a court's files come to, beside the policies that can be read. */
export interface CourtFiles {
  /** Files that are listed or were asked for, and of which nothing readable is known: one entry a URL. */
  missing: readonly FileFact[]
  /** What indexes tell of files that are held. */
  listings: readonly FileFact[]
  /** Bytes that are no policy, from the URL of a policy that is held (Rule 8 [84]). */
  overwritten: readonly FileFact[]
}

/** Sorts the files of a court's source by what is held of them; all of them as recorded by one moment. */
export function courtFiles (files: readonly FileFact[], held: readonly PolicyFact[]): CourtFiles {
  const heldAt = policiesByUrl(held)
  const read = new Set(held.map(({ sha256 }) => sha256))
  const missing = new Map<string, FileFact>()
  const listings: FileFact[] = []
  const overwritten: FileFact[] = []
  for (const file of files.toSorted((a, b) => a.recordedAt - b.recordedAt)) {
    // What could not be read at first may have been read since.
    if (file.sha256 !== null && read.has(file.sha256)) continue
    const policies = heldAt.get(file.url)
    if (policies === undefined) {
      if (!held.some(policy => answersFor(policy, file))) missing.set(file.url, merged(missing.get(file.url), file))
    } else if (file.kind === 'listed') listings.push(file)
    else if (file.kind === 'unreadable') {
      if (isAnother(file, policies)) missing.set(file.url, file)
      else overwritten.push(file)
    }
  }
  return { missing: [...missing.values()], listings, overwritten }
}

function policiesByUrl (held: readonly PolicyFact[]): ReadonlyMap<string, PolicyFact[]> {
  const policies = new Map<string, PolicyFact[]>()
  for (const policy of held) {
    for (const { url } of policy.sightings) policies.set(url, [...policies.get(url) ?? [], policy])
  }
  return policies
}

/** Held under another name: the same version, published when the file says. */
function answersFor (policy: PolicyFact, { subject }: FileFact): boolean {
  return subject.version === policy.version && subject.published !== null && policy.published.startsWith(subject.published)
}

/** Bytes that nobody can read, of a version that is not the one held from the same URL: the court has used the URL again. */
function isAnother ({ subject }: FileFact, policies: readonly PolicyFact[]): boolean {
  return subject.version !== null && !policies.some(({ version }) => version === subject.version)
}

const known = { listed: 0, 'not-fetched': 1, unreadable: 2 }

/** Of several facts of one file: the newest says best whose it is, bytes say most of what became of it. */
function merged (before: FileFact | undefined, file: FileFact): FileFact {
  if (before === undefined || known[file.kind] >= known[before.kind]) return file
  return { ...before, subject: file.subject }
}
