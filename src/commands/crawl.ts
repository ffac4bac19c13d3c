import { readConfig, type Config } from '../service/config.ts'
import { forWork } from '../postgres/database.ts'
import type { Network } from '../crawler/network.ts'
import { crawlNetwork } from '../service/crawls.ts'
import { openArchive, type OpenArchive } from '../service/open-archive.ts'
import { crawlOnce } from './crawl-once.ts'
import { runCommand } from './run-command.ts'
import { recordSettings } from '../service/settings.ts'
import { stopSignal } from '../service/stop-signal.ts'

/**
 * `npm run crawl`: crawls every configured repository once, asking again for every listed policy;
 * exit code 1 when something failed. Ctrl-C ends the crawl under way and leaves out the rest.
 */
await runCommand(async () => {
  const config = readConfig()
  if (config.repositories.length === 0) {
    throw new Error(
      'No repository is configured, so there is nothing to crawl: set REPOSITORIES, see .env.example. (The sample is crawled by npm start.)'
    )
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

async function crawlAll (
  config: Config,
  { database }: OpenArchive,
  network: Network,
  signal: AbortSignal
): Promise<number> {
  const { repositories } = config
  let exitCode = 0
  for (const repository of repositories) {
    if (signal.aborted) return 1
    console.log(`Crawls ${repository.url}`)
    exitCode = Math.max(exitCode, await crawlOnce(repository, { config, database, repositories, network, signal }))
  }
  return exitCode
}
