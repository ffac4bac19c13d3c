import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Latencies in milliseconds of so many questions a second, asked at their moments whether or not earlier ones are answered. */
export async function askSteadily (port, file, rate, seconds) {
  const child = fork(join(import.meta.dirname, 'steady-process.js'), [port, file, rate, seconds].map(String))
  const ended = once(child, 'exit').then(([code]) => { throw new Error(`The questions at a constant pace ended with exit code ${code}.`) })
  ended.catch(() => {})
  const [figures] = await Promise.race([once(child, 'message'), ended])
  return figures
}
