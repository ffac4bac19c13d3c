import { readConfig, type Config } from '../service/config.ts'
import { forWork } from '../postgres/database.ts'
import { crawlRepository } from '../crawler/crawl-repository.ts'
import type { Network } from '../crawler/network.ts'
import { exitCodeOf, printReport, progressTeller } from './crawl-progress.ts'
import { crawlNetwork, crawlTools } from '../service/crawls.ts'
import { openArchive, type OpenArchive } from '../service/open-archive.ts'
import { runCommand } from './run-command.ts'
import { recordSettings } from '../service/settings.ts'
import { stopSignal } from '../service/stop-signal.ts'

/**
 * `npm run crawl`: crawls every configured repository once, asking again for every listed policy; exit code 1 when something failed.
 * Ctrl-C ends the crawl under way and leaves out the rest.
 */
await runCommand(async () => {
  const config = readConfig()
  if (config.repositories.length === 0) {
    throw new Error('No repository is configured, so there is nothing to crawl: set REPOSITORIES, see .env.example. (The sample is crawled by npm start.)')
  }
  const stop = stopSignal(1)
  const network = crawlNetwork(config.repositories)
  const archive = await openArchive(config, line => console.log(line), { limits: forWork })
  try {
    await recordSettings(archive.database, config)
    return await crawlAll(config, archive, network, stop)
  } finally {
    await network.close()
    await archive.close()
  }
})

async function crawlAll (config: Config, { database }: OpenArchive, network: Network, stop: AbortSignal): Promise<number> {
  const log = { info: () => {}, error: (fields: object, message: string) => console.error(message, fields) }
  const { repositories } = config
  let exitCode = 0
  for (const repository of repositories) {
    if (stop.aborted) return 1
    console.log(`Crawls ${repository.url}`)
    const teller = progressTeller(process.stdout)
    const outcome = await crawlRepository(repository, true, crawlTools({ config, database, repositories, network, log, signal: stop }, teller.tell)).finally(teller.end)
    if (outcome === undefined && stop.aborted) return 1
    console.log(outcome === undefined ? `Repository ${repository.id} is being crawled by another process already, or one died a moment ago: try again in a minute.` : printReport(outcome))
    exitCode = Math.max(exitCode, outcome === undefined ? 1 : exitCodeOf(outcome))
  }
  return exitCode
}
