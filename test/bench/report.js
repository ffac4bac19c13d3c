import { writeFile } from 'node:fs/promises'
import { cpus, release, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { print } from './figures.js'
import { reasonsOf } from './reasons.js'
import { writeScale } from './scale-report.js'

const file = join(resolve(import.meta.dirname, '../..'), 'docs/performance.md')

/** Goals are about medians of as many. */
const LEAST_ROUNDS = 5

/** Writes docs/performance.md: the machine, the goals with what was measured, where the time of one answer goes; and docs/scale.md. */
export async function writeReport (results, rows) {
  await writeFile(file, `${pageOf(results, rows).join('\n')}\n`)
  const scale = results.find(({ name, figures }) => name === 'scale' && figures.length > 0)
  if (scale !== undefined) await writeScale(scale, machine())
}

function pageOf (results, rows) {
  const own = results.filter(({ name }) => name !== 'profile' && name !== 'scale')
  const figures = own.flatMap(({ figures }) => figures)
  const goals = figures.filter(({ passes }) => passes !== null)
  return [
    '# Performance',
    '',
    'Written by `npm run bench`: each row is of one run on one machine, measured in turns, the median of its rounds. How it is measured',
    'stands in `test/bench`, a file a row.',
    '',
    ...runsOf(results),
    `- ${machine()}`,
    '- 3,000 made-up courts with 102,000 versions unless a row says otherwise; a random court and instant for each question, sixteen',
    '  connections, by wrk in a process of its own',
    '- The bare servers have the route pattern and schemas of the real route, and send as many bytes and header fields as a real answer',
    '',
    `${goals.filter(({ passes }) => passes).length} of ${goals.length} goals are met.`,
    '',
    ...table(['what', 'measured', 'goal', ''], goals.map(figure => [figure.figure, print(figure), figure.goal, figure.passes ? 'pass' : 'short'])),
    ...reasonsOf(goals),
    ...failures(own),
    ...missing(results, rows),
    '## Where the time of one answer goes',
    '',
    'Samples of the service’s processor time while wrk asks it for `effective-policy`.',
    '',
    ...table(['what', 'part'], results.find(({ name }) => name === 'profile')?.figures.map(figure => [figure.figure, print(figure)]) ?? []),
    '## Behind the ratios',
    '',
    ...table(['what', 'measured'], figures.filter(({ passes }) => passes === null).map(figure => [figure.figure, print(figure)])),
    ...manual
  ]
}

/** When which rows were measured, and how long. */
function runsOf (results) {
  const runs = results.reduce((map, row) => map.set(runOf(row), [...map.get(runOf(row)) ?? [], row]), new Map())
  const most = Math.max(...results.map(({ busy }) => busy))
  const lines = [...runs].map(([run, own]) => `- ${run}: ${own.map(({ name }) => name).join(', ')}`)
  const few = results.some(({ rounds }) => rounds < LEAST_ROUNDS) ? `; fewer than ${LEAST_ROUNDS} rounds are a first look, no verdict` : ''
  return [...lines, `- up to ${most.toFixed(1)} programs wanted a processor when a row began${few}`]
}

/** What has a goal and no figure is told, so that nobody takes the table for all of them. */
function missing (results, rows) {
  const absent = rows.filter(({ name }) => name !== 'scale' && !results.some(result => result.name === name))
  return absent.length === 0 ? [] : ['Not run:', '', ...absent.map(({ name, goals }) => `- ${name}: ${goals}`), '']
}

const runOf = ({ at, rounds, seconds }) => `${at.slice(0, 10)}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s`

function failures (results) {
  const failed = results.filter(({ failure }) => failure !== undefined)
  if (failed.length === 0) return []
  return ['Not measured:', '', ...failed.map(({ name, failure }) => `- ${name}: ${failure.replace(/\s+/g, ' ').slice(0, 300)}`), '']
}

const manual = [
  '## How to run it',
  '',
  '```sh',
  'npm run bench                              # all rows, which takes most of an hour; writes this page and data/bench.json',
  'npm run bench -- --only effective-policy   # one row, or several with --only again',
  'npm run bench -- --rounds 1 --seconds 1    # for a first look',
  'npm run bench -- --only memory --million   # with a million versions as well',
  'npm run bench -- --data ../bench-data      # keeps the made-up archives there for the next run',
  'npm run bench -- --only scale --write      # ten million captures, for docs/scale.md',
  '```',
  '',
  'It needs `wrk` (`apt-get install wrk`) and `pgbench` (`apt-get install postgresql-contrib`), starts a PostgreSQL of its own in a',
  'temporary directory, and leaves nothing. Other work on the machine makes all figures worse, ratios less than the others.'
]

function machine () {
  const [{ model }] = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${cpus().length} processors (${model.trim()}), ${memory} GB of memory, Linux ${release().split('-')[0]}, Node ${process.version}`
}

const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`, ...rows.map(cells => `| ${cells.join(' | ')} |`), '']
