import { listCourtKeys } from '../archive/court/facts.ts'
import type { Connection } from '../archive/database.ts'
import { plainText } from '../domain/text/text-match.ts'

/** The courts that keys name: by the plain form of a key, and as policies write it. */
export interface CourtKeys { plain: ReadonlyMap<string, string>, written: ReadonlyMap<string, string> }

/** Every key by which a court can be asked for. */
export async function loadCourtKeys (database: Connection): Promise<CourtKeys> {
  const plain = new Map<string, string>()
  const written = new Map<string, string>()
  for (const { courtKey, organizationKey } of await listCourtKeys(database)) {
    const key = plainText(courtKey)
    if (!plain.has(key)) plain.set(key, organizationKey)
    written.set(courtKey, plain.get(key) as string)
  }
  return { plain, written }
}
