import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Test } from 'tap'

/** A crawler in a process of its own; `ended` is its exit code, null when it was killed. */
export interface CrawlerProcess { child: ChildProcess, said: () => string, ended: Promise<number | null> }

export interface CrawlerOptions {
  databaseUrl: string
  /** As REPOSITORIES takes it. */
  repositories: string
  /** A folder with what was built; null: the sources as they are. */
  built: string | null
}

const root = resolve(import.meta.dirname, '../..')

/** Starts `npm run crawl` without npm. It is ended with the test, should the test not have waited for it. */
export function startCrawler (t: Test, { databaseUrl, repositories, built }: CrawlerOptions): CrawlerProcess {
  const { PATH = '' } = process.env
  const command = built === null ? [...process.execArgv, resolve(root, 'src/commands/crawl.ts')] : [resolve(root, built, 'commands/crawl.js')]
  // What the runner tells node lets the child run TypeScript as well; types are checked elsewhere.
  const env = { PATH, DATABASE_URL: databaseUrl, REPOSITORIES: repositories, TS_NODE_TRANSPILE_ONLY: '1' }
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { said += text })
  const ended = once(child, 'close').then(() => child.exitCode)
  t.teardown(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, said: () => said, ended }
}
