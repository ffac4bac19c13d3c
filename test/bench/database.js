import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { paths } from './answering.js'
import { COURTS } from './context.js'
import { atLeast, extra, median } from './figures.js'
import { load, run } from './load.js'

/**
 * Which policy was in force in a random court at a random hour, asked of the tables themselves. It knows no doubts, reasons, zones
 * or what was known when; that the service says all these is why it lives here alone.
 */
const AS_OF = `
\\set court random(0, ${COURTS - 1})
\\set day random(104, 7300)
\\set hour random(9, 16)
select p.version, p.published, p.effective, encode(p.sha256, 'hex'), r.recorded_at
  from archive.policy p
  join archive.recorded r using (entry_id)
 where p.organization_key = 'USCABench' || lpad(:court::text, 5, '0')
   and p.effective <= to_char(date '2005-01-03' + :day::integer, 'YYYY-MM-DD') || 'T' || lpad(:hour::text, 2, '0')
 order by p.published desc
 limit 1;
`

/** Answers beside what PostgreSQL itself gives to who asks it, one at a time and ten at once. */
export const database = {
  name: 'database',
  goals: 'effective-policy ÷ pgbench with the same as-of question, one client ≥ 2, ten clients ≥ 0.6',
  run: async context => {
    const answering = await context.answering()
    const script = join(context.archives.directory, 'as-of.sql')
    await writeFile(script, AS_OF)
    const file = await answering.file('decision', paths.decision)
    const measured = { one: [], ten: [], service: [] }
    for (let round = 0; round < context.rounds; round += 1) {
      measured.one.push(await pgbench(answering.url, script, 1, context.seconds))
      measured.ten.push(await pgbench(answering.url, script, 10, context.seconds))
      measured.service.push((await load(answering.service, file, context.seconds)).rate)
    }
    const { one, ten, service } = Object.fromEntries(Object.entries(measured).map(([name, rates]) => [name, median(rates)]))
    return [
      atLeast('effective-policy ÷ pgbench, one client', service / one, 2),
      atLeast('effective-policy ÷ pgbench, ten clients', service / ten, 0.6),
      extra('effective-policy: answers a second', service),
      extra('pgbench, one client: answers a second', one),
      extra('pgbench, ten clients: answers a second', ten)
    ]
  }
}

async function pgbench (url, script, clients, seconds) {
  const args = ['--no-vacuum', '--protocol=prepared', `--client=${clients}`, '--jobs=1', `--time=${seconds}`, `--file=${script}`, url]
  const text = await run('pgbench', args)
  return Number(/^tps = ([\d.]+)/m.exec(text)[1])
}
