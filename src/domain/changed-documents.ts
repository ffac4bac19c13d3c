import type { CourtHistory, KnownPolicy } from './court-history.ts'
import type { Instant } from './court-time.ts'
import type { Telling } from './events.ts'

/** Every other document that the court's own repository has put in the place of a policy (Rule 8 [84]), whether it can be read or not. */
export function changedDocuments ({ setAside, overwritten, policies, source }: CourtHistory): Telling[] {
  const readable = setAside.flatMap(({ kind, document, first, answering }) =>
    kind === 'document-changed' && answering !== null ? [tell(answering, document.sha256, first.url, first.recordedAt)] : [])
  const unreadable = overwritten.flatMap(({ url, sha256, recordedAt }) => {
    const answering = policies.find(({ sightings }) => sightings.some(sighting => sighting.repositoryId === source && sighting.url === url))
    return answering === undefined || sha256 === null ? [] : [tell(answering, sha256, url, recordedAt)]
  })
  return [...readable, ...unreadable]
}

function tell ({ version, sha256: answeringSha256 }: KnownPolicy, sha256: string, url: string, at: Instant): Telling {
  return { kind: 'document-changed', version, sha256, answeringSha256, url, at, identity: `document-changed ${version} ${sha256}` }
}
