import t from 'tap'
import { newBudget } from '../../src/memory/budget.ts'
import { Policies } from '../../src/memory/policies.ts'
import { fee, policy } from '../domain/blank-policy.ts'
import { beginCrawl, keepPolicyCapture, openTestArchive } from '../archive/keep.ts'

for (const size of [0, 1, 1_000, 1_001, 2_500]) {
  t.test(`a schedule of ${size} fees gives the same, held or not`, async t => {
    const { database } = await openTestArchive(t)
    const fees = Array.from({ length: size }, (_, place) => fee({ code: place % 7 === 6 ? null : `c${place % 900}`, name: `Fee ${place}`, cost: `${place}.00` }))
    const whole = policy({ version: '1.0.0', fees })
    const { sha256 } = await keepPolicyCapture(database, await beginCrawl(database), whole)
    const policies = new Policies(database, newBudget())
    const name = { organizationKey: whole.organizationKey, sha256: sha256 as string, reader: 'test-reader/1' }
    const { rows } = await database.query<{ feeSchedule: string }>('select encode(fee_schedule, \'hex\') as "feeSchedule" from archive.policy')
    const named = { ...name, feeSchedule: rows[0]?.feeSchedule as string }
    const schedule = await policies.findFees(named)
    t.equal(schedule.size, size)
    t.same(await schedule.slice(0, 3), fees.slice(0, 3))
    t.same(await schedule.slice(size - 2, 5), fees.slice(Math.max(0, size - 2), size + 3))
    t.same(await schedule.withCode(' c4 '), fees.filter(({ code }) => code === 'c4'), 'in the letters of the code')
    t.same(await schedule.withCode('C4'), [], 'and in no others')
    t.same(schedule.codes(), [...new Set(fees.flatMap(({ code }) => code ?? []))])
    t.same(await policies.findWhole(name), whole)
    t.equal(await policies.findFees(named), schedule, 'loaded once')
  })
}
