import { openLimited } from '../postgres/database.ts'
import { within } from '../postgres/within.ts'
import { runService, type Closing } from '../service/closing.ts'
import { newOutage } from '../service/outage.ts'
import { shareOf } from '../service/share.ts'
import { whenAborted } from '../service/stop-signal.ts'
import type { Counted } from '../http/request-limit.ts'
import { openLog } from '../service/log.ts'
import type { ProcessFigures } from '../service/metrics/metrics.ts'
import { hearPrimary, tellPrimary, type Assignment, type Primary } from '../service/worker.ts'
import { openServing } from './serving.ts'

/** Should the primary process stand still, a request is answered uncounted after so many milliseconds. */
const COUNTED_WITHIN = 250

/** Serves as one of several workers, on the database that the primary process has opened, until that says stop. */
export async function serveAsWorker (): Promise<number> {
  const primary = hearPrimary()
  const { stop, assignment } = primary
  return await runService(stop, async atEnd => {
    const assigned = await Promise.race([assignment, whenAborted(stop).then(() => null)])
    if (assigned !== null) await serve(assigned, primary, atEnd)
  })
}

async function serve (assignment: Assignment, primary: Primary, atEnd: Closing['atEnd']): Promise<void> {
  const { config, url, hasDuties } = assignment
  const { stop, ask } = primary
  const log = openLog(config.logLevel, process.stderr)
  const outage = newOutage(log.error, () => performance.now())
  let { tokens } = assignment
  primary.onTokens(known => { tokens = known })
  const share = shareOf(config, hasDuties)
  const working = openLimited(url, outage.failed, share.working)
  atEnd(working.close)
  const { base, metrics, schedule } = await openServing({
    ...assignment,
    tokens: () => tokens,
    countRequest: async client =>
      (await within(COUNTED_WITHIN, 'The count of a request', ask({ about: 'requests', client }))) as Counted,
    gatherFigures: async () => (await ask({ about: 'figures' })) as ProcessFigures[],
    working,
    share,
    outage,
    log,
    signal: stop,
    atEnd
  })
  primary.tellFigures(metrics.own)
  tellPrimary({ kind: 'serves', base })
  await schedule()
  tellPrimary({ kind: 'ready' })
  await whenAborted(stop)
}
