import { findHorizon } from '../archive/entries.ts'
import type { Instant } from '../domain/time/court-time.ts'
import type { Sources } from './question.ts'

/** The courts of so many questions are asked for together. */
const COURTS_TOGETHER = 40

/**
 * So often something is answered anew because something was recorded
 * meanwhile; then as known at a moment, which takes longer.
 */
const TRIES = 3

/**
 * Answers many questions from one state of the archive.
 *
 * @param answer is handed the moment by which something has to be recorded to count, where it has to rest on one
 */
export async function onOneState<T> (
  { histories, database }: Sources,
  answer: (pinned: Instant | undefined) => Promise<T>
): Promise<T> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    await histories.refresh()
    const state = histories.state()
    const answered = await answer(undefined)
    // What was loaded meanwhile may know more than what memory held: it must be that nothing was recorded.
    await histories.refresh()
    if (histories.state() === state) return answered
  }
  const { now, sequence } = await findHorizon(database)
  await histories.reach(sequence)
  return await answer(now)
}

/**
 * The courts that memory does not have, as known at a moment, are
 * asked for in a few questions to the archive, not in some for each.
 */
export async function loadCourts (
  { histories }: Sources,
  courtKeys: readonly string[],
  moment: Instant | null
): Promise<void> {
  if (moment !== null && !(await histories.hasPassed(moment))) return
  const asked = [...new Set(courtKeys)]
  const wanted = moment === null ? asked.filter(key => histories.present(key) === undefined) : asked
  const keys = await Promise.all(wanted.map(async key => await histories.findCourt(key)))
  const courts = [...new Set(keys.filter(key => key !== undefined))]
  for (let from = 0; from < courts.length; from += COURTS_TOGETHER) {
    await histories.listHistories(courts.slice(from, from + COURTS_TOGETHER), moment)
  }
}
