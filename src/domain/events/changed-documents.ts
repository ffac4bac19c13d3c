import type { CourtHistory } from '../history/court-history.ts'
import type { KnownPolicy } from '../history/known-policy.ts'
import type { Instant } from '../time/court-time.ts'
import type { Telling } from './events.ts'

/**
 * Every other document that reads as the same policy, and that
 * the court's own repository has put in its place (Rule 8 [84]).
 */
export function changedDocuments ({ setAside }: CourtHistory): Telling[] {
  return setAside.flatMap(({ kind, document, first, answering }) =>
    kind === 'document-changed' && answering !== null
      ? [tell(answering, document.sha256, first.url, first.recordedAt)]
      : []
  )
}

function tell ({ version, sha256: answeringSha256 }: KnownPolicy, sha256: string, url: string, at: Instant): Telling {
  return {
    kind: 'document-changed',
    version,
    sha256,
    answeringSha256,
    url,
    at,
    identity: `document-changed ${version} ${sha256}`
  }
}
