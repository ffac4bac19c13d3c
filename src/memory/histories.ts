import { LRUCache } from 'lru-cache'
import type { Sha256 } from '../domain/history/capture.ts'
import { courtHistory, type CourtHistory, type NoHistory } from '../domain/history/court-history.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { CourtFacts } from '../domain/history/facts.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { plainText } from '../domain/text/text-match.ts'
import type { Changes } from '../archive/changes.ts'
import { listCourtKeys, listFacts } from '../archive/court/facts.ts'
import { findHorizon } from '../archive/entries.ts'
import { findLastCheck } from '../archive/court/index-checks.ts'
import { follow, type Following, type FollowingOptions } from './following.ts'
import { findPolicy } from '../archive/court/policies.ts'

/** What memory is opened with: an archive that it follows. */
export type HistoriesOptions = Omit<FollowingOptions, 'onChanges'>

export type CompiledHistory = CourtHistory | NoHistory

const COURTS_IN_MEMORY = 10_000
const POLICIES_IN_MEMORY = 500
const PAST_HISTORIES_IN_MEMORY = 500

/**
 * The archive's courts in memory: compiled once, kept, and dropped when the archive says that they changed.
 * Nothing here decides anything: the histories are compiled by the domain.
 */
export class Histories {
  readonly #options: HistoriesOptions
  readonly #facts = new LRUCache<string, CourtFacts>({ max: COURTS_IN_MEMORY })
  readonly #present = new LRUCache<string, CompiledHistory>({ max: COURTS_IN_MEMORY })
  readonly #past = new LRUCache<string, CompiledHistory>({ max: PAST_HISTORIES_IN_MEMORY })
  readonly #checks = new LRUCache<string, { checkedAt: Instant | null }>({ max: COURTS_IN_MEMORY })
  readonly #pastChecks = new LRUCache<string, { checkedAt: Instant | null }>({ max: PAST_HISTORIES_IN_MEMORY })
  readonly #policies = new LRUCache<string, Policy>({ max: POLICIES_IN_MEMORY })
  #keys: ReadonlyMap<string, string> | undefined
  #following: Following | undefined
  /** Counts what was dropped, so that nothing loaded before it is remembered after it. */
  #generation = 0
  #horizon: Instant = -Infinity

