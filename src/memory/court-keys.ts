import { listCourtKeys } from '../archive/court/facts.ts'
import type { Connection } from '../archive/database.ts'
import { plainText } from '../domain/text/text-match.ts'
import type { Kept } from './budget.ts'
import type { Compiled } from './present-court.ts'

/** The court that a key names, and where its compiled history was found last. */
export interface NamedCourt { organizationKey: string, kept: Kept<Compiled> | undefined }

/** The courts that keys name: by the plain form of a key, and as policies write it. */
export interface CourtKeys { plain: ReadonlyMap<string, string>, written: ReadonlyMap<string, NamedCourt> }

/** Every key by which a court can be asked for. */
export async function loadCourtKeys (database: Connection): Promise<CourtKeys> {
  const plain = new Map<string, string>()
  const written = new Map<string, NamedCourt>()
  for (const { courtKey, organizationKey } of await listCourtKeys(database)) {
    const key = plainText(courtKey)
    if (!plain.has(key)) plain.set(key, organizationKey)
    written.set(courtKey, { organizationKey: plain.get(key) as string, kept: undefined })
  }
  return { plain, written }
}
