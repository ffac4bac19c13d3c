import { mkdtemp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openAnswering, paths } from './answering.js'
import { COURTS, VERSIONS } from './context.js'
import { extra } from './figures.js'
import { load } from './load.js'

/** Where the time of one answer goes: samples of the service's processor time while it answers, by what was running. */
export const profile = {
  name: 'profile',
  goals: 'no goal: where the time of one answer goes, as parts of the service’s processor time under effective-policy',
  run: async context => {
    await context.rest()
    const directory = await mkdtemp(join(context.archives.directory, 'profile-'))
    const answering = await openAnswering(context, COURTS, VERSIONS, {
      BENCH_PROFILE_DIRECTORY: directory,
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'profile-on-signal.js')}`
    })
    try {
      const decisions = await answering.file('decision', paths.decision)
      await turn(answering.service.pid, join(directory, 'begun'))
      await load(answering.service, decisions, context.seconds * 2)
      const text = await turn(answering.service.pid, join(directory, 'profile.json'))
      return [...sharesOf(JSON.parse(text))].sort(([, a], [, b]) => b - a).map(([group, share]) => extra(group, share * 100, ' %'))
    } finally {
      await answering.close()
    }
  }
}

/** Begins a profile or ends it; gives what the service writes then. */
async function turn (pid, file) {
  process.kill(pid, 'SIGUSR2')
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text !== undefined) return text
    await pause(50)
  }
  throw new Error('The service does not write its profile.')
}

/** Each group's part of the samples in which the processor was at work. */
function sharesOf ({ nodes, samples }) {
  const groups = new Map(nodes.map(({ id, callFrame }) => [id, groupOf(callFrame)]))
  const busy = samples.map(id => groups.get(id)).filter(group => group !== undefined)
  const shares = new Map()
  for (const group of busy) shares.set(group, (shares.get(group) ?? 0) + 1 / busy.length)
  return shares
}

// [what a function or its file is called, its group]: the first that fits counts.
const groupings = [
  [/^\(idle\) |^\(root\) /, undefined],
  [/^\(garbage collector\) /, 'collection of garbage'],
  [/^\(program\) /, 'Node outside JavaScript: parser of HTTP, event loop, kernel'],
  [/^(writev?|writeUtf8String|writeLatin1String|writeBuffer|shutdown|readStart) $/, 'writes to the kernel'],
  [/ node:(internal\/)?(_http|http)|node:_http/, 'Node’s HTTP'],
  [/ node:(internal\/)?(net|stream|streams|_stream)|node:net/, 'Node’s sockets and streams'],
  [/ node:/, 'other parts of Node'],
  [/node_modules\/(fastify|find-my-way|avvio|ajv|fast-|@fastify|light-my-request|secure-json-parse|rfdc|reusify)/, 'Fastify and what it is made of'],
  [/node_modules\/(luxon)/, 'luxon'],
  [/node_modules\/(lru-cache)/, 'lru-cache'],
  [/node_modules\//, 'other packages']
]

function groupOf ({ functionName, url }) {
  const text = `${functionName} ${url}`
  const found = groupings.find(([pattern]) => pattern.test(text))
  if (found !== undefined) return found[1]
  const room = /\/(?:src|dist)\/(\w+)\//.exec(url)?.[1]
  return room === undefined ? 'built into V8, and what Fastify compiles' : `ours: ${room}`
}
