// npm run bench: what the service achieves, beside yardsticks measured in the same run on the same machine, in turns.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { effectivePolicy, notModified, oneFee } from './against-bare.js'
import { openContext } from './context.js'
import { database } from './database.js'
import { print } from './figures.js'
import { firstPaint } from './first-paint.js'
import { largePolicies } from './large-policies.js'
import { log } from './log.js'
import { lookups } from './lookups.js'
import { memory } from './memory.js'
import { onePolicy } from './one-policy.js'
import { openLoop } from './open-loop.js'
import { pauses } from './pauses.js'
import { profile } from './profile.js'
import { writeReport } from './report.js'
import { scale } from './scale.js'
import { search } from './search.js'
import { size } from './size.js'
import { start } from './start.js'
import { storedBytes } from './stored-bytes.js'
import { unchangedCrawl } from './unchanged-crawl.js'
import { workers } from './workers.js'

/** In the order in which they run: those that share a running service stand together. */
const rows = [effectivePolicy, notModified, oneFee, lookups, memory, database, search, size, workers, openLoop, largePolicies, unchangedCrawl, onePolicy, pauses,
  storedBytes, log, start, firstPaint, profile, scale]

const root = resolve(import.meta.dirname, '../..')
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    json: { type: 'string', default: join(root, 'data/bench.json') },
    write: { type: 'boolean', default: false },
    data: { type: 'string' },
    captures: { type: 'string', default: '10000000' },
    million: { type: 'boolean', default: false }
  }
})
for (const name of ['rounds', 'seconds', 'captures']) if (!/^[1-9]\d*$/.test(options[name])) throw new Error(`--${name} is "${options[name]}": a whole number is expected.`)
const unknown = options.only?.find(name => !rows.some(row => row.name === name))
if (unknown !== undefined) throw new Error(`--only is "${unknown}": one of ${rows.map(({ name }) => name).join(', ')} is expected.`)

// Ten million captures take their time: that row runs when it is asked for.
const chosen = rows.filter(({ name }) => options.only?.includes(name) ?? name !== 'scale')
const say = line => console.log(`      ${line}`)
const context = await openContext({ rounds: Number(options.rounds), seconds: Number(options.seconds), million: options.million, captures: Number(options.captures), data: options.data, say })
const results = []
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { context.close().finally(() => process.exit(1)) })
try {
  for (const row of chosen) {
    results.push(await measure(row))
    // After each row, so that what was measured is not lost with a run that somebody ends.
    await keepFigures()
  }
} finally {
  await context.close()
}
if (results.some(({ failure }) => failure !== undefined)) process.exitCode = 1

async function keepFigures () {
  const outcome = { results: await besideEarlier(results) }
  await mkdir(dirname(options.json), { recursive: true })
  await writeFile(options.json, JSON.stringify(outcome, undefined, 2) + '\n')
  if (options.write || options.only === undefined) await writeReport(outcome.results, rows)
}

/** A row that cannot be measured is told, and the others are measured all the same. */
async function measure ({ name, goals, run }) {
  console.log(`${name}: ${goals}`)
  const about = { name, goals, at: new Date().toISOString(), rounds: context.rounds, seconds: context.seconds, busy: loadavg()[0] }
  try {
    const figures = await run(context)
    for (const figure of figures) console.log(lineOf(figure))
    return { ...about, figures }
  } catch (error) {
    console.log(`fails ${error.message}`)
    return { ...about, figures: [], failure: error.message }
  }
}

/** Rows that were not run stay as the file has them. */
async function besideEarlier (results) {
  const earlier = await readFile(options.json, 'utf8').then(text => JSON.parse(text).results, () => [])
  return rows.flatMap(({ name }) => results.find(result => result.name === name) ?? earlier.find(result => result.name === name) ?? [])
}

function lineOf (figure) {
  const verdict = figure.passes === null ? '' : figure.passes ? 'pass' : 'short'
  return `${verdict.padEnd(5)} ${figure.figure.padEnd(60)} ${print(figure).padStart(12)}  ${figure.goal}`
}
