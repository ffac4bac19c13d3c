import t from 'tap'
import { parseArgs } from 'node:util'
import { simulate } from './run.ts'

// A month of a repository with every fault that a site has, read a second time. `npm run simulate` does more of the same.

const text = (given: string) => ({ type: 'string', default: given }) as const
const { values } = parseArgs({ options: { seed: text('1,2'), courts: text('3'), days: text('3'), 'steps-a-day': text('10'), instances: text('1'), faults: text('0') } })
const seeds = values.seed.split(',').map(Number)

for (const seed of seeds) {
  t.test(`seed ${seed}`, async t => {
    const again = `--seed ${seed} --courts ${values.courts} --days ${values.days} --steps-a-day ${values['steps-a-day']} --instances ${values.instances} --faults ${values.faults}`
    const options = { seed, courts: Number(values.courts), days: Number(values.days), stepsADay: Number(values['steps-a-day']), instances: Number(values.instances), faults: values.faults !== '0' }
    const { steps, crawls, questions, events, mismatches } = await simulate(t, options)
    t.comment(`seed ${seed}: ${steps} steps, ${crawls} of them crawls, ${questions} questions, ${events} events, ${mismatches.length} mismatches`)
    for (const mismatch of mismatches.slice(0, 20)) t.fail(`seed ${seed}, ${mismatch}; again: npm run simulate -- ${again}`)
    t.ok(crawls > 0 && questions > 0, 'something was crawled and asked')
    t.equal(mismatches.length, 0)
  })
}
