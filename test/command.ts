import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Test } from 'tap'

/** A command of src/commands under way in a process of its own; `said` is what it has said so far, on both streams. */
export interface Command { process: ChildProcess, said: () => string, ended: Promise<number | null> }

/** Where a command that is told nothing else keeps its key. */
const DATA_DIR = join(import.meta.dirname, '../.tap/data')

/** Starts a command with nothing in its environment but this; it is ended with the test. */
export function startCommand (t: Test, name: string, args: readonly string[], env: Record<string, string>): Command {
  const { PATH = '' } = process.env
  const script = join(import.meta.dirname, '../scripts/run.js')
  const child = spawn(process.execPath, [script, name, ...args], { env: { PATH, DATA_DIR, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { said += text })
  const ended = once(child, 'close').then(() => child.exitCode)
  t.teardown(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { process: child, said: () => said, ended }
}

/** Runs a command to its end. */
export async function runCommand (t: Test, name: string, args: readonly string[], env: Record<string, string>): Promise<{ code: number | null, said: string }> {
  const command = startCommand(t, name, args, env)
  return { code: await command.ended, said: command.said() }
}
