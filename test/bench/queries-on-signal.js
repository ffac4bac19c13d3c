// Loaded into a service by --import: notes what it asks the database, each question with the values that took longest; SIGUSR2 writes it.
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import pg from 'pg'

const directory = process.env.BENCH_QUERIES_DIRECTORY
const asked = new Map()

if (isMainThread && directory !== undefined) {
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (...args) {
    const [config, values] = args
    const text = typeof config === 'string' ? config : config?.text
    const answer = Reflect.apply(query, this, args)
    if (text !== undefined && typeof answer?.then === 'function') note(text.trim(), config?.values ?? values ?? [], config?.name ?? null, answer)
    return answer
  }
  process.on('SIGUSR2', () => {
    const file = join(directory, 'queries.json')
    writeFileSync(`${file}.new`, JSON.stringify([...asked.values()]))
    renameSync(`${file}.new`, file)
  })
}

function note (text, values, name, answer) {
  const since = performance.now()
  answer.then(() => {
    const ms = performance.now() - since
    const entry = asked.get(text) ?? { text, name, count: 0, ms: 0, most: -1, values: [] }
    asked.set(text, entry)
    entry.count += 1
    entry.ms += ms
    if (ms > entry.most) Object.assign(entry, { most: ms, values: Array.isArray(values) ? values : [] })
  }, () => {})
}
