import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { dataFolder } from './data-folder.ts'
import { lasts } from './length.ts'
import { putLoad } from './load.ts'
import { openStand } from './stand.ts'
import { until } from './until.ts'
import { openValley } from './valley.ts'

// The disk of the embedded database is full in the middle of a crawl: reading goes on, the crawl says that it failed, and once there is room again the next is whole.

t.setTimeout(600_000)

/** A disk of its own, as large as this, where it may be mounted: by root alone, and not in every container. */
function smallDisk (t: Test, folder: string, megabytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    t.comment(`No disk can be mounted here: ${String((error as { stderr?: Buffer }).stderr ?? error).trim()}`)
    return false
  }
  t.teardown(() => { execFileSync('umount', ['--lazy', folder]) })
  return true
}

t.test('a full disk', async t => {
  const folder = join(await dataFolder(t), 'disk')
  mkdirSync(folder)
  if (!smallDisk(t, folder, 256)) {
    t.pass('skipped: this needs a disk of its own')
    return
  }
  let release = (): void => {}
  const valley = await openValley(t, { paths: /Ver1_0_1/, until: new Promise<void>(resolve => { release = resolve }) })
  const stand = await openStand(t, { DATA_DIR: folder }, valley)
  const crawl = await stand.beginCrawl()
  await until(() => valley.site.requests.some(({ path }) => path.includes('Ver1_0_1')))
  // What is in force today is asked for first, and kept by now or in a moment.
  const questions = stand.questions.filter(({ path }) => path.includes('at=2020'))
  await until(async () => (await Promise.all(questions.map(async ({ path }) => (await stand.ask(path)).status))).every(status => status === 200))
  const asked = putLoad(t, stand.base, [...questions, { kind: 'database', path: crawl, wrong: ({ state }) => state === 'done' ? 'The crawl cannot be done.' : undefined }])
  const filler = join(folder, 'filler')
  await fill(filler)
  release()
  await lasts(async () => (await stand.ask(crawl)).body.state === 'failed')
  // Reading goes on, that of the crawl too.
  await asked.goesOn()
  t.match(stand.service().said(), 'No space left on device', 'the log says why')

  await rm(filler)
  t.equal(await stand.ended(await stand.beginCrawl()), 'done')
  const { body: { items } } = await stand.ask('/v1/captures?limit=200')
  t.equal(new Set(items.filter(({ outcome }: { outcome: string }) => outcome === 'fetched').map(({ url }: { url: string }) => url)).size, valley.documents)
  const load = putLoad(t, stand.base, stand.questions)
  await load.goesOn()
  await Promise.all([asked.stop(), load.stop()])
  t.same([...asked.wrong, ...load.wrong], [])
  t.equal(await stand.verify(), undefined)
  t.equal(await stand.stop(), 0)
})

/** Writes until there is no room left. */
async function fill (path: string): Promise<void> {
  const file = await open(path, 'w')
  for (const bytes of [1024 * 1024, 4096]) {
    const block = Buffer.alloc(bytes, 1)
    try {
      for (;;) await file.write(block)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
  await file.close()
}
