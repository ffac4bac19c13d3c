import { coverEarlier } from '../archive/late-digests.ts'
import { forWork } from '../postgres/database.ts'
import { runService, type Closing } from '../service/closing.ts'
import { readConfig, type Config } from '../service/config.ts'
import { openArchive, type OpenArchive } from '../service/open-archive.ts'
import { openLog, type ServiceLog } from '../service/log.ts'
import { newOutage, type Outage } from '../service/outage.ts'
import { newRequestCounts } from '../service/request-counts.ts'
import { recordSettings } from '../service/settings.ts'
import { shareOf } from '../service/share.ts'
import { stopSignal, whenAborted } from '../service/stop-signal.ts'
import { newOneTimeTokens, watchTokens, type WatchedTokens } from '../service/tokens.ts'
import { realTimers } from '../timing/timers.ts'
import { isWorker } from '../service/worker.ts'
import { startWorkers } from '../service/workers.ts'
import { sayHello } from './greeting.ts'
import { runCommand } from './run-command.ts'
import { serveAsWorker } from './serve-as-worker.ts'
import { openServing, repositoriesAt } from './serving.ts'

/** `npm start`: migrate, serve, crawl by schedule, and at once what was never crawled. */
await runCommand(async () => {
  if (isWorker()) return await serveAsWorker()
  const stop = stopSignal()
  return await runService(stop, async atEnd => await serve(readConfig(), stop, atEnd))
})

/**
 * Serves until it is stopped, or its database is gone for good; whatever
 * is open by then, or when it fails, is closed by what `atEnd` was given.
 */
async function serve (config: Config, stop: AbortSignal, atEnd: Closing['atEnd']): Promise<void> {
  const gone = new AbortController()
  const end = AbortSignal.any([stop, gone.signal])
  const log = openLog(config.logLevel, process.stderr)
  const outage = newOutage(log.error, () => performance.now())
  const archive = await openArchive(config, line => console.log(line), {
    limits: forWork,
    onIdleError: outage.failed,
    onGone: error => gone.abort(error)
  })
  atEnd(archive.close)
  await recordSettings(archive.database, config)
  const covered = coverEarlier(archive.database, stop).catch((error: unknown) =>
    log.error('Entries from before digests could not be covered; the next start goes on.', error)
  )
  atEnd(async () => await covered)
  const oneTime = config.sample ? newOneTimeTokens() : null
  const tokens = await watchTokens(config, oneTime, { timers: realTimers, log })
  atEnd(tokens.close)
  const base = await (config.workers === 1 ? serveAlone : serveByWorkers)({
    config,
    archive,
    outage,
    log,
    tokens,
    signal: end,
    atEnd
  })
  if (!end.aborted) sayHello(base, archive.place, repositoriesAt(base, config), oneTime)
  await whenAborted(end)
  if (!stop.aborted) throw gone.signal.reason
}

interface Given {
  config: Config
  archive: OpenArchive
  outage: Outage
  log: ServiceLog
  tokens: WatchedTokens
  signal: AbortSignal
  atEnd: Closing['atEnd']
}

/** Serves in this process; gives where, as soon as what was never crawled before has been. */
async function serveAlone ({ config, archive, outage, log, tokens, signal, atEnd }: Given): Promise<string> {
  const { url } = archive
  const { base, schedule } = await openServing({
    config,
    url,
    tokens: tokens.current,
    countRequest: newRequestCounts(() => performance.now()),
    hasDuties: true,
    working: archive,
    share: shareOf(config, true),
    outage,
    log,
    signal,
    atEnd
  })
  await schedule()
  return base
}

/** The same in several processes, which share the port. */
async function serveByWorkers ({ config, archive: { url }, log, tokens, signal, atEnd }: Given): Promise<string> {
  const countRequest = newRequestCounts(() => performance.now())
  const started = startWorkers({ config, url }, { tokens, countRequest, log: log.warn, atEnd }).then(
    async ({ base, ready }) => {
      await ready
      return base
    }
  )
  // Who is stopped by then does not wait for workers that still begin.
  return await Promise.race([started, whenAborted(signal).then(() => '')])
}
