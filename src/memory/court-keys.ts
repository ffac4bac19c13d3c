import { listCourtKeys, type CourtKeyRow } from '../archive/court/court-keys.ts'
import type { Connection, Database } from '../archive/database.ts'
import { plainText } from '../domain/text/text-match.ts'
import type { Kept } from './budget.ts'
import type { Compiled } from './present-court.ts'

/** The court that a key names, and where its compiled history was found last. */
export interface NamedCourt { organizationKey: string, kept: Kept<Compiled> | undefined }

/** The courts that keys name: by the plain form of a key, and as policies write it; and what they were made of. */
export interface CourtKeys {
  plain: ReadonlyMap<string, string>
  written: ReadonlyMap<string, NamedCourt>
  rows: ReadonlySet<string>
}

/** The keys as they are held, until one may name another court. */
export class HeldKeys {
  held: CourtKeys | undefined
  readonly #database: Database
  readonly #upToDate: () => Promise<void>
  #loading: Promise<CourtKeys> | undefined

  /** @param upToDate resolves when memory is up to date */
  constructor (database: Database, upToDate: () => Promise<void>) {
    this.#database = database
    this.#upToDate = upToDate
  }

  forget (): void { this.held = this.#loading = undefined }

  /** What is held, else loaded: of many courts that takes long, so whoever asks meanwhile waits for the same. */
  async load (): Promise<CourtKeys> {
    await this.#upToDate()
    if (this.held !== undefined) return this.held
    const loading = this.#loading ??= loadCourtKeys(this.#database)
    try {
      const loaded = await loading
      if (this.#loading === loading) this.held = loaded
      return loaded
    } finally {
      if (this.#loading === loading) this.#loading = undefined
    }
  }
}

/** Every key by which a court can be asked for. */
async function loadCourtKeys (database: Connection): Promise<CourtKeys> {
  const plain = new Map<string, string>()
  const written = new Map<string, NamedCourt>()
  const rows = new Set<string>()
  for (const row of await listCourtKeys(database, null)) {
    const { courtKey, organizationKey } = row
    const key = plainText(courtKey)
    if (!plain.has(key)) plain.set(key, organizationKey)
    written.set(courtKey, { organizationKey: plain.get(key) as string, kept: undefined })
    rows.add(nameOf(row))
  }
  return { plain, written, rows }
}

/** Whether keys name the same courts still, though something new is known of some: these have no key that is new. */
export async function stillName (
  database: Connection,
  { rows }: CourtKeys,
  organizationKeys: readonly string[]
): Promise<boolean> {
  if (organizationKeys.length === 0) return true
  return (await listCourtKeys(database, organizationKeys)).every(row => rows.has(nameOf(row)))
}

const nameOf = ({ courtKey, organizationKey, isUsed }: CourtKeyRow): string =>
  `${String(isUsed)} ${courtKey} ${organizationKey}`
