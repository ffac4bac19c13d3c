import type { Sources } from '../answers/question.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { Asking } from './send-outcome.ts'

/** What every route about courts is handed. */
export interface CourtTools extends Sources {
  /** The clock of this process: read once a request, at the door. */
  clock: () => Instant
  /** How the service is reached, without a slash at the end; null where nobody said. */
  publicUrl: string | null
}

/** What an answer is sent with that was asked at this moment. */
export const asking = ({ publicUrl }: CourtTools, now: Instant): Asking => ({ now, publicUrl })
