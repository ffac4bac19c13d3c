import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** What tells that somebody publishes in a repository; hidden, so that nobody takes it for a part of it. */
const LOCK = '.publish.lock'

const PATIENCE_MS = 30_000
const LOOK_AGAIN_MS = 50

/**
 * Does something while nobody else publishes in a repository. Who died while
 * he did is passed over; who takes longer than half a minute is told of.
 */
export async function alone<T> (repository: string, act: () => Promise<T>): Promise<T> {
  const path = join(repository, LOCK)
  for (let waited = 0; !await take(path); waited += LOOK_AGAIN_MS) {
    if (await isLeftBehind(path)) await rm(path, { force: true })
    else if (waited >= PATIENCE_MS) {
      throw new Error(
        `Somebody else publishes in this repository (${path}): try again when that is done; where nobody does, remove that file.`
      )
    } else await wait(LOOK_AGAIN_MS)
  }
  try {
    return await act()
  } finally {
    await rm(path, { force: true })
  }
}

async function take (path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Its process is gone. A file that says none yet is just being written. */
async function isLeftBehind (path: string): Promise<boolean> {
  const pid = Number(await readFile(path, 'utf8').catch(() => ''))
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