  private constructor (options: HistoriesOptions) { this.#options = options }

  static async open (options: HistoriesOptions): Promise<Histories> {
    const histories = new Histories(options)
    histories.#following = await follow({ ...options, onChanges: changes => { histories.#forget(changes) } })
    return histories
  }

  async close (): Promise<void> {
    await this.#following?.close()
  }

  /** Whether the database could not be reached at the last try. */
  isCutOff (): boolean { return this.#following?.isCutOff() === true }

  /** The court that a key names, its own or a division's; undefined when no archived policy and no index names it. */
  async findCourt (courtKey: string): Promise<string | undefined> {
    const key = plainText(courtKey)
    // What a key names stays: only one that is not known yet has to be asked for.
    return this.#keys?.get(key) ?? (await this.#courtKeys()).get(key)
  }

  /** Every key by which a court can be asked for. */
  async listCourtKeys (): Promise<string[]> {
    return [...(await this.#courtKeys()).keys()]
  }

  /** Every court of which anything is archived. */
  async listCourts (): Promise<string[]> {
    return [...new Set((await this.#courtKeys()).values())].sort()
  }

  async findHistory (organizationKey: string, knownAt: Instant | null): Promise<CompiledHistory> {
    const [history] = await this.listHistories([organizationKey], knownAt)
    return history as CompiledHistory
  }

  /** The histories of many courts in a few queries, in their order. */
  async listHistories (organizationKeys: readonly string[], knownAt: Instant | null): Promise<CompiledHistory[]> {
    // As known at a moment that has passed nothing changes any more.
    if (knownAt === null) await this.#following?.require()
    const compiled = knownAt === null ? this.#present : this.#past
    const idOf = (organizationKey: string): string => knownAt === null ? organizationKey : `${knownAt} ${organizationKey}`
    const held = new Map(organizationKeys.map(key => [key, compiled.get(idOf(key))]))
    const wanted = organizationKeys.filter(key => held.get(key) === undefined)
    if (wanted.length > 0) {
      const generation = this.#generation
      for (const facts of await this.#loadFacts(wanted)) {
        const history = courtHistory(facts, knownAt)
        held.set(facts.organizationKey, history)
        if (generation === this.#generation) compiled.set(idOf(facts.organizationKey), history)
      }
    }
    return organizationKeys.map(key => held.get(key) as CompiledHistory)
  }

  /** When the last complete check of the court was made that was recorded by `knownAt`. */
  async findLastCheck ({ source, organizationKey }: CourtHistory, knownAt: Instant | null): Promise<Instant | null> {
    const { database } = this.#options
    if (knownAt !== null) return await this.#findPastCheck(source, organizationKey, knownAt)
    await this.#following?.require()
    const held = this.#checks.get(organizationKey)
    if (held !== undefined) return held.checkedAt
    const generation = this.#generation
    const checkedAt = (await findLastCheck(database, source, organizationKey, null))?.checkedAt ?? null
    if (generation === this.#generation) this.#checks.set(organizationKey, { checkedAt })
    return checkedAt
  }

  async #findPastCheck (source: string, organizationKey: string, knownAt: Instant): Promise<Instant | null> {
    const id = `${knownAt} ${source} ${organizationKey}`
    const held = this.#pastChecks.get(id)
    if (held !== undefined) return held.checkedAt
    const checkedAt = (await findLastCheck(this.#options.database, source, organizationKey, knownAt))?.checkedAt ?? null
    this.#pastChecks.set(id, { checkedAt })
    return checkedAt
  }

  /** The whole policy as a reader of a stated version read it. */
  async findPolicy (organizationKey: string, sha256: Sha256, reader: string): Promise<Policy> {
    const id = `${sha256} ${reader} ${organizationKey}`
    const held = this.#policies.get(id)
    if (held !== undefined) return held
    const policy = await findPolicy(this.#options.database, organizationKey, sha256, reader)
    if (policy === undefined) throw new Error(`The archive has no reading of ${sha256} by ${reader} for ${organizationKey}.`)
    this.#policies.set(id, policy)
    return policy
  }

  /** Whether the archive's clock has passed an instant; from then on an answer as known at it never changes. */
  async hasPassed (instant: Instant): Promise<boolean> {
    if (instant <= this.#horizon) return true
    const { now, sequence } = await findHorizon(this.#options.database)
    if (sequence > (this.#following?.sequence() ?? 0)) await this.refresh()
    this.#horizon = now
    return instant <= now
  }

  /** Takes up what was recorded since; what is under way when this is called does not count as done. */
  async refresh (): Promise<void> { await this.#following?.refresh() }

  #forget ({ organizationKeys, indexes, settings, crawls }: Changes): void {
    this.#generation += 1
    if (crawls) this.#dropHalfKnown()
    if (!indexes && !settings && organizationKeys.length === 0) return
    this.#keys = undefined
    for (const key of organizationKeys) this.#drop(key)
    if (indexes || settings) this.#dropAll()
  }

  #drop (organizationKey: string): void {
    this.#facts.delete(organizationKey)
    this.#present.delete(organizationKey)
    this.#checks.delete(organizationKey)
  }

  /** What hangs on the end of a crawl: the checks, and how long a crawl lasted that had not read all indexes first. */
  #dropHalfKnown (): void {
    this.#checks.clear()
    for (const [key, facts] of this.#facts) if (facts.halfCrawls.some(({ until }) => until === null)) this.#drop(key)
  }

  #dropAll (): void {
    for (const cache of [this.#facts, this.#present, this.#checks]) cache.clear()
  }

  async #courtKeys (): Promise<ReadonlyMap<string, string>> {
    await this.#following?.require()
    if (this.#keys !== undefined) return this.#keys
    const generation = this.#generation
    const keys = new Map<string, string>()
    for (const { courtKey, organizationKey } of await listCourtKeys(this.#options.database)) {
      const key = plainText(courtKey)
      if (!keys.has(key)) keys.set(key, organizationKey)
    }
    if (generation === this.#generation) this.#keys = keys
    return keys
  }

  async #loadFacts (organizationKeys: readonly string[]): Promise<CourtFacts[]> {
    const held = new Map(organizationKeys.map(key => [key, this.#facts.get(key)]))
    const wanted = organizationKeys.filter(key => held.get(key) === undefined)
    const generation = this.#generation
    const loaded = wanted.length === 0 ? [] : await listFacts(this.#options.database, wanted)
    const fresh = new Map(loaded.map(facts => [facts.organizationKey, facts]))
    if (generation === this.#generation) for (const [key, facts] of fresh) this.#facts.set(key, facts)
    return organizationKeys.map(key => (fresh.get(key) ?? held.get(key)) as CourtFacts)
  }
}
