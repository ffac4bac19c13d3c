import { compiledHistory, type CompiledHistory } from '../domain/history-checks/held-history.ts'
import type { CourtHistory } from '../domain/history/court-history.ts'
import type { Instant } from '../domain/time/court-time.ts'
import { plainText } from '../domain/text/text-match.ts'
import type { IndexCheck } from '../archive/court/index-checks.ts'
import type { Database } from '../archive/database.ts'
import { follow, type Following, type FollowingOptions } from './following.ts'
import { newBudget, type Budget, type Shelf } from './budget.ts'
import { Checks } from './checks.ts'
import { HeldKeys } from './court-keys.ts'
import { HeldFacts } from './held-facts.ts'
import { ListedHistories } from './listed-histories.ts'
import { Policies } from './policies.ts'
import { COMPILED_BYTES, presentCourt, type Compiled, type PresentCourt } from './present-court.ts'
import { newHorizon, type Horizon } from './horizon.ts'
import { newsOf, type News } from './news.ts'
import { newPrinted, type Printed } from './printed.ts'
import { bytesOf } from './size.ts'

/** What memory is opened with: an archive that it follows, and the room that it has. */
export type HistoriesOptions = Omit<FollowingOptions, 'onChanges' | 'isReplica'> & {
  budget?: Budget
  /** Where `database` is a replica: the database that records, whose clock and last number count. */
  primary?: Database
}

/**
 * The archive's courts in memory: compiled once, kept, and dropped when the archive says that they changed.
 * Nothing here decides anything: the histories are compiled by the domain.
 */
export class Histories {
  readonly printed: Printed
  /** What is in the policies. */
  readonly policies: Policies
  /** The same histories with what indexes list. */
  readonly listed: ListedHistories
  readonly #options: HistoriesOptions
  readonly #facts: HeldFacts
  readonly #present: Shelf<Compiled>
  readonly #past: Shelf<Compiled>
  readonly #checks: Checks
  readonly #keys: HeldKeys
  #following: Following | undefined
  /** Counts what was dropped, so that nothing loaded before it is remembered after it. */
  #generation = 0
  /** Counts what the checks said. */
  #round = 0
  #serial = 0
  readonly #horizon: Horizon

