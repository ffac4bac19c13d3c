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
}

const script = resolve(import.meta.dirname, '../../scripts/run.js')

/** Starts `npm run crawl` without npm. It is ended with the test, should the test not have waited for it. */
export function startCrawler (t: Test, { databaseUrl, repositories }: CrawlerOptions): CrawlerProcess {
  const { PATH = '' } = process.env
  const env = { PATH, DATABASE_URL: databaseUrl, REPOSITORIES: repositories }
  const child = spawn(process.execPath, [script, 'crawl'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { said += text })
  const ended = once(child, 'close').then(() => child.exitCode)
  t.teardown(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, said: () => said, ended }
}
