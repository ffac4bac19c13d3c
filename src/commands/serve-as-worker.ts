import { openLimited } from '../postgres/database.ts'
import { runService, type Closing } from '../service/closing.ts'
import { newOutage } from '../service/outage.ts'
import { shareOf } from '../service/share.ts'
import { whenAborted } from '../service/stop-signal.ts'
import { hearPrimary, tellPrimary, type Assignment } from '../service/worker.ts'
import { openServing } from './serving.ts'

/** Serves as one of several workers, on the database that the primary process has opened, until that says stop. */
export async function serveAsWorker (): Promise<number> {
  const { stop, assignment } = hearPrimary()
  return await runService(stop, async atEnd => {
    const assigned = await Promise.race([assignment, whenAborted(stop).then(() => null)])
    if (assigned !== null) await serve(assigned, stop, atEnd)
  })
}

async function serve (assignment: Assignment, stop: AbortSignal, atEnd: Closing['atEnd']): Promise<void> {
  const { config, url, hasDuties } = assignment
  const outage = newOutage(line => console.error(`Worker ${process.pid}: ${line}`), () => performance.now())
  const share = shareOf(config, hasDuties)
  const working = openLimited(url, outage.failed, share.working)
  atEnd(working.close)
  const { base, schedule } = await openServing({ ...assignment, working, share, outage, signal: stop, atEnd })
  tellPrimary({ kind: 'serves', base })
  await schedule()
  tellPrimary({ kind: 'ready' })
  await whenAborted(stop)
}
