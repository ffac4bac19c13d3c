import { join } from 'node:path'
import type { Instant } from '../domain/time/court-time.ts'
import { alone } from './lock.ts'
import { replaceFile } from './replace-file.ts'
import { planPolicy, type Plan, type Staging } from './stage-policy.ts'

/** A policy that is to be published; the clock is read once it is this one's turn. */
export interface Publishing extends Omit<Staging, 'now'> { clock: () => Instant, isDryRun: boolean }

/**
 * Publishes a policy, or says what would be published: the file first,
 * and the primary index last, so that nothing leads to what is not there.
 */
export async function publishPolicy ({ clock, isDryRun, ...staging }: Publishing): Promise<Plan> {
  if (isDryRun) return await planPolicy({ ...staging, now: clock() })
  return await alone(staging.repository, async () => {
    const plan = await planPolicy({ ...staging, now: clock() })
    if (plan.kind === 'plan') {
      for (const { bytes, path } of plan.files) await replaceFile(join(staging.repository, path), bytes)
    }
    return plan
  })
}
