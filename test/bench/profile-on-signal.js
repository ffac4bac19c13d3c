// Loaded into a service by --import: SIGUSR2 begins a profile of its processor time, the next one writes it. The start is not in it.
import { renameSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'

const directory = process.env.BENCH_PROFILE_DIRECTORY
const session = new Session()
let isRunning = false

if (isMainThread && directory !== undefined) process.on('SIGUSR2', () => { turn() })

async function turn () {
  if (isRunning) {
    const { profile } = await session.post('Profiler.stop')
    keep('profile.json', JSON.stringify(profile))
  } else {
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: 200 })
    await session.post('Profiler.start')
    keep('begun', '')
  }
  isRunning = !isRunning
}

/** There at once, or not at all. */
function keep (name, text) {
  writeFileSync(join(directory, `${name}.new`), text)
  renameSync(join(directory, `${name}.new`), join(directory, name))
}
