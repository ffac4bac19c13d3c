import { parseArgs } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from './until.ts'

// A test of a fault is short in npm test, and long in npm run faults, which gives it --seconds.
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '0' } } })

/** For how many seconds a fault lasts at least; 0 in npm test. */
export const seconds = Number(values.seconds)

/** Whether this is npm run faults. */
export const isLong = seconds > 0

/** Lets a fault last until something is so, and as long as it is to last. */
export async function lasts (holds: () => boolean | Promise<boolean>): Promise<void> {
  const least = pause(seconds * 1_000)
  await until(holds)
  await least
}
