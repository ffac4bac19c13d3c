import type { Test } from 'tap'
import { below, oneOf, randomOf, type Random } from '../faults/random.ts'
import type { Served } from '../http/serve.ts'
import { openBench, type Bench, type SimulationOptions } from './bench.ts'
import { checkEvents, checkTold, listEvents } from './events.ts'
import type { Court } from './evidence.ts'
import { fateOf, happen, instantToAsk, pauseOf, type Fate } from './plan.ts'
import { askAndCompare, differences, listAndCompare, print, type Mismatch, type Question } from './questions.ts'
import type { Recorded } from './recorded.ts'
import { givenAt } from './site.ts'
import { HOUR, instantOf, MINUTE, shown } from './wall-clock.ts'
import { digestOf, writeIndexes, type CourtSite } from './world.ts'

/** How much happened, and each mismatch in words: the step, the question, and both answers. */
export interface Outcome { steps: number, crawls: number, questions: number, events: number, mismatches: string[] }

/** Some days in which the clocks of most courts go back. */
const BEGINNING = Date.parse('2026-10-20T06:00Z')

const QUESTIONS_A_STEP = 3

/** A run under way: what happens at this step, and every answer so far that may never change. */
interface Run { bench: Bench, random: Random, fate: Fate, outcome: Outcome, what: string, said: Array<{ url: string, body: string }> }

/** Some weeks of a repository, an archive that crawls it and people who ask it; each answer and event is read a second time. */
export async function simulate (t: Test, options: SimulationOptions): Promise<Outcome> {
  const bench = await openBench(t, options, BEGINNING)
  const run: Run = { bench, random: bench.random, fate: { cutAt: 0, skew: 0 }, outcome: { steps: 0, crawls: 0, questions: 0, events: 0, mismatches: [] }, what: '', said: [] }
  const end = BEGINNING + options.days * 24 * HOUR
  for (let now = BEGINNING; ;) {
    now += pauseOf(bench.random, options.stepsADay)
    if (now >= end) break
    await takeStep(run, now, options)
  }
  await settle(run, end)
  run.what = 'what was said is asked again'
  for (const { url, body } of run.said) {
    for (const { app } of bench.instances) tell(run, differences(url, { body: (await app.inject({ url })).body }, { body }))
  }
  return run.outcome
}

function tell ({ bench, outcome, what }: Run, mismatches: readonly Mismatch[]): void {
  const when = `step ${outcome.steps} (${what}, ${print(bench.clock.now)})`
  for (const { question, what: field, ours, naive } of mismatches) {
    outcome.mismatches.push(`${when}: ${question}: ${field}: ${JSON.stringify(ours)}, by the second reading ${JSON.stringify(naive)}`)
  }
}

async function takeStep (run: Run, now: number, { faults, seed }: SimulationOptions): Promise<void> {
  const { bench, outcome } = run
  if (faults) run.fate = fateOf(randomOf(seed * 20_011 + outcome.steps), run.fate)
  const { cutAt, skew } = run.fate
  await bench.set(now, skew)
  const { what, crawl } = happen(bench.random, bench.world, now)
  run.what = `${what}${cutAt > 0 && crawl !== null ? `, connections cut at request ${cutAt}` : ''}${skew === 0 ? '' : `, our clock wrong by ${Math.round(skew / 1_000)} s`}`
  outcome.steps += 1
  // What is asked in the midst of a crawl hangs on how far it comes; what happens does not.
  run.random = randomOf(seed * 10_007 + outcome.steps)
  writeIndexes(bench.world, bench.origin, now)
  if (crawl !== null) {
    outcome.crawls += 1
    const before = (await bench.evidence()).log.length
    await bench.crawl({ ...crawl, cutAt }, async () => await ask(run, false))
    tell(run, fooled(bench, (await bench.evidence()).log.slice(before), now))
  }
  await instanceOf(run).tell()
  await ask(run, true)
}

/** Asks some questions; in the midst of a crawl those as known at a moment, as more is recorded while they are answered. */
async function ask (run: Run, isAlone: boolean): Promise<void> {
  const { bench: { world, clock }, outcome, said } = run
  const served = instanceOf(run)
  await served.histories.refresh()
  const evidence = await run.bench.evidence()
  if (isAlone) tell(run, await listAndCompare(served.app, evidence, world.courts, topOfHour(clock.now)))
  for (let count = 0; count < QUESTIONS_A_STEP; count += 1) {
    const question = questionOf(run, evidence.log, isAlone)
    if (question === null) return
    const { asked, bodies, mismatches } = await askAndCompare(served.app, evidence, question)
    outcome.questions += asked.length
    tell(run, mismatches)
    if (question.knownAt === null) continue
    // A refusal also says what is known today; whether there is one, the second reading tells.
    said.push(...asked.map((url, place) => ({ url, body: bodies[place] as string })).filter(({ body }) => !isRefusal(body)))
  }
}

const isRefusal = (body: string): boolean => /"type":"urn:problem:(no-policy|no-such-court)"/.test(body)

/** All is well again, and crawled to the end twice: hosts that put us off have come back by then. Then every event is told. */
async function settle (run: Run, end: number): Promise<void> {
  const { bench: { world, clock, instances, origin, set, crawl, evidence }, outcome } = run
  run.what = 'the end, when all is well again'
  for (const page of world.indexes) Object.assign(page, { fault: null, speech: 'honest' })
  for (const file of world.courts.flatMap(({ files }) => files)) file.fault = null
  for (let times = 1; times <= 2; times += 1) {
    await set(end + times * HOUR)
    writeIndexes(world, origin, clock.now)
    await crawl({ asked: true, end: 'done', endsAt: 0, asksAt: 0, cutAt: 0 }, async () => {})
    await instanceOf(run).tell()
  }
  const all = await evidence()
  for (const { app, histories } of instances) {
    await histories.refresh()
    tell(run, await listAndCompare(app, all, world.courts, topOfHour(clock.now)))
  }
  const events = await listEvents(instanceOf(run).app)
  outcome.events = events.length
  tell(run, [...checkEvents(events, all, world.courts), ...checkTold(events, all, world.courts, clock.now)])
}

/** Whoever is asked next; one alone is no chance. */
const instanceOf = ({ bench: { instances }, random }: Run): Served => (instances.length === 1 ? instances[0] : oneOf(random, instances)) as Served

const topOfHour = (now: number) => ({ zone }: Court): number => now - Number(shown(now, zone).slice(14)) * MINUTE - now % MINUTE

function questionOf ({ random, bench: { world, clock } }: Run, log: readonly Recorded[], isAlone: boolean): Question | null {
  const court = oneOf(random, world.courts) as CourtSite
  const edges = court.files.flatMap(({ labels }) => [instantOf(labels.published, court.zone), instantOf(labels.effective, court.zone)])
  const at = instantToAsk(random, edges, clock.now)
  if (isAlone && random() < 0.4) return { court, at, knownAt: null }
  const last = log.at(-1)
  const known = isAlone && random() < 0.7 ? log[below(random, log.length)] : last
  return known === undefined ? null : { court, at, knownAt: known.recordedAt }
}

/** What a crawl took for the site's word, and was not: bytes that nobody was given there who asked without conditions. */
function fooled ({ world, origin }: Bench, log: readonly Recorded[], now: number): Mismatch[] {
  return log.flatMap(entry => {
    if (entry.kind !== 'capture' || entry.outcome === 'failed') return []
    const given = givenAt(world, entry.url.slice(origin.length), now)
    return differences(entry.url, { taken: entry.sha256 }, { taken: given === null ? null : digestOf(given) })
  })
}
