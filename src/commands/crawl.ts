import { readConfig } from '../config.ts'
import { recordEntries } from '../archive/entries.ts'
import { crawlRepository } from '../crawler/crawl-repository.ts'
import { exitCodeOf, printReport, progressTeller } from './crawl-progress.ts'
import { crawlTools } from './crawls.ts'
import { openArchive } from './open-archive.ts'
import { runCommand } from './run-command.ts'

/** `npm run crawl`: crawls every configured repository once, asking again for every listed policy; exit code 1 when something failed. */
await runCommand(async () => {
  const config = readConfig()
  if (config.repositories.length === 0) {
    throw new Error('No repository is configured, so there is nothing to crawl: set REPOSITORIES, see .env.example. (The sample is crawled by npm start.)')
  }
  const archive = await openArchive(config, line => console.log(line))
  try {
    await recordEntries(archive.database)
    const exitCodes: number[] = []
    for (const repository of config.repositories) {
      console.log(`Crawls ${repository.url}`)
      const teller = progressTeller(process.stdout)
      const log = { info: () => {}, error: (fields: object, message: string) => console.error(message, fields) }
      const outcome = await crawlRepository(repository, true, crawlTools(config, archive.database, log, teller.tell)).finally(teller.end)
      console.log(outcome === undefined ? `Repository ${repository.id} is being crawled by another process already.` : printReport(outcome))
      exitCodes.push(outcome === undefined ? 1 : exitCodeOf(outcome))
    }
    return Math.max(...exitCodes)
  } finally {
    await archive.close()
  }
})