  private constructor (options: HistoriesOptions, budget = options.budget ?? newBudget()) {
    this.#options = options
    this.#horizon = newHorizon(options.primary ?? options.database, options.primary !== undefined, async sequence => {
      await this.reach(sequence)
    })
    this.#facts = new HeldFacts(options.database, budget)
    this.listed = new ListedHistories(this.#facts, budget)
    this.#present = budget.shelf('present', 'courts')
    this.#past = budget.shelf('past')
    this.#checks = new Checks(options.database, budget)
    this.#keys = new HeldKeys(options.database, async () => await this.#following?.require())
    this.policies = new Policies(options.database, budget)
    this.printed = newPrinted(budget)
  }

  static async open (options: HistoriesOptions): Promise<Histories> {
    const histories = new Histories(options)
    histories.#following = await follow({
      ...options,
      isReplica: options.primary !== undefined,
      onChanges: async (changes, after) =>
        histories.#forget(await newsOf(options.database, after, changes, histories.#keys.held))
    })
    return histories
  }

  async close (): Promise<void> { await this.#following?.close() }

  /** The number of the last entry that memory has heard of. */
  sequence (): number { return this.#following?.sequence() ?? 0 }
  /** Whether it is a replica that memory follows. */
  isOfReplica (): boolean { return this.#options.primary !== undefined }
  /** Whether the database could not be reached at the last try. */
  isCutOff (): boolean { return this.#following?.isCutOff() === true }
  /** Whether the archive's word is heard, and was a moment ago. */
  hears (): boolean { return this.#following?.isCurrent() === true }

  /** The court that a key names, its own or a division's; undefined when no archived policy and no index names it. */
  async findCourt (courtKey: string): Promise<string | undefined> {
    const key = plainText(courtKey)
    // What a key names stays: only one that is not known yet has to be asked for.
    return this.#keys.held?.plain.get(key) ?? (await this.#keys.load()).plain.get(key)
  }

  /** Every key by which a court can be asked for. */
  async listCourtKeys (): Promise<string[]> { return [...(await this.#keys.load()).plain.keys()] }
  /** Every court of which anything is archived. */
  async listCourts (): Promise<string[]> { return [...new Set((await this.#keys.load()).plain.values())].sort() }

  /**
   * The court that a key names, as it is written in a policy, where
   * memory may answer at once; undefined where it has to be asked for.
   */
  present (courtKey: string): PresentCourt | undefined {
    if (!this.hears()) return undefined
    const court = this.#keys.held?.written.get(courtKey)
    if (court === undefined) return undefined
    const known = court.kept === undefined ? undefined : this.#present.again(court.kept)
    const compiled = known ?? (court.kept = this.#present.find(court.organizationKey))?.value
    const present = compiled?.present
    return present?.round === this.#round ? present : undefined
  }

  /** The same, asked for; undefined where the court cannot answer. */
  async findPresent (organizationKey: string): Promise<PresentCourt | undefined> {
    const generation = this.#generation
    const history = await this.findHistory(organizationKey, null)
    if (history.kind !== 'answering') return undefined
    const lastCheckedAt = (await this.findLastCheck(history, null))?.checkedAt ?? null
    const held = this.#present.get(organizationKey)
    const isHeld = held?.history === history
    const court = presentCourt(history, isHeld ? held.serial : (this.#serial += 1), lastCheckedAt, this.#round)
    if (isHeld && generation === this.#generation) held.present = court
    return court
  }

  async findHistory (organizationKey: string, knownAt: Instant | null): Promise<CompiledHistory> {
    return (await this.listHistories([organizationKey], knownAt))[0] as CompiledHistory
  }

  /** The histories of many courts in a few queries, in their order. */
  async listHistories (organizationKeys: readonly string[], knownAt: Instant | null): Promise<CompiledHistory[]> {
    // As known at a moment that has passed nothing changes any more.
    await (knownAt === null ? this.#following?.require() : this.#horizon.require(knownAt))
    const compiled = knownAt === null ? this.#present : this.#past
    const idOf = (organizationKey: string): string =>
      knownAt === null ? organizationKey : `${knownAt} ${organizationKey}`
    const held = new Map(organizationKeys.map(key => [key, compiled.get(idOf(key))?.history]))
    const wanted = organizationKeys.filter(key => held.get(key) === undefined)
    if (wanted.length > 0) {
      const generation = this.#generation
      // They are asked for again as known at another moment.
      const isKept = (): boolean => knownAt !== null && generation === this.#generation
      for (const facts of await this.#facts.load(wanted, isKept)) {
        const history = compiledHistory(facts, knownAt)
        held.set(facts.organizationKey, history)
        if (generation === this.#generation) {
          const entry = { history, serial: (this.#serial += 1) }
          compiled.set(idOf(facts.organizationKey), entry, bytesOf(history) + COMPILED_BYTES)
        }
      }
    }
    return organizationKeys.map(key => held.get(key) as CompiledHistory)
  }

  /** The last complete check of the court that was recorded by `knownAt`. */
  async findLastCheck (history: CourtHistory, knownAt: Instant | null): Promise<IndexCheck | null> {
    await (knownAt === null ? this.#following?.require() : this.#horizon.require(knownAt))
    if (knownAt !== null) return await this.#checks.findPast(history, knownAt)
    const generation = this.#generation
    return await this.#checks.find(history, () => generation === this.#generation)
  }

  /** Whether the archive's clock has passed an instant; from then on an answer as known at it never changes. */
  async hasPassed (instant: Instant): Promise<boolean> { return await this.#horizon.hasPassed(instant) }
  /** Resolves when all up to a number is taken up; throws `Behind` where that takes more than two seconds. */
  async reach (sequence: number): Promise<void> { await this.#following?.reach(sequence) }
  /** Tells what is known from what was known before, as far as it was taken up. */
  state (): number { return this.#generation }
  /** Takes up what was recorded since; what is under way when this is called does not count as done. */
  async refresh (): Promise<void> { await this.#following?.refresh() }

  #forget ({ organizationKeys, keys, crawls }: News): void {
    this.#generation += 1
    if (keys) this.#keys.forget()
    if (crawls) this.#dropHalfKnown()
    if (organizationKeys === null) this.#dropAll()
    else for (const key of organizationKeys) this.#drop(key)
  }

  #drop (organizationKey: string): void {
    this.#facts.forget(organizationKey)
    this.#present.delete(organizationKey)
    this.#checks.forget(organizationKey)
  }

  /** What hangs on the end of a crawl: the checks, and how long a crawl lasted that had not read all indexes first. */
  #dropHalfKnown (): void {
    this.#checks.forgetAll()
    this.#round += 1
    for (const key of this.#facts.takeHalfKnown()) this.#drop(key)
  }

  #dropAll (): void {
    this.#facts.forgetAll()
    this.#present.clear()
    this.#checks.forgetAll()
  }
}
