import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The PostgreSQL that a service under test has started below its data directory, by the ids of its processes. */
export interface OwnServer { postmaster: number, freeze: () => void, thaw: () => void, kill: () => void }

export async function ownServer (dataDir: string): Promise<OwnServer> {
  const cluster = (await readdir(dataDir)).find(name => /^postgres-\d+$/.test(name)) ?? ''
  const postmaster = Number(readFileSync(join(dataDir, cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  const childrenNow = (): string => {
    try {
      return readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
    } catch {
      // It has ended, and so have they.
      return ''
    }
  }
  const all = (): number[] => [postmaster, ...childrenNow().split(' ').filter(Boolean).map(Number)]
  const tell = (signal: NodeJS.Signals, processes: number[]): void => {
    for (const pid of processes) {
      try {
        process.kill(pid, signal)
      } catch (error) {
        // One that served a connection may have ended by itself.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
      }
    }
  }
  return {
    postmaster,
    freeze: () => tell('SIGSTOP', all()),
    thaw: () => tell('SIGCONT', all()),
    // Its children end when they notice that it is gone, which a frozen one does not.
    kill: () => {
      const processes = all()
      tell('SIGKILL', processes)
    }
  }
}
